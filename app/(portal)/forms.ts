import { z } from 'zod';

export const LookUpForm = z.object({
  reference: z.string().trim().min(1, 'The number is needed').max(60, 'That is too long for an order number'),
  proof: z.string().trim().min(1, 'One of the three is needed').max(254, 'That is too long'),
});

/** Where the mailed code leads: never an address from outside. */
export const nextPage = z.enum(['track', 'return']).catch('track');
export type NextPage = z.output<typeof nextPage>;
