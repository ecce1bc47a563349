import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { bundleComponents, events, variants } from '@/db/schema';
import { at, marketing, merchant, only, owner, support, unique } from '@/tests/world';
import { addProduct } from './add-product';

after(closeDb);

const named = (sku: string) => db.select().from(variants).where(eq(variants.sku, sku));

test('a product is added with what it needs to be sold', async () => {
  const sku = unique('CUP');
  const input = {
    sku,
    name: 'Cup',
    category: 'Kitchen',
    barcode: sku.slice(4),
    weightG: 300,
    priceAmount: 1250,
    backorder: 'always' as const,
  };
  const { variantId } = await addProduct(owner, input, at);
  const { productId, ...variant } = only(await named(sku));
  assert.ok(productId);
  assert.deepEqual(variant, {
    id: variantId,
    sku,
    name: 'Cup',
    kind: 'physical',
    stocked: true,
    backorder: 'always',
    weightG: 300,
    priceAmount: 1250,
    barcode: sku.slice(4),
    picture: null,
    archivedAt: null,
  });
  const event = only(
    await db
      .select()
      .from(events)
      .where(eq(events.subject, `variant:${variantId}`)),
  );
  assert.deepEqual([event.type, event.data, event.at], ['product.added', { sku }, at]);
});

test('a bundle has components and no stock, a download no stock', async () => {
  const [cup, set, song] = [unique('CUP'), unique('SET'), unique('SONG')];
  const { variantId: cupId } = await addProduct(owner, { sku: cup, name: 'Cup' }, at);
  const components = [{ sku: cup, quantity: 6 }];
  const { variantId } = await addProduct(
    owner,
    { sku: set, name: 'Six cups', kind: 'bundle', components },
    at,
  );
  await addProduct(owner, { sku: song, name: 'Song', kind: 'digital' }, at);
  assert.deepEqual(await db.select().from(bundleComponents).where(eq(bundleComponents.bundleId, variantId)), [
    { bundleId: variantId, componentId: cupId, quantity: 6 },
  ]);
  assert.equal(only(await named(set)).stocked, false);
  assert.equal(only(await named(song)).stocked, false);
  await refused({ kind: 'bundle', components: [{ sku: set, quantity: 1 }] }, 'invalid');
});

test('what makes no sense is refused and leaves nothing', async () => {
  const { sku } = await aCup();
  await refused({ kind: 'bundle' }, 'invalid');
  await refused({ components: [{ sku, quantity: 1 }] }, 'invalid');
  await refused({ kind: 'bundle', stocked: true, components: [{ sku, quantity: 1 }] }, 'invalid');
  await refused({ kind: 'bundle', components: [{ sku: 'NO-SUCH', quantity: 1 }] }, 'invalid');
  await refused(
    {
      kind: 'bundle',
      components: [
        { sku, quantity: 1 },
        { sku, quantity: 2 },
      ],
    },
    'invalid',
  );
  await assert.rejects(addProduct(owner, { sku, name: 'Again' }, at), {
    code: 'conflict',
    message: `There is already a SKU "${sku}".`,
  });
  assert.equal(only(await named(sku)).name, 'Cup');
});

test('only the owner adds products', async () => {
  for (const actor of [merchant, support, marketing])
    await assert.rejects(addProduct(actor, { sku: unique('CUP'), name: 'Cup' }, at), { code: 'forbidden' });
});

test('eight at once add a SKU once', async () => {
  const sku = unique('CUP');
  const added = await Promise.allSettled(
    Array.from({ length: 8 }, () => addProduct(owner, { sku, name: 'Cup' }, at)),
  );
  assert.equal(added.filter(({ status }) => status === 'fulfilled').length, 1);
  only(await named(sku));
});

async function aCup() {
  const sku = unique('CUP');
  return { sku, ...(await addProduct(owner, { sku, name: 'Cup' }, at)) };
}

async function refused(given: Partial<Parameters<typeof addProduct>[1]>, code: string) {
  const sku = unique('BAD');
  await assert.rejects(addProduct(owner, { sku, name: 'Bad', ...given }, at), { name: 'Refusal', code });
  assert.deepEqual(await named(sku), []);
}

test('a barcode belongs to one SKU', async () => {
  const barcode = unique('4006');
  await addProduct(owner, { sku: unique('CUP'), name: 'Cup', barcode }, at);
  const sku = unique('CUP');
  await assert.rejects(() => addProduct(owner, { sku, name: 'Cup', barcode }, at), {
    code: 'conflict',
    message: `Another SKU already has the barcode ${barcode}.`,
  });
  assert.deepEqual(await named(sku), []);
});
