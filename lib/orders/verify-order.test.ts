import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { verifyOrder } from './verify-order';

after(closeDb);

async function anUnverifiedOrder() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 9 }] });
  return anOrder({ channel: await aChannel({ autoConfirm: false }), lines: [{ sku, quantity: 1 }] });
}

test('a verified order is open, and its timeline says when', async () => {
  const { orderId } = await anUnverifiedOrder();
  assert.equal((await orderNow(orderId)).status, 'to_verify');

  await verifyOrder(support, { orderId }, minutesLater(5));

  const order = await orderNow(orderId);
  assert.equal(order.status, 'open');
  assert.deepEqual(order.verifiedAt, minutesLater(5));
  assert.ok(order.facets.includes('o:open'));
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.verified']);
});

test('an order is verified once', async () => {
  const { orderId } = await anUnverifiedOrder();
  await verifyOrder(owner, { orderId }, at);
  await assertRefused(() => verifyOrder(owner, { orderId }, at), 'conflict', /already verified/, orderId);
});

test('a canceled order has nothing to verify', async () => {
  const { orderId } = await anUnverifiedOrder();
  await cancelOrder(owner, { orderId, reason: 'staff' }, at);
  await assertRefused(() => verifyOrder(owner, { orderId }, at), 'conflict', /is canceled/, orderId);
});

test('an order that does not exist cannot be verified', () =>
  assertRefused(() => verifyOrder(owner, { orderId: 999_999_999 }, at), 'not_found', /does not exist/));

test('fulfillment and marketing do not verify', async () => {
  const { orderId } = await anUnverifiedOrder();
  for (const actor of [merchant, marketing])
    await assertRefused(() => verifyOrder(actor, { orderId }, at), 'forbidden', /role/, orderId);
});

test('of eight who verify at once, one does', async () => {
  const { orderId } = await anUnverifiedOrder();
  const { done, refused } = await eightAtOnce(() => verifyOrder(owner, { orderId }, at));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.verified']);
});
