import { z } from 'zod';

const sku = z.string().trim().min(1).max(100);
const location = z.string().trim().min(1).max(60);
const reason = z.string().trim().min(1).max(300);

/** What arrived. Waiting orders are served at once, oldest first. */
export const ReceiveStockInput = z.strictObject({
  location,
  lines: z
    .array(z.strictObject({ sku, quantity: z.int().min(1).max(10_000_000) }))
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
