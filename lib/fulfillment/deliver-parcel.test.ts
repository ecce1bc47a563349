import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { trackingEvents } from '@/db/schema';
import type { ParcelStatus } from '@/db/statuses';
import type { StaffActor } from '@/lib/staff/permissions';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  deliveredAt,
  handedOverAt,
  packedAt,
  parcelNow,
} from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  at,
  eventsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  shipmentLinesOf,
  shipmentsOf,
  support,
} from '@/tests/world';
import { deliverParcel } from './deliver-parcel';
import { handOverParcel } from './hand-over-parcel';
import { packParcel } from './pack-parcel';
import { trackParcel } from './track-parcel';

after(closeDb);

const reportsOf = (parcelId: number) =>
  db.select().from(trackingEvents).where(eq(trackingEvents.parcelId, parcelId));
type Reported = Parameters<typeof trackParcel>[1]['status'];
const track = (parcelId: number, id: string, status: Reported, minutes: number) =>
  trackParcel(
    merchant,
    { parcelId, providerEventId: id, status, at: minutesLater(minutes) },
    minutesLater(minutes),
  );

test('an order is delivered with its last parcel, and only then', async () => {
  const { orderId } = await aPickedOrder({ quantity: 2, paid: true });
  const units = [{ lineNo: 1, quantity: 1 }];
  const one = await packParcel(merchant, { orderId, shipmentNo: 1, units }, packedAt);
  const two = await packParcel(merchant, { orderId, shipmentNo: 1 }, packedAt);
  for (const { parcelId } of [one, two])
    await handOverParcel(merchant, { parcelId, carrier: 'DHL' }, handedOverAt);

  await deliverParcel(merchant, { parcelId: two.parcelId }, deliveredAt);
  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'partially_delivered');
  assert.equal((await shipmentsOf(orderId))[0]?.status, 'handed_over');
  assert.ok(!(await eventsOf(orderId)).includes('order.delivered'));

  await deliverParcel(merchant, { parcelId: one.parcelId }, minutesLater(30, deliveredAt));
  const order = await orderNow(orderId);
  assert.deepEqual(
    [order.fulfillmentStatus, order.status, order.deliveredAt],
    ['delivered', 'closed', minutesLater(30, deliveredAt)],
  );
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual([shipment.status, shipment.deliveredAt], ['delivered', minutesLater(30, deliveredAt)]);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ delivered }) => delivered),
    [2],
  );
  assert.deepEqual((await eventsOf(orderId)).slice(-3), [
    'parcel.delivered',
    'parcel.delivered',
    'order.delivered',
  ]);
  await assertAllSound(at);
});

test('eight messengers of one delivery deliver it once', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const { refused } = await eightAtOnce(() => deliverParcel(merchant, { parcelId }, deliveredAt));
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'order.delivered').length, 1);
});

test('the same report of the carrier twice changes nothing and is no error', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const report = { parcelId, providerEventId: 'D1', place: 'Hamburg' };
  const { done } = await eightAtOnce(() => deliverParcel(merchant, report, deliveredAt));
  assert.equal(done.length, 8);
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['parcel.delivered', 'order.delivered']);
  assert.deepEqual(
    (await reportsOf(parcelId)).map(({ status, place }) => [status, place]),
    [['delivered', 'Hamburg']],
  );
});

test('nothing arrives before it was handed over, or without having left, or twice', async () => {
  const gone = await aHandedOverParcel();
  await assertRefused(
    () => deliverParcel(merchant, { parcelId: gone.parcelId, providerEventId: 'X' }, minutesLater(59)),
    'invalid',
    /cannot arrive .* before it was handed over/,
    gone.orderId,
  );
  assert.deepEqual(await reportsOf(gone.parcelId), []);
  const packed = await aPackedParcel();
  await assertRefused(
    () => deliverParcel(merchant, { parcelId: packed.parcelId }, deliveredAt),
    'conflict',
    /Cannot deliver a parcel that is packed/,
    packed.orderId,
  );
  const there = await aDeliveredOrder();
  await assertRefused(
    () => deliverParcel(merchant, { parcelId: there.parcelId }, deliveredAt),
    'conflict',
    /Cannot deliver a parcel that is delivered/,
    there.orderId,
  );
});

test('a parcel is where the newest report says, in whatever sequence reports come', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const statuses: ParcelStatus[] = [];
  const seen = async () => statuses.push((await parcelNow(parcelId)).status);
  await track(parcelId, '2', 'out_for_delivery', 200);
  await seen();
  await track(parcelId, '1', 'in_transit', 100);
  await seen();
  await track(parcelId, '3', 'attempted', 300);
  await seen();
  await track(parcelId, '0', 'exception', 30);
  await seen();
  assert.deepEqual(statuses, ['out_for_delivery', 'out_for_delivery', 'attempted', 'attempted']);

  await deliverParcel(merchant, { parcelId }, minutesLater(400));
  await track(parcelId, '4', 'in_transit', 500);
  assert.equal((await parcelNow(parcelId)).status, 'delivered');
  assert.equal((await reportsOf(parcelId)).length, 5);
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'parcel.tracked').length, 5);
  await assertAllSound(at);
});

test('eight times the same report is one report', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const { done } = await eightAtOnce(() => track(parcelId, 'same', 'in_transit', 100));
  assert.equal(done.length, 8);
  assert.equal((await reportsOf(parcelId)).length, 1);
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['parcel.handed_over', 'parcel.tracked']);
});

test('a report that comes before the hand-over is kept, and counts when it is newer than the hand-over', async () => {
  const { parcelId } = await aPackedParcel();
  await track(parcelId, '1', 'in_transit', 100);
  assert.equal((await parcelNow(parcelId)).status, 'packed');
  await handOverParcel(merchant, { parcelId, carrier: 'DHL' }, handedOverAt);
  assert.equal((await parcelNow(parcelId)).status, 'in_transit');
});

test('a report from the future is refused', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const report = { parcelId, providerEventId: 'f', status: 'in_transit', at: minutesLater(3000) } as const;
  await assertRefused(
    () => trackParcel(merchant, report, minutesLater(100)),
    'invalid',
    /has not happened yet/,
    orderId,
  );
});

test('support may not track or deliver, nor staff of another location', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const elsewhere: StaffActor = { ...merchant, locationIds: [(await aLocation()).id] };
  const report = { parcelId, providerEventId: '1', status: 'in_transit', at: handedOverAt } as const;
  for (const [actor, code] of [
    [support, 'forbidden'],
    [elsewhere, 'not_found'],
  ] as const) {
    await assertRefused(() => deliverParcel(actor, { parcelId }, deliveredAt), code, /./, orderId);
    await assertRefused(() => trackParcel(actor, report, deliveredAt), code, /./, orderId);
  }
});
