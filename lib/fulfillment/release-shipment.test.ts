import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import { aPlacedOrder } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import { aLocation, at, eventsOf, merchant, minutesLater, shipmentsOf, support } from '@/tests/world';
import { releaseShipment } from './release-shipment';

after(closeDb);

const statusOf = async (orderId: number) => (await shipmentsOf(orderId)).map(({ status }) => status);

test('a released shipment is to pick, and eight presses release it once', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  assert.deepEqual(await statusOf(orderId), ['planned']);

  const { refused } = await eightAtOnce(() =>
    releaseShipment(merchant, { orderId, shipmentNo }, minutesLater(1)),
  );

  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(await statusOf(orderId), ['released']);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'shipment.released']);
  await assertAllSound(at);
});

test('a held shipment and an order on hold are not released', async () => {
  const one = await aPlacedOrder();
  await holdOrder(support, { orderId: one.orderId, reason: 'address', shipmentNo: 1 }, at);
  await assertRefused(
    () => releaseShipment(merchant, { orderId: one.orderId, shipmentNo: 1 }, at),
    'conflict',
    /Shipment 1 of order T\d+ is on hold\. Release its hold/,
    one.orderId,
  );
  const two = await aPlacedOrder();
  await holdOrder(support, { orderId: two.orderId, reason: 'fraud' }, at);
  await assertRefused(
    () => releaseShipment(merchant, { orderId: two.orderId, shipmentNo: 1 }, at),
    'conflict',
    /Order T\d+ is on hold/,
    two.orderId,
  );
});

test('support may not release, and staff of another location see no such shipment', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  await assertRefused(
    () => releaseShipment(support, { orderId, shipmentNo }, at),
    'forbidden',
    /role does not allow/,
    orderId,
  );
  const elsewhere = { ...merchant, locationIds: [(await aLocation()).id] };
  await assertRefused(
    () => releaseShipment(elsewhere, { orderId, shipmentNo }, at),
    'not_found',
    /does not exist at your locations/,
    orderId,
  );
  await assertRefused(
    () => releaseShipment(merchant, { orderId, shipmentNo: 9 }, at),
    'not_found',
    /has no shipment 9/,
    orderId,
  );
});
