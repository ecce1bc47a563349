import { z } from 'zod';
import { hasYear } from '@/lib/time';
import { locationCode, skuCode } from './inputs';

const countId = z.int().min(1);
const bin = z.string().trim().min(1).max(30);
const units = z.int().min(0).max(10_000_000);

/** What is to be counted: some SKUs, a stretch of bins, a category, or all that the location has ever had. */
export const OpenCountInput = z.strictObject({
  location: locationCode,
  note: z.string().trim().max(300).optional(),
  scope: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('skus'), skus: z.array(skuCode).min(1).max(2000) }),
    z.strictObject({ by: z.literal('bins'), from: bin, to: bin }),
    z.strictObject({ by: z.literal('category'), category: z.string().trim().min(1).max(200) }),
    z.strictObject({ by: z.literal('all') }),
  ]),
});
export type OpenCountInput = z.output<typeof OpenCountInput>;

/** One more (or several) of what was scanned, or how many there are. `counted: null` takes the line's count away again. */
export const EnterCountInput = z
  .strictObject({
    countId,
    /** A SKU or the barcode on the goods. */
    code: skuCode,
    add: z.int().min(1).max(100_000).optional(),
    counted: units.nullable().optional(),
  })
  .refine(({ add, counted }) => (add === undefined) !== (counted === undefined), {
    error: 'Say how many',
    path: ['counted'],
  });
export type EnterCountInput = z.output<typeof EnterCountInput>;

/** `uncounted`: lines that nobody counted stay as they are, or nothing of them is there. */
export const SubmitCountInput = z.strictObject({ countId, uncounted: z.enum(['leave', 'zero']) });
export type SubmitCountInput = z.output<typeof SubmitCountInput>;

export const CountInput = z.strictObject({ countId });
export type CountInput = z.output<typeof CountInput>;

export const countTabs = ['open', 'counted', 'posted', 'all'] as const;
export type CountTab = (typeof countTabs)[number];

export const CountFilter = z.object({
  tab: z.enum(countTabs).catch('all').default('all'),
  location: locationCode.optional().catch(undefined),
  /** The last row seen, `moment~id`. */
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([z.iso.datetime().refine(hasYear), z.string().regex(/^[1-9]\d{0,15}$/)]))
    .optional()
    .catch(undefined),
});
export type CountFilter = z.output<typeof CountFilter>;

export const countLineTabs = ['differences', 'all', 'uncounted'] as const;
/** Lines of one count: which, and after which SKU. */
export const CountLineFilter = z.object({
  show: z.enum(countLineTabs).optional().catch(undefined),
  after: skuCode.optional().catch(undefined),
});
export type CountLineFilter = z.output<typeof CountLineFilter>;
