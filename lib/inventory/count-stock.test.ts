import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, stockMovements, workItems } from '@/db/schema';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  shipmentsOf,
  support,
  unique,
} from '@/tests/world';
import { countStock } from './count-stock';

after(closeDb);

async function aShelf(onHand: number) {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ backorder: 'always', stock: [{ location, onHand }] });
  const order = (quantity: number, minute: number) =>
    anOrder({ lines: [{ sku, quantity }] }, owner, minutesLater(minute));
  const count = (counted: number) =>
    countStock(merchant, { sku, location: location.code, counted }, minutesLater(60));
  const level = async () => {
    const [row] = await levelsOf(sku);
    return row && [row.onHand, row.reserved];
  };
  const subject = `stock:${variantId}:${location.id}`;
  const works = () =>
    db.select().from(workItems).where(eq(workItems.subject, subject)).orderBy(asc(workItems.id));
  return { location, sku, variantId, order, count, level, subject, works };
}

test('a count corrects the books by the difference', async () => {
  const { sku, location, count, level, subject, variantId } = await aShelf(10);
  assert.deepEqual(await count(12), { variance: 2, movedToWaiting: 0 });
  assert.deepEqual(await level(), [12, 0]);
  assert.deepEqual(await count(7), { variance: -5, movedToWaiting: 0 });
  assert.deepEqual(await level(), [7, 0]);
  assert.deepEqual(await count(7), { variance: 0, movedToWaiting: 0 });

  const counted = await db.select().from(events).where(eq(events.subject, subject)).orderBy(asc(events.id));
  assert.deepEqual(
    counted.filter(({ type }) => type === 'stock.counted').map(({ data }) => data),
    [
      { sku, location: location.code, counted: 12, before: 10 },
      { sku, location: location.code, counted: 7, before: 12 },
      { sku, location: location.code, counted: 7, before: 7 },
    ],
  );
  const moved = await db
    .select({ kind: stockMovements.kind, onHand: stockMovements.onHandDelta })
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId))
    .orderBy(asc(stockMovements.eventId));
  assert.deepEqual(moved, [
    { kind: 'receive', onHand: 10 },
    { kind: 'count', onHand: 2 },
    { kind: 'count', onHand: -5 },
  ]);
});

test('below what is reserved the youngest unpicked units wait again, and work says so until a good count', async () => {
  const { location, sku, order, count, level, works } = await aShelf(9);
  const old = await order(4, 1);
  const young = await order(3, 3);
  const middle = await order(2, 2);
  assert.deepEqual(await level(), [9, 9]);

  assert.deepEqual(await count(5), { variance: -4, movedToWaiting: 4 });

  assert.deepEqual(await level(), [5, 5]);
  const waiting = async (id: number) => (await orderNow(id)).waitingUnits;
  assert.deepEqual(
    [await waiting(old.orderId), await waiting(middle.orderId), await waiting(young.orderId)],
    [0, 1, 3],
  );
  assert.deepEqual(
    (await shipmentsOf(young.orderId)).map(({ status, locationId }) => [status, locationId]),
    [['waiting', null]],
  );
  assert.deepEqual(
    (await shipmentsOf(middle.orderId)).map(({ status, locationId }) => [status, locationId]),
    [
      ['planned', location.id],
      ['waiting', null],
    ],
  );
  assert.deepEqual(await eventsOf(young.orderId), ['order.placed', 'shipment.waiting']);
  const [work] = await works();
  assert.deepEqual(
    [work?.type, work?.closedAt, work?.locationId],
    ['count_below_reserved', null, location.id],
  );
  assert.deepEqual(work?.data, {
    sku,
    location: location.code,
    units: 4,
    orders: [
      { orderId: young.orderId, units: 3 },
      { orderId: middle.orderId, units: 1 },
    ],
  });

  await count(5);
  assert.deepEqual(
    (await works()).map(({ closedAt }) => closedAt),
    [minutesLater(60)],
  );
});

test('picked units stay with their order, and a count cannot be below them', async () => {
  const { order, count, level } = await aShelf(5);
  const { orderId } = await order(3, 1);
  await pickShipment(owner, { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 2 }] }, minutesLater(5));

  await assertRefused(() => count(1), 'conflict', /2 units are picked or packed/, orderId);
  assert.deepEqual(await count(2), { variance: -3, movedToWaiting: 1 });
  assert.deepEqual(await level(), [2, 2]);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ status }) => status),
    ['picking', 'waiting'],
  );
});

test('counting where nothing was known makes the stock row', async () => {
  const [location, { sku }] = [await aLocation(), await aProduct()];
  assert.deepEqual(await countStock(owner, { sku, location: location.code, counted: 6 }, at), {
    variance: 6,
    movedToWaiting: 0,
  });
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 6, reserved: 0, damaged: 0 }]);
});

test('only stock that is known is counted, by those who may', async () => {
  const { sku, location, level } = await aShelf(3);
  const service = await aProduct({ kind: 'service' });
  const input = { sku, location: location.code, counted: 1 };
  const count = (change: Partial<typeof input>) => countStock(owner, { ...input, ...change }, at);
  await assertRefused(() => count({ sku: unique('none') }), 'invalid', /There is no SKU/);
  await assertRefused(() => count({ location: 'nowhere' }), 'invalid', /no location/);
  await assertRefused(() => count({ sku: service.sku }), 'invalid', /not kept in stock/);
  for (const actor of [support, marketing])
    await assertRefused(() => countStock(actor, input, at), 'forbidden', /role/);
  await assertRefused(
    () => countStock({ ...merchant, locationIds: [1] }, input, at),
    'not_found',
    /your locations/,
  );
  assert.deepEqual(await level(), [3, 0]);
});

test('eight counts at once agree on what was counted', async () => {
  const { order, count, level } = await aShelf(8);
  await Promise.all(Array.from({ length: 8 }, (_, i) => order(1, i)));
  const { done, refused } = await eightAtOnce(() => count(3));
  assert.equal(done.length + refused.length, 8);
  assert.equal(
    done.reduce((sum, { variance }) => sum + variance, 0),
    -5,
  );
  assert.equal(
    done.reduce((sum, { movedToWaiting }) => sum + movedToWaiting, 0),
    5,
  );
  assert.deepEqual(await level(), [3, 3]);
  await assertAllSound(at);
});
