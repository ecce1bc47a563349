import { inArray } from 'drizzle-orm';
import { pgCode, pgConstraint, transaction } from '@/db';
import { bundleComponents, products, variants } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { AddProductInput } from './inputs';

/** Adds a SKU to the catalog. Bundles are made of SKUs that are there and are no bundles themselves. */
export async function addProduct(
  actor: Actor,
  input: AddProductInput,
  at: Date,
): Promise<{ variantId: number }> {
  permit(actor, 'catalog.write');
  const { sku, name, category, kind = 'physical', components = [] } = input;
  if ((kind === 'bundle') !== components.length > 0)
    throw new Refusal('invalid', 'A bundle, and only a bundle, has components.');
  if (kind === 'bundle' && input.stocked)
    throw new Refusal('invalid', 'A bundle has no stock of its own: its components have.');

  try {
    return await transaction(async (tx) => {
      const codes = components.map((component) => component.sku);
      const parts =
        codes.length === 0
          ? []
          : await tx
              .select({ id: variants.id, sku: variants.sku, kind: variants.kind })
              .from(variants)
              .where(inArray(variants.sku, codes));
      if (new Set(codes).size !== codes.length)
        throw new Refusal('invalid', 'Each component is named once, with its quantity.');
      const unfit = codes.filter(
        (code) => !parts.some((part) => part.sku === code && part.kind !== 'bundle'),
      );
      if (unfit.length > 0)
        throw new Refusal(
          'invalid',
          `These cannot be components: ${unfit.join(', ')}. Each must be a SKU, and no bundle.`,
        );

      const [product] = await tx.insert(products).values({ name, category }).returning({ id: products.id });
      if (!product) throw new Error('A product was not stored.');
      const [variant] = await tx
        .insert(variants)
        .values({
          productId: product.id,
          sku,
          name,
          kind,
          stocked: input.stocked ?? kind === 'physical',
          backorder: input.backorder,
          weightG: input.weightG,
          priceAmount: input.priceAmount,
          picture: input.picture,
          barcode: input.barcode,
        })
        .returning({ id: variants.id });
      if (!variant) throw new Error('A variant was not stored.');
      if (parts.length > 0)
        await tx.insert(bundleComponents).values(
          parts.map((part) => ({
            bundleId: variant.id,
            componentId: part.id,
            quantity: components.find((component) => component.sku === part.sku)?.quantity ?? 1,
          })),
        );
      await record(tx, actor, at, { type: 'product.added', subject: `variant:${variant.id}`, data: { sku } });
      return { variantId: variant.id };
    });
  } catch (error) {
    if (pgConstraint(error) === 'variants_barcode')
      throw new Refusal('conflict', `Another SKU already has the barcode ${input.barcode}.`);
    if (pgCode(error) === '23505') throw new Refusal('conflict', `There is already a SKU "${sku}".`);
    throw error;
  }
}
