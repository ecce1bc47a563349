import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { desc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, receiptsExpected, stockMovements } from '@/db/schema';
import { holdOrder } from '@/lib/orders/hold-order';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anExpectedReceipt,
  anOrder,
  aProduct,
  at,
  daysLater,
  eventsOf,
  levelsOf,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  support,
  unique,
} from '@/tests/world';
import { receiveStock } from './receive-stock';

after(closeDb);

const waitingOrder = (sku: string, quantity: number, minute: number) =>
  anOrder({ lines: [{ sku, quantity }] }, owner, minutesLater(minute));

test('goods enter the stock: one event and one movement per SKU, lines of one SKU added up', async () => {
  const location = await aLocation();
  const [mug, bowl] = [await aProduct(), await aProduct({ stock: [{ location, onHand: 2 }] })];
  const lines = [
    { sku: mug.sku, quantity: 4 },
    { sku: bowl.sku, quantity: 5 },
    { sku: mug.sku, quantity: 6 },
  ];
  const received = await receiveStock(merchant, { location: location.code, lines, reference: 'DN 77' }, at);

  assert.deepEqual(received, { served: [] });
  assert.deepEqual(await levelsOf(mug.sku), [
    { locationId: location.id, onHand: 10, reserved: 0, damaged: 0 },
  ]);
  assert.deepEqual(await levelsOf(bowl.sku), [
    { locationId: location.id, onHand: 7, reserved: 0, damaged: 0 },
  ]);
  const subject = `stock:${mug.variantId}:${location.id}`;
  const [event] = await db.select().from(events).where(eq(events.subject, subject));
  assert.equal(event?.type, 'stock.received');
  assert.deepEqual(event?.data, { sku: mug.sku, location: location.code, quantity: 10, reference: 'DN 77' });
  const moved = await db.select().from(stockMovements).where(eq(stockMovements.variantId, mug.variantId));
  assert.deepEqual(
    moved.map(({ eventId, kind, onHandDelta, reason }) => ({ eventId, kind, onHandDelta, reason })),
    [{ eventId: event?.id, kind: 'receive', onHandDelta: 10, reason: 'DN 77' }],
  );
});

test('who has waited longest is served first, the last of them in part', async () => {
  const location = await aLocation({ name: 'Porto' });
  const { sku } = await aProduct({ backorder: 'always', stock: [{ location, onHand: 0 }] });
  const second = await waitingOrder(sku, 3, 2);
  const first = await waitingOrder(sku, 2, 1);
  const third = await waitingOrder(sku, 1, 3);

  const { served } = await receiveStock(
    owner,
    { location: location.code, lines: [{ sku, quantity: 4 }] },
    minutesLater(9),
  );

  assert.deepEqual(served, [
    { orderId: first.orderId, units: 2 },
    { orderId: second.orderId, units: 2 },
  ]);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 4, reserved: 4, damaged: 0 }]);
  const whole = await orderNow(first.orderId);
  assert.deepEqual([whole.fulfillmentStatus, whole.waitingUnits], ['allocated', 0]);
  assert.ok(whole.facets.includes(`l:${location.id}`));
  const [shipment] = await shipmentsOf(first.orderId);
  assert.deepEqual([shipment?.no, shipment?.status, shipment?.locationId], [1, 'planned', location.id]);
  assert.equal(shipment?.route?.sentence, 'Served from goods received at Porto.');
  assert.deepEqual(await eventsOf(first.orderId), ['order.placed', 'shipment.allocated', 'promise.revised']);

  const part = await orderNow(second.orderId);
  assert.deepEqual([part.fulfillmentStatus, part.waitingUnits], ['unallocated', 1]);
  assert.deepEqual(
    (await shipmentsOf(second.orderId)).map(({ no, status }) => [no, status]),
    [
      [1, 'waiting'],
      [2, 'planned'],
    ],
  );
  assert.deepEqual(
    (await shipmentLinesOf(second.orderId)).map(({ shipmentNo, quantity }) => [shipmentNo, quantity]),
    [
      [1, 1],
      [2, 2],
    ],
  );
  assert.equal((await orderNow(third.orderId)).waitingUnits, 1);

  await receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 9 }] }, minutesLater(10));
  for (const { orderId } of [second, third]) assert.equal((await orderNow(orderId)).waitingUnits, 0);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 13, reserved: 6, damaged: 0 }]);
});

test('what has arrived is no longer expected, the earliest first', async () => {
  const [location, other] = [await aLocation(), await aLocation()];
  const { sku, variantId } = await aProduct();
  const expect = (days: number, quantity: number, received = 0, locationId = location.id) =>
    anExpectedReceipt({ variantId, locationId, quantity, received, expectedAt: daysLater(days) });
  const made = [await expect(9, 5), await expect(3, 4, 1), await expect(1, 9, 0, other.id)];
  const lines = [{ sku, quantity: 5 }];
  await receiveStock(owner, { location: location.code, lines }, minutesLater(1));
  const now = async () => {
    const rows = await db.select().from(receiptsExpected).where(eq(receiptsExpected.variantId, variantId));
    return made.map(({ id }) => {
      const row = rows.find((candidate) => candidate.id === id);
      return [row?.received, row?.closedAt];
    });
  };
  assert.deepEqual(await now(), [
    [2, null],
    [4, minutesLater(1)],
    [0, null],
  ]);
  await receiveStock(owner, { location: location.code, lines }, minutesLater(2));
  assert.deepEqual((await now())[0], [5, minutesLater(2)]);
});

test('safety stock and a paused location serve nobody', async () => {
  const [careful, paused] = [await aLocation(), await aLocation({ pausedAt: at })];
  const { sku } = await aProduct({
    backorder: 'always',
    stock: [{ location: careful, onHand: 0, safety: 3 }],
  });
  const { orderId } = await waitingOrder(sku, 2, 1);
  const lines = [{ sku, quantity: 3 }];
  assert.deepEqual(await receiveStock(owner, { location: careful.code, lines }, at), { served: [] });
  assert.deepEqual(await receiveStock(owner, { location: paused.code, lines }, at), { served: [] });
  assert.equal((await orderNow(orderId)).waitingUnits, 2);
});

test('units that are split off a held shipment stay held', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ backorder: 'always', stock: [{ location, onHand: 0 }] });
  const { orderId } = await waitingOrder(sku, 3, 1);
  await holdOrder(owner, { orderId, reason: 'address', shipmentNo: 1 }, at);
  await receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 1 }] }, at);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ status, held }) => [status, held]),
    [
      ['waiting', true],
      ['planned', true],
    ],
  );
});

test('what is not known or not kept in stock is not received, and nothing else of the delivery is', async () => {
  const location = await aLocation();
  const known = await aProduct({ stock: [{ location, onHand: 1 }] });
  const digital = await aProduct({ kind: 'digital' });
  const receive = (sku: string, code = location.code) =>
    receiveStock(
      owner,
      { location: code, lines: [known.sku, sku].map((each) => ({ sku: each, quantity: 1 })) },
      at,
    );
  await assertRefused(() => receive(unique('none')), 'invalid', /There is no SKU none/);
  await assertRefused(() => receive(digital.sku), 'invalid', /is not kept in stock/);
  await assertRefused(() => receive(known.sku, 'nowhere'), 'invalid', /no location with the code nowhere/);
  assert.deepEqual(await levelsOf(known.sku), [
    { locationId: location.id, onHand: 1, reserved: 0, damaged: 0 },
  ]);
});

test('support, marketing and staff of other places do not receive', async () => {
  const location = await aLocation();
  const { sku } = await aProduct();
  const input = { location: location.code, lines: [{ sku, quantity: 1 }] };
  for (const actor of [support, marketing])
    await assertRefused(() => receiveStock(actor, input, at), 'forbidden', /role/);
  const elsewhere = { ...merchant, locationIds: [1] };
  await assertRefused(() => receiveStock(elsewhere, input, at), 'not_found', /your locations/);
  assert.deepEqual(await levelsOf(sku), []);
});

test('eight deliveries at once serve eight waiting orders, each once', async () => {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ backorder: 'always' });
  const orders = await Promise.all(Array.from({ length: 8 }, (_, i) => waitingOrder(sku, 1, i)));
  const { done, refused } = await eightAtOnce(() =>
    receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 1 }] }, minutesLater(30)),
  );
  assert.deepEqual(refused, []);
  assert.equal(done.length, 8);
  const [level] = await levelsOf(sku);
  assert.equal(level?.onHand, 8);
  const waiting = (await Promise.all(orders.map(({ orderId }) => orderNow(orderId)))).reduce(
    (sum, order) => sum + order.waitingUnits,
    0,
  );
  assert.equal(level?.reserved, 8 - waiting);
  const allocated = await db
    .select()
    .from(stockMovements)
    .where(eq(stockMovements.variantId, variantId))
    .orderBy(desc(stockMovements.eventId));
  assert.equal(allocated.filter(({ kind }) => kind === 'allocate').length, 8 - waiting);
  assert.equal(waiting, 0);
  await assertAllSound(at);
});
