import { z } from 'zod';

const amount = z.int().min(0).max(1_000_000_000_000);

const text = (max: number) => z.string().trim().min(1).max(max);

/** One product with one variant. A bundle names its components and carries no stock of its own. */
export const AddProductInput = z.strictObject({
  sku: text(100),
  name: text(300),
  category: text(200).optional(),
  kind: z.enum(['physical', 'digital', 'service', 'made_to_order', 'bundle']).default('physical'),
  /** Left out: physical goods are stocked, everything else is not. */
  stocked: z.boolean().optional(),
  backorder: z.enum(['never', 'expected', 'always']).default('never'),
  weightG: z.int().min(0).max(10_000_000).optional(),
  priceAmount: amount.optional(),
  picture: text(500).optional(),
  /** What a scanner reads from the goods, when it is not the SKU. */
  barcode: text(48).regex(/^\S+$/, 'No spaces').optional(),
  components: z
    .array(z.strictObject({ sku: text(100), quantity: z.int().min(1).max(1000) }))
    .max(50)
    .default([]),
});
export type AddProductInput = z.input<typeof AddProductInput>;
