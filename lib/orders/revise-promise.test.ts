import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, promises } from '@/db/schema';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { countStock } from '@/lib/inventory/count-stock';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { promiseAgain } from '@/lib/sourcing/promise';
import { system } from '@/lib/staff/permissions';
import { flagLateOrders } from '@/lib/work/flag-late-orders';
import { aDeliveredOrder, aPlacedOrder, workOf } from '@/tests/journeys';
import { assertAllSound } from '@/tests/refused';
import {
  aLocation,
  anExpectedReceipt,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import type { ShipmentBasis } from './promise-rules';
import { revisePromise } from './revise-promise';

after(closeDb);

const promisesOf = (orderId: number) =>
  db.select().from(promises).where(eq(promises.orderId, orderId)).orderBy(asc(promises.no));
const told = async (orderId: number) =>
  (await promisesOf(orderId)).map(({ promisedAt, cause, kept }) => [
    promisedAt.toISOString().slice(0, 10),
    cause,
    kept,
  ]);

test('staff give another day: the order and what has not arrived are promised for its end, and it says why', async () => {
  const { orderId } = await aPlacedOrder();
  await revisePromise(support, { orderId, day: '2026-03-12', reason: 'the potter is ill' }, at);

  const end = new Date('2026-03-12T23:59:59.999Z');
  assert.deepEqual((await orderNow(orderId)).promisedAt, end);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ promisedAt }) => promisedAt),
    [end],
  );
  assert.deepEqual(await told(orderId), [
    ['2026-03-06', 'placed', null],
    ['2026-03-12', 'the potter is ill', null],
  ]);
  const said = (await db.select().from(events).where(eq(events.orderId, orderId))).at(-1);
  assert.deepEqual(
    [said?.type, said?.visible, said?.data],
    ['promise.revised', true, { promisedAt: end.toISOString(), cause: 'the potter is ill' }],
  );
  await assertAllSound(at);
});

test('the day ends by the clock of where it leaves from', async () => {
  const location = await aLocation({ timeZone: 'America/New_York' });
  const { sku } = await aProduct({ stock: [{ location, onHand: 1 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }] });
  const { promisedAt } = await revisePromise(owner, { orderId, day: '2026-03-12', reason: 'snow' }, at);
  assert.equal(promisedAt.toISOString(), '2026-03-13T03:59:59.999Z');
});

test('another day takes an order off the list of late ones', async () => {
  const { orderId } = await aPlacedOrder();
  const late = daysLater(8);
  await flagLateOrders(system('test'), {}, late);
  assert.equal((await workOf(orderId)).length, 1);
  await revisePromise(support, { orderId, day: '2026-03-14', reason: 'a strike' }, late);
  assert.deepEqual(await workOf(orderId), []);
});

test('a past day, the same day, far away days, what has arrived and other roles are refused, and nothing changes', async () => {
  const { orderId } = await aPlacedOrder();
  const give = (day: string, actor = support) => revisePromise(actor, { orderId, day, reason: 'x' }, at);
  await assert.rejects(give('2026-03-01'), { code: 'invalid', message: /has passed/ });
  await assert.rejects(give('2926-03-01'), { code: 'invalid', message: /Look at the year/ });
  await assert.rejects(give('2026-03-06'), {
    code: 'conflict',
    message: /promised for Fri 6 Mar 2026 already/,
  });
  for (const actor of [merchant, marketing])
    await assert.rejects(give('2026-03-12', actor), { code: 'forbidden' });
  assert.equal((await promisesOf(orderId)).length, 1);
  const arrived = await aDeliveredOrder();
  await assert.rejects(
    revisePromise(owner, { orderId: arrived.orderId, day: '2026-03-20', reason: 'x' }, at),
    {
      code: 'conflict',
      message: /has arrived/,
    },
  );
});

test('two people at once: both are told in a row, the last one counts', async () => {
  const { orderId } = await aPlacedOrder();
  const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];
  await Promise.all(days.map((day) => revisePromise(support, { orderId, day, reason: day }, at)));
  const rows = await promisesOf(orderId);
  assert.deepEqual(
    rows.map(({ no }) => no),
    [1, 2, 3, 4, 5],
  );
  assert.deepEqual((await orderNow(orderId)).promisedAt, rows.at(-1)?.promisedAt);
});

async function nearAndFar(given: { backorder?: 'always'; onHandFar?: number } = {}) {
  const near = await aLocation();
  const far = await aLocation({
    latitude: 48.14,
    longitude: 11.58,
    postcode: '80331',
    settings: { transitDays: 6 },
  });
  const cup = await aProduct({
    backorder: given.backorder,
    stock: [
      { location: near, onHand: 5 },
      { location: far, onHand: given.onHandFar ?? 5 },
    ],
  });
  const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 2, location: near.code }] });
  return { ...cup, near, far, orderId };
}

test('units that another place sends are promised by its calendar', async () => {
  const { orderId, far } = await nearAndFar();
  await shortPick(
    merchant,
    { orderId, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'this_quantity' },
    minutesLater(5),
  );

  assert.deepEqual(await told(orderId), [
    ['2026-03-06', 'placed', null],
    ['2026-03-09', 'an item is sent from another place', null],
  ]);
  const basis = (await promisesOf(orderId)).at(-1)?.basis as {
    shipments: (ShipmentBasis & { from: string })[];
  };
  const [moved] = basis.shipments;
  assert.equal(moved?.locationId, far.id);
  const again = promiseAgain(moved as Parameters<typeof promiseAgain>[0]);
  assert.deepEqual(again?.promisedAt, (await orderNow(orderId)).promisedAt);
  await assertAllSound(at);
});

test('units that wait for a known receipt are promised by it, and again when it comes', async () => {
  const { orderId, sku, variantId, near } = await nearAndFar({ onHandFar: 0 });
  const receipt = { variantId, locationId: near.id, quantity: 10 };
  await anExpectedReceipt({ ...receipt, expectedAt: new Date('2026-03-16T08:00:00Z') });
  await countStock(merchant, { sku, location: near.code, counted: 1 }, minutesLater(5));
  const [, waiting] = await shipmentsOf(orderId);
  assert.equal(waiting?.shipBy?.toISOString(), '2026-03-17T23:59:59.999Z');
  assert.ok(waiting?.expectedReceiptId);

  await receiveStock(merchant, { location: near.code, lines: [{ sku, quantity: 10 }] }, daysLater(8));
  assert.deepEqual(await told(orderId), [
    ['2026-03-06', 'placed', null],
    ['2026-03-20', 'an item is not here and waits for stock', null],
    ['2026-03-14', 'what it waited for has arrived', null],
  ]);
  await assertAllSound(at);
});

test('what waits for goods that nobody expects keeps its date', async () => {
  const { orderId, sku, near } = await nearAndFar({ onHandFar: 0 });
  await countStock(merchant, { sku, location: near.code, counted: 0 }, minutesLater(5));
  assert.deepEqual(await told(orderId), [['2026-03-06', 'placed', null]]);
});

test('a day that somebody has given is never made sooner by us, only later', async () => {
  const { orderId } = await nearAndFar();
  await revisePromise(support, { orderId, day: '2026-03-20', reason: 'holidays' }, at);
  await shortPick(
    merchant,
    { orderId, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'this_quantity' },
    minutesLater(5),
  );
  assert.equal((await promisesOf(orderId)).length, 2);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ promisedAt }) => promisedAt?.toISOString().slice(0, 10)),
    ['2026-03-20', '2026-03-20'],
  );
});

test('delivery says of each date whether it was kept', async () => {
  const { orderId } = await aPlacedOrder();
  await revisePromise(support, { orderId, day: '2026-03-12', reason: 'the potter is ill' }, at);
  await pickShipment(owner, { orderId, shipmentNo: 1 }, daysLater(6));
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, daysLater(6));
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, daysLater(7));
  await deliverParcel(owner, { parcelId }, daysLater(9));
  assert.deepEqual(await told(orderId), [
    ['2026-03-06', 'placed', false],
    ['2026-03-12', 'the potter is ill', true],
  ]);
  await assertAllSound(at);
});
