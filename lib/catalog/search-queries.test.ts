import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { products, variants } from '@/db/schema';
import { at, only, support, unique } from '@/tests/world';
import { searchVariants } from './search-queries';

after(closeDb);

const mark = unique('q').replace('-', '');
async function sold(name: string, sku: string, given: Partial<typeof variants.$inferInsert> = {}) {
  const product = only(await db.insert(products).values({ name }).returning());
  await db.insert(variants).values({ productId: product.id, sku, name, priceAmount: 1000, ...given });
  return sku;
}
const found = async (typed: string) => (await searchVariants(support, typed)).map(({ sku }) => sku);

test('by SKU from its start, by barcode, by beginnings of words in any order; the exact one first', async () => {
  const bowl = await sold(`Stoneware bowl ${mark}, chalk`, `${mark}-B`.toUpperCase(), {
    barcode: `99${mark}`,
  });
  const big = await sold(`Stoneware bowl ${mark}, large`, `${mark}-B-XL`.toUpperCase());
  assert.deepEqual(await found(`${mark}-b`), [bowl, big]);
  assert.deepEqual(await found(`99${mark}`), [bowl]);
  assert.deepEqual(await found(`chalk bow ${mark}`), [bowl]);
  assert.deepEqual(await found(`LARGE ${mark}`), [big]);
  await db.update(variants).set({ archivedAt: at }).where(eq(variants.sku, bowl));
  assert.deepEqual(await found(`bowl ${mark}`), [big], 'what is archived is not sold');
});

test('whatever is typed is words, never an operator', async () => {
  for (const typed of [
    "' & !",
    'a:*|b',
    '\0\0',
    '%',
    '((',
    "'); drop table variants; --",
    'x',
    '',
    '𝒳'.repeat(200),
  ])
    assert.ok(Array.isArray(await found(typed)));
});
