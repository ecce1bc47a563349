import { z } from 'zod';
import { hasYear } from '@/lib/time';

const printable = (text: string) => !text.includes('\0');
export const skuCode = z.string().trim().min(1).max(100).refine(printable);
export const locationCode = z.string().trim().min(1).max(60).refine(printable);
export const reason = z.string().trim().min(1).max(300).refine(printable);
const [sku, location] = [skuCode, locationCode];

/** A day is its noon, so that it is the same day wherever somebody reads it. */
export const dayOrMoment = z.union([
  z.date(),
  z.iso
    .date()
    .refine(hasYear)
    .transform((day) => new Date(`${day}T12:00:00Z`)),
  z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
]);

/** What arrived. Waiting orders are served at once, oldest first. */
export const ReceiveStockInput = z.strictObject({
  location,
  lines: z
    .array(
      z.strictObject({
        sku,
        quantity: z.int().min(1).max(10_000_000),
        /** The expected receipt it comes from; without it the earliest is met first. */
        expectedId: z.int().min(1).optional(),
      }),
    )
    .min(1)
    .max(5000),
  reference: z.string().trim().max(100).optional(),
});
export type ReceiveStockInput = z.output<typeof ReceiveStockInput>;

/** A difference, with its reason: found, lost, broken (`damaged` moves sellable units to damaged). */
export const AdjustStockInput = z.strictObject({
  sku,
  location,
  quantity: z
    .int()
    .min(-10_000_000)
    .max(10_000_000)
    .refine((value) => value !== 0, 'Say by how many'),
  kind: z.enum(['correction', 'damaged']).default('correction'),
  reason,
});
export type AdjustStockInput = z.output<typeof AdjustStockInput>;

/** What lies on the shelf, counted. Below what is reserved, the youngest unpicked units go back to waiting. */
export const CountStockInput = z.strictObject({
  sku,
  location,
  counted: z.int().min(0).max(10_000_000),
});
export type CountStockInput = z.output<typeof CountStockInput>;

/** The shelf where it lies. Empty: none in particular. */
export const NameBinInput = z.strictObject({ sku, location, bin: z.string().trim().max(30) });
export type NameBinInput = z.output<typeof NameBinInput>;
