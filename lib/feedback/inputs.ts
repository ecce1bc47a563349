import { z } from 'zod';

export const AskFeedbackInput = z.strictObject({
  orderId: z.int().positive(),
  kind: z.enum(['delivery', 'return', 'support', 'review']).default('delivery'),
  askKey: z.string().trim().min(1).max(200),
});
export type AskFeedbackInput = z.output<typeof AskFeedbackInput>;

/** Once per asking; the same asking may be answered anew for 7 days. */
export const AnswerFeedbackInput = z.strictObject({
  feedbackId: z.int().positive(),
  score: z.coerce.number().pipe(z.int().min(1).max(5)),
  comment: z.string().trim().max(4000).optional(),
});
export type AnswerFeedbackInput = z.output<typeof AnswerFeedbackInput>;
