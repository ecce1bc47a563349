import { z } from 'zod';
import { hasYear } from '@/lib/time';

/** Tabs of the returns inbox, in the order of a return's life. */
export const returnTabs = [
  'open',
  'needs_decision',
  'on_the_way',
  'to_inspect',
  'to_refund',
  'closed',
  'all',
] as const;
export type ReturnTab = (typeof returnTabs)[number];

const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/** The inbox's address. A parameter that makes no sense is ignored, never an error. */
export const ReturnsFilter = z.object({
  tab: z.enum(returnTabs).catch('open').default('open'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((text) => !text.includes('\0'))
    .optional()
    .catch(undefined),
  /** The last row seen, `moment~order~return`. */
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([z.iso.datetime().refine(hasYear), id, id]))
    .optional()
    .catch(undefined),
});
export type ReturnsFilter = z.output<typeof ReturnsFilter>;
