import { z } from 'zod';

export const TakeTokenInput = z.strictObject({
  /** What is limited: `api-key`, `portal`. */
  scope: z.string().min(1).max(40),
  /** Who: a key's id, an address. Only its digest is kept. */
  subject: z.string().max(200),
  /** How many for long. */
  perSecond: z.number().positive(),
  /** How many at once. */
  burst: z.int().min(1),
});
export type TakeTokenInput = z.output<typeof TakeTokenInput>;
