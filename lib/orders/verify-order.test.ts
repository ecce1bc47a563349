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
import { verifyOrders } from './verify-orders';

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

test('many are verified at once, each by itself, and what one was refused for is said', async () => {
  const made = [await anUnverifiedOrder(), await anUnverifiedOrder(), await anUnverifiedOrder()];
  const orderIds = made.map(({ orderId }) => orderId);
  await verifyOrder(owner, { orderId: orderIds[1] ?? 0 }, at);
  const { verified, refused } = await verifyOrders(support, { orderIds: [...orderIds, 999_999_999] }, at);
  assert.equal(verified, 2);
  assert.match(refused.join(), new RegExp(`Order ${made[1]?.number} is already verified.*does not exist`));
  for (const orderId of orderIds) assert.equal((await orderNow(orderId)).status, 'open');
  await assert.rejects(verifyOrders(merchant, { orderIds }, at), /role/);
});
