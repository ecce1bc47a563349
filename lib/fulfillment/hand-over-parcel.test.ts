import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import { requestReturn } from '@/lib/returns/request-return';
import type { StaffActor } from '@/lib/staff/permissions';
import {
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  handedOverAt,
  packedAt,
  parcelNow,
} from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  at,
  daysLater,
  eventsOf,
  levelsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  support,
  unique,
} from '@/tests/world';
import { handOverParcel } from './hand-over-parcel';
import { packParcel } from './pack-parcel';
import { trackParcel } from './track-parcel';
import { undoHandOver } from './undo-hand-over';

after(closeDb);

const carrier = 'DHL';
const sent = async (orderId: number) => (await shipmentLinesOf(orderId)).map(({ shipped }) => shipped);

test('a handed over parcel has left the shelf, once however many hand it over', async () => {
  const { orderId, parcelId, sku, location } = await aPackedParcel();
  const trackingNumber = unique('JD').toUpperCase();

  const { refused } = await eightAtOnce(() =>
    handOverParcel(merchant, { parcelId, carrier, trackingNumber }, handedOverAt),
  );

  assert.deepEqual(refused, Array(7).fill('conflict'));
  const parcel = await parcelNow(parcelId);
  assert.deepEqual(
    [parcel.status, parcel.carrier, parcel.trackingNumber, parcel.handedOverAt],
    ['handed_over', carrier, trackingNumber, handedOverAt],
  );
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual(
    [shipment.status, shipment.packedAt, shipment.handedOverAt],
    ['handed_over', packedAt, handedOverAt],
  );
  assert.deepEqual(await sent(orderId), [2]);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 3, reserved: 0, damaged: 0 }]);
  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'shipped');
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'shipment.picked',
    'parcel.packed',
    'parcel.handed_over',
  ]);
  await assertAllSound(at);
});

test('after the first of two parcels the order is partly shipped', async () => {
  const { orderId, sku, location } = await aPickedOrder({ quantity: 3 });
  const units = [{ lineNo: 1, quantity: 1 }];
  const one = await packParcel(merchant, { orderId, shipmentNo: 1, units }, packedAt);
  await packParcel(merchant, { orderId, shipmentNo: 1 }, packedAt);

  await handOverParcel(merchant, { parcelId: one.parcelId, carrier }, handedOverAt);

  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'partially_shipped');
  assert.equal((await shipmentsOf(orderId))[0]?.status, 'packed');
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 4, reserved: 2, damaged: 0 }]);
  await assertAllSound(at);
});

test('a tracking number belongs to one parcel, and the refusal says whose', async () => {
  const first = await aHandedOverParcel();
  const second = await aPackedParcel();
  const { trackingNumber } = first;
  await assertRefused(
    () => handOverParcel(merchant, { parcelId: second.parcelId, carrier, trackingNumber }, handedOverAt),
    'conflict',
    new RegExp(`DHL ${trackingNumber} is already the number of a parcel of order ${first.number}`),
    second.orderId,
  );
  await handOverParcel(merchant, { parcelId: second.parcelId, carrier: 'UPS', trackingNumber }, handedOverAt);
  assert.equal((await parcelNow(second.parcelId)).status, 'handed_over');
});

test('nothing is handed over before it was placed or packed, or while it is on hold', async () => {
  const { orderId, parcelId } = await aPackedParcel();
  const handOver = (moment: Date) => () => handOverParcel(merchant, { parcelId, carrier }, moment);
  await assertRefused(handOver(minutesLater(-1)), 'invalid', /before order T\d+ was placed/, orderId);
  await assertRefused(handOver(minutesLater(9)), 'invalid', /before it was packed/, orderId);
  await holdOrder(support, { orderId, reason: 'fraud' }, minutesLater(11));
  await assertRefused(handOver(handedOverAt), 'conflict', /on hold/, orderId);
});

test('undoing a hand-over is the exact inverse, once, and can be redone', async () => {
  const { orderId, parcelId, sku, location, trackingNumber } = await aHandedOverParcel();

  const { refused } = await eightAtOnce(() => undoHandOver(merchant, { parcelId }, minutesLater(70)));

  assert.deepEqual(refused, Array(7).fill('conflict'));
  const parcel = await parcelNow(parcelId);
  assert.deepEqual(
    [parcel.status, parcel.carrier, parcel.trackingNumber, parcel.handedOverAt],
    ['packed', null, null, null],
  );
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual([shipment.status, shipment.packedAt, shipment.handedOverAt], ['packed', packedAt, null]);
  assert.deepEqual(await sent(orderId), [0]);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 5, reserved: 2, damaged: 0 }]);
  await assertAllSound(at);

  await handOverParcel(merchant, { parcelId, carrier, trackingNumber }, minutesLater(80));
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 3, reserved: 0, damaged: 0 }]);
  assert.deepEqual((await eventsOf(orderId)).slice(-3), [
    'parcel.handed_over',
    'parcel.hand_over_undone',
    'parcel.handed_over',
  ]);
  await assertAllSound(at);
});

test('what the carrier has scanned, or the customer sends back, has left for good', async () => {
  const scanned = await aHandedOverParcel();
  const { parcelId } = scanned;
  await trackParcel(
    owner,
    { parcelId, providerEventId: '1', status: 'in_transit', at: minutesLater(61) },
    minutesLater(61),
  );
  await assertRefused(
    () => undoHandOver(merchant, { parcelId }, minutesLater(70)),
    'conflict',
    /Cannot undo hand over a parcel that is in transit/,
    scanned.orderId,
  );
  const returning = await aHandedOverParcel();
  await requestReturn(
    support,
    { orderId: returning.orderId, lines: [{ lineNo: 1, quantity: 1, reason: 'other', outcome: 'refund' }] },
    daysLater(1),
  );
  await assertRefused(
    () => undoHandOver(merchant, { parcelId: returning.parcelId }, daysLater(1)),
    'conflict',
    /Return R\w{8} counts on units of this parcel/,
    returning.orderId,
  );
});

test('support may not hand over or undo it, nor staff of another location', async () => {
  const packed = await aPackedParcel();
  const gone = await aHandedOverParcel();
  const elsewhere: StaffActor = { ...merchant, locationIds: [(await aLocation()).id] };
  for (const [actor, code] of [
    [support, 'forbidden'],
    [elsewhere, 'not_found'],
  ] as const) {
    await assertRefused(
      () => handOverParcel(actor, { parcelId: packed.parcelId, carrier }, handedOverAt),
      code,
      /./,
      packed.orderId,
    );
    await assertRefused(
      () => undoHandOver(actor, { parcelId: gone.parcelId }, minutesLater(70)),
      code,
      /./,
      gone.orderId,
    );
  }
});
