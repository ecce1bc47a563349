import { z } from 'zod';
import { hasYear } from '@/lib/time';
import { dayOrMoment, locationCode, skuCode } from './inputs';

const quantity = z.int().min(1).max(10_000_000);
const reference = z.string().trim().max(100).optional();
const receiptId = z.int().min(1);

/** Goods that somebody has ordered and that will come: each SKU is a receipt of its own. */
export const ExpectGoodsInput = z.strictObject({
  location: locationCode,
  expectedAt: dayOrMoment,
  reference,
  lines: z
    .array(z.strictObject({ sku: skuCode, quantity }))
    .min(1, 'Say which goods, and how many')
    .max(500),
});
export type ExpectGoodsInput = z.output<typeof ExpectGoodsInput>;

/** `quantity` is all that is expected, what has arrived included. */
export const ChangeExpectedInput = z.strictObject({
  receiptId,
  quantity,
  expectedAt: dayOrMoment,
  reference,
});
export type ChangeExpectedInput = z.output<typeof ChangeExpectedInput>;

export const CancelExpectedInput = z.strictObject({ receiptId });
export type CancelExpectedInput = z.output<typeof CancelExpectedInput>;

export const incomingTabs = ['open', 'overdue', 'closed'] as const;
export type IncomingTab = (typeof incomingTabs)[number];

/** The list's address. A parameter that makes no sense is ignored. */
export const IncomingFilter = z.object({
  tab: z.enum(incomingTabs).catch('open').default('open'),
  location: locationCode.optional().catch(undefined),
  q: skuCode.optional().catch(undefined),
  /** The last row seen, `moment~id`. */
  after: z
    .string()
    .transform((text) => text.split('~'))
    .pipe(z.tuple([z.iso.datetime().refine(hasYear), z.string().regex(/^[1-9]\d{0,15}$/)]))
    .optional()
    .catch(undefined),
});
export type IncomingFilter = z.output<typeof IncomingFilter>;
