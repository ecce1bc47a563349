import { z } from 'zod';

/** The list's address. A parameter that makes no sense is ignored. */
export const CustomersFilter = z.object({
  q: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .refine((value) => !value.includes('\0'))
    .optional()
    .catch(undefined),
  after: z.coerce.number().pipe(z.int().positive()).optional().catch(undefined),
});
export type CustomersFilter = z.output<typeof CustomersFilter>;
