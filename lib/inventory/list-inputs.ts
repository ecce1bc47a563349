import { z } from 'zod';

const word = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .refine((value) => !value.includes('\0'))
  .optional()
  .catch(undefined);

/** The address of the stock list and of one SKU's movements. A parameter that makes no sense is ignored. */
export const StockFilter = z.object({ q: word, location: word, cursor: word });
export type StockFilter = z.output<typeof StockFilter>;
