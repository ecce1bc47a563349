import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import { aPickedOrder, aPlacedOrder } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  at,
  eventsOf,
  levelsOf,
  merchant,
  minutesLater,
  orderNow,
  shipmentLinesOf,
  shipmentsOf,
  support,
} from '@/tests/world';
import { pickShipment } from './pick-shipment';

after(closeDb);

test('picking some, then the rest, moves no stock and says how far it is', async () => {
  const { orderId, shipmentNo, sku, location } = await aPlacedOrder({ quantity: 3 });

  await pickShipment(merchant, { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 1 }] }, minutesLater(1));
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity, picked }) => [quantity, picked]),
    [[3, 1]],
  );
  assert.equal((await shipmentsOf(orderId))[0]?.status, 'picking');
  assert.equal((await orderNow(orderId)).fulfillmentStatus, 'picking');

  await pickShipment(merchant, { orderId, shipmentNo }, minutesLater(2));
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ picked, packed }) => [picked, packed]),
    [[3, 0]],
  );
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 5, reserved: 3, damaged: 0 }]);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'shipment.picked', 'shipment.picked']);
  await assertAllSound(at);
});

test('eight pickers at once pick a shipment once', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  const { refused } = await eightAtOnce(() =>
    pickShipment(merchant, { orderId, shipmentNo }, minutesLater(1)),
  );
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ picked }) => picked),
    [2],
  );
});

test('more than is left, an unknown line, a held shipment and what is packed are not picked', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  const pick = (lineNo: number, quantity: number) => () =>
    pickShipment(merchant, { orderId, shipmentNo, units: [{ lineNo, quantity }] }, at);
  await assertRefused(pick(1, 3), 'conflict', /Line 1 has 2 left to pick, not 3/, orderId);
  await assertRefused(pick(4, 1), 'invalid', /Line 4 is not part of this/, orderId);
  await holdOrder(support, { orderId, reason: 'fraud' }, at);
  await assertRefused(pick(1, 1), 'conflict', /is on hold/, orderId);

  const picked = await aPickedOrder();
  await assertRefused(
    () => pickShipment(merchant, { orderId: picked.orderId, shipmentNo: 1 }, at),
    'conflict',
    /nothing left to pick/,
    picked.orderId,
  );
});

test('support may not pick, nor staff of another location', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  await assertRefused(() => pickShipment(support, { orderId, shipmentNo }, at), 'forbidden', /role/, orderId);
  const elsewhere = { ...merchant, locationIds: [(await aLocation()).id] };
  await assertRefused(
    () => pickShipment(elsewhere, { orderId, shipmentNo }, at),
    'not_found',
    /at your locations/,
    orderId,
  );
});
