import { z } from 'zod';
import { movementKinds } from '@/db/statuses';

const word = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .refine((value) => !value.includes('\0'))
  .optional()
  .catch(undefined);

/** Low: at or below what staff have said; out: nothing to promise; short: more is kept or reserved than is there. */
export const stockStates = ['low', 'out', 'short'] as const;
export type StockState = (typeof stockStates)[number];

/** The address of the stock list and of one SKU's movements. A parameter that makes no sense is ignored. */
export const StockFilter = z.object({
  q: word,
  location: word,
  category: word,
  show: z.enum(stockStates).optional().catch(undefined),
  /** Of movements. */
  kind: z.enum(movementKinds).optional().catch(undefined),
  cursor: word,
});
export type StockFilter = z.output<typeof StockFilter>;
