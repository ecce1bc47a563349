import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { promises } from '@/db/schema';
import {
  address,
  aLocation,
  anExpectedReceipt,
  anOrder,
  aProduct,
  daysLater,
  levelsOf,
  orderNow,
  shipmentLinesOf,
  shipmentsOf,
} from '@/tests/world';

after(closeDb);

const berlin = { city: 'Berlin', postcode: '10115', latitude: 52.52, longitude: 13.4 };
const nearBerlin = { ...address, latitude: 52.5, longitude: 13.4 };

async function sentBy(orderId: number) {
  const units = await shipmentLinesOf(orderId);
  return (await shipmentsOf(orderId)).map((shipment) => ({
    from: shipment.locationId,
    status: shipment.status,
    units: units.filter((u) => u.shipmentNo === shipment.no).map((u) => [u.lineNo, u.quantity]),
  }));
}

test('a line is split over two locations when neither has all of it', async () => {
  const [b, h] = [await aLocation(berlin), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: h, onHand: 2 },
      { location: b, onHand: 3 },
    ],
  });
  const { orderId } = await anOrder({ shipTo: nearBerlin, lines: [{ sku: cup.sku, quantity: 5 }] });
  assert.deepEqual(await sentBy(orderId), [
    { from: b.id, status: 'planned', units: [[1, 3]] },
    { from: h.id, status: 'planned', units: [[1, 2]] },
  ]);
  const [first, second] = await shipmentsOf(orderId);
  assert.equal(first?.route?.sentence, 'No place had everything. This one sends 3 of 5: 2 km, had 3.');
  assert.equal(second?.route?.sentence, 'No place had everything. This one sends 2 of 5: 256 km, had 2.');
  assert.deepEqual(
    (await levelsOf(cup.sku)).map(({ reserved }) => reserved),
    [3, 2],
  );
});

test('one shipment from afar is better than two from near', async () => {
  const [b, h] = [await aLocation(berlin), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: b, onHand: 9 },
      { location: h, onHand: 9 },
    ],
  });
  const pot = await aProduct({ stock: [{ location: h, onHand: 1 }] });
  const lines = [
    { sku: cup.sku, quantity: 1 },
    { sku: pot.sku, quantity: 1 },
  ];
  const { orderId } = await anOrder({ shipTo: nearBerlin, lines });
  assert.deepEqual(await sentBy(orderId), [
    {
      from: h.id,
      status: 'planned',
      units: [
        [1, 1],
        [2, 1],
      ],
    },
  ]);
});

test('a line goes from the location that was asked for, or not at all', async () => {
  const [b, h] = [await aLocation(berlin), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: b, onHand: 9 },
      { location: h, onHand: 1 },
    ],
  });
  const asked = (quantity: number) => ({
    shipTo: nearBerlin,
    lines: [{ sku: cup.sku, quantity, location: h.code }],
  });
  const { orderId } = await anOrder(asked(1));
  assert.deepEqual(await sentBy(orderId), [{ from: h.id, status: 'planned', units: [[1, 1]] }]);
  assert.equal((await shipmentsOf(orderId))[0]?.route?.sentence, 'Asked for with the order: had 1.');
  await assert.rejects(anOrder(asked(1)), {
    code: 'out_of_stock',
    detail: { short: [{ sku: cup.sku, wanted: 1, available: 0 }] },
  });
});

test('what may be backordered ships as far as it goes, and the rest waits', async () => {
  const h = await aLocation();
  const cup = await aProduct({ backorder: 'always', stock: [{ location: h, onHand: 2 }] });
  const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 5 }] });
  assert.deepEqual(await sentBy(orderId), [
    { from: h.id, status: 'planned', units: [[1, 2]] },
    { from: null, status: 'waiting', units: [[1, 3]] },
  ]);
  const order = await orderNow(orderId);
  assert.deepEqual([order.waitingUnits, order.fulfillmentStatus, order.promisedAt], [3, 'unallocated', null]);
  assert.deepEqual(await db.select().from(promises).where(eq(promises.orderId, orderId)), []);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
});

test('an expected receipt dates the promise; without one, "expected" sells nothing', async () => {
  const h = await aLocation();
  const cup = await aProduct({ backorder: 'expected' });
  await assert.rejects(anOrder({ lines: [{ sku: cup.sku, quantity: 1 }] }), { code: 'out_of_stock' });
  const given = { variantId: cup.variantId, locationId: h.id, quantity: 10 };
  await anExpectedReceipt({ ...given, expectedAt: daysLater(30) });
  const soon = await anExpectedReceipt({ ...given, expectedAt: daysLater(9) });

  const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 1 }] });

  const [shipment] = await shipmentsOf(orderId);
  assert.deepEqual([shipment?.status, shipment?.expectedReceiptId], ['waiting', soon.id]);
  assert.equal(shipment?.route?.sentence, 'Waits for stock expected on 2026-03-11.');
  // Expected on Wednesday morning: leaves on Thursday, arrives three days later.
  assert.equal(shipment?.shipBy?.toISOString(), '2026-03-12T23:59:59.999Z');
  assert.equal((await orderNow(orderId)).promisedAt?.toISOString(), '2026-03-15T23:59:59.999Z');
});

test('pain 1: an expected receipt is sold once: who comes later waits for the next one, and then nobody may', async () => {
  const h = await aLocation();
  const cup = await aProduct({ backorder: 'expected' });
  const expect = (days: number, quantity: number) =>
    anExpectedReceipt({
      variantId: cup.variantId,
      locationId: h.id,
      quantity,
      expectedAt: daysLater(days),
    });
  const [soon, late] = [await expect(9, 5), await expect(30, 4)];
  const place = (quantity: number) => anOrder({ lines: [{ sku: cup.sku, quantity }] });
  const tie = async ({ orderId }: { orderId: number }) => (await shipmentsOf(orderId))[0]?.expectedReceiptId;

  assert.equal(await tie(await place(3)), soon.id);
  assert.equal(await tie(await place(3)), late.id);
  assert.equal(await tie(await place(2)), late.id);
  await assert.rejects(place(2), { code: 'out_of_stock' });
  assert.equal(await tie(await place(1)), late.id);
});

test('the channel’s own dates win over ours', async () => {
  const h = await aLocation();
  const cup = await aProduct({ stock: [{ location: h, onHand: 2 }] });
  const dates = { promisedAt: daysLater(20), shipBy: daysLater(10) };
  const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 1 }], ...dates });
  const order = await orderNow(orderId);
  assert.deepEqual([order.promisedAt, order.shipBy], [dates.promisedAt, dates.shipBy]);
  const [promise] = await db.select().from(promises).where(eq(promises.orderId, orderId));
  assert.deepEqual(promise?.basis, { from: 'channel' });
});

test('what is not stocked travels with the rest and moves no stock', async () => {
  const h = await aLocation();
  const cup = await aProduct({ stock: [{ location: h, onHand: 2 }] });
  const song = await aProduct({ kind: 'digital' });
  const lines = [
    { sku: song.sku, quantity: 1 },
    { sku: cup.sku, quantity: 1 },
  ];
  const { orderId } = await anOrder({ lines });
  assert.deepEqual(await sentBy(orderId), [
    {
      from: h.id,
      status: 'planned',
      units: [
        [1, 1],
        [2, 1],
      ],
    },
  ]);
  assert.deepEqual(await levelsOf(song.sku), []);
});
