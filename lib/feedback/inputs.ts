import { z } from 'zod';
import { hasYear } from '@/lib/time';

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

const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);
const day = z.iso.date().refine(hasYear).optional().catch(undefined);

/** The list's address. A parameter that makes no sense is ignored, never an error. */
export const FeedbackFilter = z.object({
  from: day,
  to: day,
  score: z.coerce.number().pipe(z.int().min(1).max(5)).optional().catch(undefined),
  commented: z
    .literal('yes')
    .transform(() => true)
    .optional()
    .catch(undefined),
  /** The last row seen, `moment~id`. */
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([z.iso.datetime().refine(hasYear), id]))
    .optional()
    .catch(undefined),
});
export type FeedbackFilter = z.output<typeof FeedbackFilter>;
