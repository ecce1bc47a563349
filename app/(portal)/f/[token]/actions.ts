'use server';

import { z } from 'zod';
import { visitorAction } from '@/app/portal-action';
import { getFeedbackLink } from '@/lib/customers/portal-queries';
import { Refusal } from '@/lib/errors';
import { answerFeedback } from '@/lib/feedback/answer-feedback';

const Answer = z.object({
  token: z.string().min(20).max(100),
  score: z.coerce.number('Choose a number from 1 to 5').int().min(1, 'Choose a number from 1 to 5').max(5),
  comment: z.string().trim().max(4000, 'At most 4,000 characters').optional(),
});

/** Whoever holds the mail may answer for it, and for nothing else. */
export const answerAction = visitorAction(Answer, async (door, { token, score, comment }, at) => {
  const asked = await getFeedbackLink(door, token, at);
  if (!asked) throw new Refusal('not_found', 'This link is too old.');
  const customer = { kind: 'customer', orderId: asked.orderId, proven: false } as const;
  await answerFeedback(customer, { feedbackId: asked.id, score, comment }, at);
  return `/f/${token}`;
});
