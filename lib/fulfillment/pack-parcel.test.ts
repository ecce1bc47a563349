import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import {
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  aPlacedOrder,
  packedAt,
  parcelNow,
} from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  shipmentLinesOf,
  shipmentsOf,
  support,
} from '@/tests/world';
import { packParcel } from './pack-parcel';
import { pickShipment } from './pick-shipment';
import { unpackParcel } from './unpack-parcel';

after(closeDb);

const packedOf = async (orderId: number) => (await shipmentLinesOf(orderId)).map(({ packed }) => packed);

test('a shipment packed into two parcels is packed with the second', async () => {
  const { orderId, shipmentNo, location, sku } = await aPickedOrder({ quantity: 3 });

  const one = await packParcel(
    merchant,
    { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 2 }], weightG: 900 },
    packedAt,
  );
  assert.equal((await shipmentsOf(orderId))[0]?.status, 'picking');
  const two = await packParcel(merchant, { orderId, shipmentNo }, minutesLater(11));

  const { status, weightG, locationId } = await parcelNow(one.parcelId);
  assert.deepEqual(
    { status, weightG, locationId },
    { status: 'packed', weightG: 900, locationId: location.id },
  );
  assert.equal((await parcelNow(two.parcelId)).weightG, null);
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual([shipment.status, shipment.packedAt], ['packed', minutesLater(11)]);
  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'packed');
  assert.deepEqual(await packedOf(orderId), [3]);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 5, reserved: 3, damaged: 0 }]);
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'shipment.picked',
    'parcel.packed',
    'parcel.packed',
  ]);
  await assertAllSound(at);
});

test('a pickup is ready when it is packed', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 1 }] });
  const { orderId } = await anOrder({
    lines: [{ sku, quantity: 1, location: location.code }],
    method: 'pickup',
  });
  await pickShipment(merchant, { orderId, shipmentNo: 1 }, minutesLater(1));
  await packParcel(merchant, { orderId, shipmentNo: 1 }, minutesLater(2));
  assert.equal((await shipmentsOf(orderId))[0]?.status, 'ready');
  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'ready_for_pickup');
});

test('eight packers at once make one parcel', async () => {
  const { orderId, shipmentNo } = await aPickedOrder();
  const { done, refused } = await eightAtOnce(() => packParcel(merchant, { orderId, shipmentNo }, packedAt));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(await packedOf(orderId), [2]);
});

test('unpacking is the exact inverse, once', async () => {
  const { orderId, parcelId, sku, location } = await aPackedParcel();

  const { refused } = await eightAtOnce(() => unpackParcel(merchant, { parcelId }, minutesLater(20)));

  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.equal((await parcelNow(parcelId)).status, 'void');
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual([shipment.status, shipment.packedAt], ['picking', null]);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ picked, packed }) => [picked, packed]),
    [[2, 0]],
  );
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 5, reserved: 2, damaged: 0 }]);
  await packParcel(merchant, { orderId, shipmentNo: 1 }, minutesLater(30));
  assert.deepEqual(await packedOf(orderId), [2]);
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'shipment.picked',
    'parcel.packed',
    'parcel.unpacked',
    'parcel.packed',
  ]);
  await assertAllSound(at);
});

test('what is not picked, or on hold, is not packed, and what has left is not unpacked', async () => {
  const placed = await aPlacedOrder();
  await assertRefused(
    () => packParcel(merchant, { orderId: placed.orderId, shipmentNo: 1 }, packedAt),
    'conflict',
    /Cannot pack a shipment that is planned/,
    placed.orderId,
  );
  const { orderId } = await aPickedOrder();
  await assertRefused(
    () => packParcel(merchant, { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 3 }] }, packedAt),
    'conflict',
    /Line 1 has 2 left picked and not packed, not 3/,
    orderId,
  );
  await holdOrder(support, { orderId, reason: 'fraud' }, at);
  await assertRefused(
    () => packParcel(merchant, { orderId, shipmentNo: 1 }, packedAt),
    'conflict',
    /on hold/,
    orderId,
  );
  const gone = await aHandedOverParcel();
  await assertRefused(
    () => unpackParcel(merchant, { parcelId: gone.parcelId }, minutesLater(90)),
    'conflict',
    /Cannot unpack a parcel that is handed over/,
    gone.orderId,
  );
  await assertRefused(
    () => unpackParcel(merchant, { parcelId: 2_000_000_000 }, at),
    'not_found',
    /parcel does not exist/,
  );
});

test('support may not pack or unpack, nor staff of another location', async () => {
  const { orderId } = await aPickedOrder();
  const { orderId: packedOrderId, parcelId } = await aPackedParcel();
  const elsewhere = { ...merchant, locationIds: [(await aLocation()).id] };
  for (const [actor, code] of [
    [support, 'forbidden'],
    [elsewhere, 'not_found'],
  ] as const) {
    await assertRefused(() => packParcel(actor, { orderId, shipmentNo: 1 }, packedAt), code, /./, orderId);
    await assertRefused(() => unpackParcel(actor, { parcelId }, minutesLater(20)), code, /./, packedOrderId);
  }
});
