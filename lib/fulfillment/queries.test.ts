import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import type { StaffActor } from '@/lib/staff/permissions';
import { assertRefused } from '@/tests/refused';
import { aLocation, anOrder, aProduct, at, daysLater, merchant, minutesLater, support } from '@/tests/world';
import { deliverParcel } from './deliver-parcel';
import { handOverParcel } from './hand-over-parcel';
import { packParcel } from './pack-parcel';
import { getShipmentForPacking } from './packing-queries';
import { pickShipment } from './pick-shipment';
import { countQueue, fulfillQueue, listHandedOver } from './queries';
import { QueueFilter } from './queue-inputs';

after(closeDb);

/** A location of its own with as many orders of one mug as there are dates to ship by. */
async function aBusyPlace(days: number[]) {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 100 }] });
  const orderIds: number[] = [];
  for (const day of days) {
    const shipBy = daysLater(day).toISOString();
    orderIds.push(
      (await anOrder({ lines: [{ sku, quantity: 1, location: location.code }], shipBy })).orderId,
    );
  }
  return { location: location.id, orderIds, sku };
}
const queue = async (location: number, tab: 'open' | 'in_progress' | 'packed' | 'problems', after?: string) =>
  fulfillQueue(merchant, { ...QueueFilter.parse({ after }), location, tab });

test('each tab holds what is to be done there, what must leave first on top', async () => {
  const { location, orderIds, sku } = await aBusyPlace([3, 1, 2, 4, 5]);
  const [late, first, second, packed, held] = orderIds as [number, number, number, number, number];
  await pickShipment(merchant, { orderId: second, shipmentNo: 1 }, at);
  await pickShipment(merchant, { orderId: packed, shipmentNo: 1 }, at);
  await packParcel(merchant, { orderId: packed, shipmentNo: 1 }, minutesLater(1));
  await holdOrder(support, { orderId: held, reason: 'address' }, at);

  const ids = async (tab: Parameters<typeof queue>[1]) =>
    (await queue(location, tab)).rows.map(({ orderId }) => orderId);
  assert.deepEqual(await ids('open'), [first, late]);
  assert.deepEqual(await ids('in_progress'), [second]);
  assert.deepEqual(await ids('packed'), [packed]);
  assert.deepEqual(await ids('problems'), [held]);
  assert.deepEqual(await countQueue(merchant, location), {
    open: 2,
    in_progress: 1,
    packed: 1,
    problems: 1,
    handed_over: 0,
  });
  const [row] = (await queue(location, 'packed')).rows;
  assert.deepEqual([row?.units, row?.items[0]?.sku, row?.parcels.length, row?.problems], [1, sku, 1, []]);
  assert.deepEqual((await queue(location, 'problems')).rows[0]?.problems, ['address']);
});

test('the queue goes on behind its cursor, and ends with what has no date', async () => {
  const { location, orderIds } = await aBusyPlace([1, 2, 3]);
  const after = `${daysLater(1).toISOString()}~${orderIds[0]}~1`;
  assert.deepEqual(
    (await queue(location, 'open', after)).rows.map(({ orderId }) => orderId),
    orderIds.slice(1),
  );
  assert.deepEqual((await queue(location, 'open', `none~${orderIds[2]}~1`)).rows, []);
});

test('what has left can be found until it arrives', async () => {
  const { location, orderIds } = await aBusyPlace([1]);
  const orderId = orderIds[0] ?? 0;
  await pickShipment(merchant, { orderId, shipmentNo: 1 }, at);
  const { parcelId } = await packParcel(merchant, { orderId, shipmentNo: 1 }, minutesLater(1));
  await handOverParcel(merchant, { parcelId, carrier: 'DHL' }, minutesLater(2));
  const here = { ...QueueFilter.parse({}), location };
  const { rows } = await listHandedOver(merchant, here);
  assert.deepEqual(
    rows.map((row) => [row.parcelId, row.orderId, row.units, row.carrier]),
    [[parcelId, orderId, 1, 'DHL']],
  );
  assert.equal((await countQueue(merchant, location)).handed_over, 1);
  await deliverParcel(merchant, { parcelId }, daysLater(1));
  assert.deepEqual((await listHandedOver(merchant, here)).rows, []);
});

test('the bench sees what it needs, others and other places see nothing', async () => {
  const { location, orderIds, sku } = await aBusyPlace([1]);
  const orderId = orderIds[0] ?? 0;
  const bench = await getShipmentForPacking(merchant, orderId, 1);
  assert.deepEqual(
    [bench?.customer, bench?.lines.map((line) => [line.sku, line.quantity, line.picked]), bench?.parcels],
    ['Ada Lovelace', [[sku, 1, 0]], []],
  );
  const elsewhere: StaffActor = { ...merchant, locationIds: [(await aLocation()).id] };
  assert.equal(await getShipmentForPacking(elsewhere, orderId, 1), null);
  assert.equal(await getShipmentForPacking(merchant, orderId, 7), null);
  assert.deepEqual((await fulfillQueue(elsewhere, { location, tab: 'open' })).rows, []);
  assert.equal((await countQueue(elsewhere, location)).open, 0);
  await assertRefused(() => fulfillQueue(support, { location, tab: 'open' }), 'forbidden', /role/);
  await assertRefused(() => countQueue(support, location), 'forbidden', /role/);
  await assertRefused(() => getShipmentForPacking(support, orderId, 1), 'forbidden', /role/);
});
