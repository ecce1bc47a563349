import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { receiveStock } from '@/lib/inventory/receive-stock';
import type { StaffActor } from '@/lib/staff/permissions';
import { aPackedParcel, aPlacedOrder, sendingsOf, workOf } from '@/tests/journeys';
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
  orderNow,
  shipmentLinesOf,
  support,
} from '@/tests/world';
import { pickShipment } from './pick-shipment';
import { shortPick } from './short-pick';

after(closeDb);

const later = minutesLater(5);

/** Three units routed to the near place, with more at a far one. */
async function anOrderWithASecondPlace(elsewhere: number) {
  const near = await aLocation();
  const far = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 5 },
      { location: far, onHand: elsewhere },
    ],
  });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 3, location: near.code }] });
  return { orderId, sku, near, far, shipmentNo: 1, lineNo: 1 };
}

test('units that are there after all wait to be picked again, and stock stays', async () => {
  const { orderId, shipmentNo, sku, location } = await aPlacedOrder({ quantity: 3 });
  await pickShipment(merchant, { orderId, shipmentNo }, at);

  const said = await shortPick(
    merchant,
    { orderId, shipmentNo, lineNo: 1, quantity: 2, reason: 'none' },
    later,
  );

  assert.deepEqual(said, { rerouted: 0, waiting: 0 });
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity, picked }) => [quantity, picked]),
    [[3, 1]],
  );
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 5, reserved: 3, damaged: 0 }]);
  assert.deepEqual((await eventsOf(orderId)).slice(-1), ['shipment.short_picked']);
  await assertAllSound(at);
});

test('missing units leave the books and go out from another place at once', async () => {
  const { orderId, shipmentNo, lineNo, sku, near, far } = await anOrderWithASecondPlace(4);

  const said = await shortPick(
    merchant,
    { orderId, shipmentNo, lineNo, quantity: 2, reason: 'this_quantity' },
    later,
  );

  assert.deepEqual(said, { rerouted: 2, waiting: 0 });
  assert.deepEqual(await sendingsOf(orderId), [
    [near.id, 'planned', 1],
    [far.id, 'planned', 2],
  ]);
  assert.deepEqual(await levelsOf(sku), [
    { locationId: near.id, onHand: 3, reserved: 1, damaged: 0 },
    { locationId: far.id, onHand: 4, reserved: 2, damaged: 0 },
  ]);
  assert.deepEqual(await workOf(orderId), []);
  assert.deepEqual((await eventsOf(orderId)).slice(-3), [
    'shipment.short_picked',
    'shipment.waiting',
    'shipment.allocated',
  ]);
  await assertAllSound(at);
});

test('what no other place has waits, with a work item', async () => {
  const { orderId, shipmentNo, lineNo, sku, near, far } = await anOrderWithASecondPlace(1);

  const said = await shortPick(
    merchant,
    { orderId, shipmentNo, lineNo, quantity: 3, reason: 'this_quantity' },
    later,
  );

  assert.deepEqual(said, { rerouted: 1, waiting: 2 });
  const order = await orderNow(orderId);
  assert.deepEqual([order.waitingUnits, order.fulfillmentStatus], [2, 'unallocated']);
  assert.deepEqual(
    (await sendingsOf(orderId)).sort((a, b) => Number(a[2]) - Number(b[2])),
    [
      [far.id, 'planned', 1],
      [null, 'waiting', 2],
    ],
  );
  assert.deepEqual(await levelsOf(sku), [
    { locationId: near.id, onHand: 2, reserved: 0, damaged: 0 },
    { locationId: far.id, onHand: 1, reserved: 1, damaged: 0 },
  ]);
  assert.deepEqual(await workOf(orderId), [['short_pick', { sku, missing: 2 }]]);
  await assertAllSound(at);

  await receiveStock(merchant, { location: far.code, lines: [{ sku, quantity: 1 }] }, later);
  assert.equal((await workOf(orderId)).length, 1);
  await receiveStock(merchant, { location: far.code, lines: [{ sku, quantity: 1 }] }, later);
  assert.deepEqual(await workOf(orderId), []);
  await assertAllSound(at);
});

test('picked units that turn out missing are no longer picked', async () => {
  const { orderId, shipmentNo, lineNo, near, far } = await anOrderWithASecondPlace(4);
  await pickShipment(merchant, { orderId, shipmentNo }, at);
  await shortPick(merchant, { orderId, shipmentNo, lineNo, quantity: 1, reason: 'this_quantity' }, later);
  assert.deepEqual(await sendingsOf(orderId), [
    [near.id, 'picking', 2],
    [far.id, 'planned', 1],
  ]);
  await assertAllSound(at);
});

test('eight at once on two units: only those that are left can be missing', async () => {
  const { orderId, shipmentNo, sku, location } = await aPlacedOrder({ quantity: 2 });
  const { done, refused } = await eightAtOnce(() =>
    shortPick(merchant, { orderId, shipmentNo, lineNo: 1, quantity: 1, reason: 'this_quantity' }, later),
  );
  assert.equal(done.length, 2);
  assert.deepEqual(refused, Array(6).fill('conflict'));
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 3, reserved: 0, damaged: 0 }]);
  await assertAllSound(at);
});

test('more than is left, an unknown line and what is packed are refused', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  const report = (lineNo: number, quantity: number) => () =>
    shortPick(merchant, { orderId, shipmentNo, lineNo, quantity, reason: 'this_quantity' }, later);
  await assertRefused(report(1, 3), 'conflict', /Line 1 has 2 left to pack, not 3/, orderId);
  await assertRefused(report(2, 1), 'invalid', /has no line 2/, orderId);
  const packed = await aPackedParcel();
  await assertRefused(
    () =>
      shortPick(
        merchant,
        { orderId: packed.orderId, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'all_remaining' },
        later,
      ),
    'conflict',
    /Cannot short pick a shipment that is packed/,
    packed.orderId,
  );
});

test('support may not, nor staff of another location', async () => {
  const { orderId, shipmentNo } = await aPlacedOrder();
  const elsewhere: StaffActor = { ...merchant, locationIds: [(await aLocation()).id] };
  const input = { orderId, shipmentNo, lineNo: 1, quantity: 1, reason: 'none' } as const;
  await assertRefused(() => shortPick(support, input, later), 'forbidden', /role/, orderId);
  await assertRefused(() => shortPick(elsewhere, input, later), 'not_found', /your locations/, orderId);
});
