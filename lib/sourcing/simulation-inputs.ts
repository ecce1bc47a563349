import { z } from 'zod';

/** How many of the last orders a draft may be tried on. */
export const sampleSizes = [100, 500, 2_000, 10_000] as const;
export type SampleSize = (typeof sampleSizes)[number];

/** Of the page's address: what makes no sense is ignored. */
export const SampleSizeInput = z.coerce
  .number()
  .pipe(z.literal([...sampleSizes]))
  .catch(500);

const text = (max: number) => z.string().trim().min(1).max(max);
const blank = (value: unknown) => (value === '' ? undefined : value);

/** One order to walk through the rules: one that is there, by its number, or one that is made up. */
export const TryOrderInput = z.union([
  z.object({ number: z.preprocess(blank, text(40)) }),
  z.object({
    skus: z
      .preprocess(blank, text(1000))
      .transform((words) => words.split(/[\s,;]+/).filter(Boolean))
      .pipe(z.array(text(100)).min(1).max(50)),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'Two letters, for example FR'),
    postcode: z.preprocess(blank, text(20).optional()),
  }),
]);
export type TryOrderInput = z.output<typeof TryOrderInput>;
