import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { stockMovements, workItems } from '@/db/schema';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  marketing,
  merchant,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { adjustStock } from './adjust-stock';

after(closeDb);

async function aShelf(onHand: number) {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ backorder: 'always', stock: [{ location, onHand }] });
  const adjust = (quantity: number, kind: 'correction' | 'damaged' = 'correction', actor = merchant) =>
    adjustStock(actor, { sku, location: location.code, quantity, kind, reason: 'Fell down' }, at);
  const level = async () => {
    const [row] = await levelsOf(sku);
    return row && [row.onHand, row.reserved, row.damaged];
  };
  return { location, sku, variantId, adjust, level };
}

test('found and lost units change what is on hand, with the reason', async () => {
  const { adjust, level, variantId } = await aShelf(10);
  assert.deepEqual(await adjust(3), { movedToWaiting: 0 });
  assert.deepEqual(await adjust(-5), { movedToWaiting: 0 });
  assert.deepEqual(await level(), [8, 0, 0]);
  const moved = await db
    .select({ kind: stockMovements.kind, onHand: stockMovements.onHandDelta, reason: stockMovements.reason })
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId))
    .orderBy(asc(stockMovements.eventId));
  assert.deepEqual(moved.slice(1), [
    { kind: 'adjust', onHand: 3, reason: 'Fell down' },
    { kind: 'adjust', onHand: -5, reason: 'Fell down' },
  ]);
});

test('damaged units leave what can be sold, and come back when repaired', async () => {
  const { adjust, level } = await aShelf(10);
  await adjust(4, 'damaged');
  assert.deepEqual(await level(), [6, 0, 4]);
  await adjust(-1, 'damaged');
  assert.deepEqual(await level(), [7, 0, 3]);
  await assertRefused(() => adjust(-4, 'damaged'), 'conflict', /Only 3 of .* are damaged/);
  assert.deepEqual(await level(), [7, 0, 3]);
});

test('below what is reserved units go back to waiting, with a work item', async () => {
  const { adjust, level, sku, variantId, location } = await aShelf(3);
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 3 }] });
  assert.deepEqual(await adjust(2, 'damaged'), { movedToWaiting: 2 });
  assert.deepEqual(await level(), [1, 1, 2]);
  assert.equal((await orderNow(orderId)).waitingUnits, 2);
  const works = await db
    .select()
    .from(workItems)
    .where(eq(workItems.subject, `stock:${variantId}:${location.id}`));
  assert.deepEqual(
    works.map(({ type }) => type),
    ['count_below_reserved'],
  );
});

test('no more is taken away than is there', async () => {
  const { adjust, level, sku } = await aShelf(3);
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 2 }] });
  await assertRefused(() => adjust(-4), 'conflict', /Only 3 of .* are on hand/, orderId);
  await assertRefused(() => adjust(4, 'damaged'), 'conflict', /Only 3 of .* are on hand/, orderId);
  assert.deepEqual(await level(), [3, 2, 0]);
});

test('only known stock is adjusted, by those who may', async () => {
  const { sku, location, adjust, level } = await aShelf(3);
  const input = { sku, location: location.code, quantity: 1, kind: 'correction' as const, reason: 'x' };
  await assertRefused(() => adjustStock(owner, { ...input, sku: unique('none') }, at), 'invalid', /no SKU/);
  await assertRefused(
    () => adjustStock(owner, { ...input, location: 'nowhere' }, at),
    'invalid',
    /no location/,
  );
  for (const actor of [support, marketing])
    await assertRefused(() => adjust(1, 'correction', actor), 'forbidden', /role/);
  await assertRefused(
    () => adjust(1, 'correction', { ...merchant, locationIds: [1] }),
    'not_found',
    /locations/,
  );
  assert.deepEqual(await level(), [3, 0, 0]);
});

test('of eight who each take away 2 of 9 at once, four succeed', async () => {
  const { adjust, level } = await aShelf(9);
  const { done, refused } = await eightAtOnce(() => adjust(-2));
  assert.equal(done.length, 4);
  assert.deepEqual(refused, Array(4).fill('conflict'));
  assert.deepEqual(await level(), [1, 0, 0]);
  await assertAllSound(at);
});
