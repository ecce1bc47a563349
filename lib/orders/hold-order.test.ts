import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  marketing,
  minutesLater,
  orderNow,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { holdOrder } from './hold-order';
import { releaseHold } from './release-hold';

after(closeDb);

/** Two SKUs at two places: two shipments. */
async function anOrderOfTwoShipments() {
  const [one, two] = [await aLocation(), await aLocation()];
  const mug = await aProduct({ stock: [{ location: one, onHand: 5 }] });
  const bowl = await aProduct({ stock: [{ location: two, onHand: 5 }] });
  return anOrder({
    lines: [
      { sku: mug.sku, quantity: 2 },
      { sku: bowl.sku, quantity: 1 },
    ],
  });
}
const heldOf = async (orderId: number) => (await shipmentsOf(orderId)).map(({ no, held }) => [no, held]);

test('an order on hold says why in the list, and is open again when released', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const { holdNo } = await holdOrder(support, { orderId, reason: 'address', note: 'No house number' }, at);
  assert.equal(holdNo, 1);
  let order = await orderNow(orderId);
  assert.equal(order.status, 'on_hold');
  assert.ok(order.facets.includes('h:address'));
  assert.deepEqual(await heldOf(orderId), [
    [1, false],
    [2, false],
  ]);

  await releaseHold(support, { orderId, holdNo }, minutesLater(1));
  order = await orderNow(orderId);
  assert.equal(order.status, 'open');
  assert.ok(!order.facets.includes('h:address'));
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.held', 'order.hold_released']);
});

test('an order with two holds stays on hold until both are released', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const first = await holdOrder(owner, { orderId, reason: 'fraud' }, at);
  const second = await holdOrder(owner, { orderId, reason: 'payment' }, at);
  assert.equal(second.holdNo, 2);
  await releaseHold(owner, { orderId, holdNo: first.holdNo }, at);
  assert.equal((await orderNow(orderId)).status, 'on_hold');
  await releaseHold(owner, { orderId, holdNo: second.holdNo }, at);
  assert.equal((await orderNow(orderId)).status, 'open');
});

test('a hold on a shipment stops that shipment, the order goes on', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const { holdNo } = await holdOrder(owner, { orderId, reason: 'other', shipmentNo: 2 }, at);
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.deepEqual(await heldOf(orderId), [
    [1, false],
    [2, true],
  ]);
  await releaseHold(owner, { orderId, holdNo }, at);
  assert.deepEqual(await heldOf(orderId), [
    [1, false],
    [2, false],
  ]);
});

test('a hold on a line stops the shipments with that line, until no hold names them', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const line = await holdOrder(owner, { orderId, reason: 'unknown_date', lineNo: 1 }, at);
  const stopped = (await shipmentsOf(orderId)).find(({ held }) => held)?.no;
  assert.ok(stopped);
  assert.equal((await heldOf(orderId)).filter(([, held]) => held).length, 1);

  const shipment = await holdOrder(owner, { orderId, reason: 'stock', shipmentNo: stopped }, at);
  await releaseHold(owner, { orderId, holdNo: line.holdNo }, at);
  assert.equal((await heldOf(orderId)).filter(([, held]) => held).length, 1);
  await releaseHold(owner, { orderId, holdNo: shipment.holdNo }, at);
  assert.equal((await heldOf(orderId)).filter(([, held]) => held).length, 0);
});

test('what is held for a reason is not held for it twice', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  for (const target of [{}, { shipmentNo: 1 }, { lineNo: 1 }]) {
    await holdOrder(owner, { orderId, reason: 'fraud', ...target }, at);
    await assertRefused(
      () => holdOrder(owner, { orderId, reason: 'fraud', ...target }, at),
      'conflict',
      /already on hold/,
      orderId,
    );
  }
});

test('a hold names something that is there', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const hold = (target: { shipmentNo?: number; lineNo?: number }, id = orderId) =>
    holdOrder(owner, { orderId: id, reason: 'other', ...target }, at);
  await assertRefused(() => hold({ shipmentNo: 3 }), 'not_found', /no open shipment 3/, orderId);
  await assertRefused(() => hold({ lineNo: 9 }), 'not_found', /no open line 9/, orderId);
  await assertRefused(() => hold({ shipmentNo: 1, lineNo: 1 }), 'invalid', /not both/, orderId);
  await assertRefused(() => hold({}, 999_999_999), 'not_found', /does not exist/);
  await cancelOrder(owner, { orderId, reason: 'staff' }, at);
  await assertRefused(() => hold({}), 'conflict', /nothing left to send/, orderId);
});

test('a hold is released once, and only one that is there', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  await assertRefused(
    () => releaseHold(owner, { orderId, holdNo: 1 }, at),
    'not_found',
    /no hold 1/,
    orderId,
  );
  await holdOrder(owner, { orderId, reason: 'fraud' }, at);
  await releaseHold(owner, { orderId, holdNo: 1 }, at);
  await assertRefused(
    () => releaseHold(owner, { orderId, holdNo: 1 }, at),
    'conflict',
    /already released/,
    orderId,
  );
});

test('marketing neither holds nor releases', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const hold = () => holdOrder(marketing, { orderId, reason: 'fraud' }, at);
  await assertRefused(hold, 'forbidden', /role/, orderId);
  await assertRefused(() => releaseHold(marketing, { orderId, holdNo: 1 }, at), 'forbidden', /role/, orderId);
});

test('of eight who hold or release at once, one does', async () => {
  const { orderId } = await anOrderOfTwoShipments();
  const held = await eightAtOnce(() => holdOrder(owner, { orderId, reason: 'fraud' }, at));
  assert.deepEqual(held.done, [{ holdNo: 1 }]);
  assert.deepEqual(held.refused, Array(7).fill('conflict'));
  const released = await eightAtOnce(() => releaseHold(owner, { orderId, holdNo: 1 }, at));
  assert.equal(released.done.length, 1);
  assert.equal((await orderNow(orderId)).status, 'open');
  await assertAllSound(at);
});
