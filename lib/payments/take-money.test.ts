import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { payments } from '@/db/schema';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { system } from '@/lib/staff/permissions';
import { assertAllSound, assertRefused, eightAtOnce, everythingOf } from '@/tests/refused';
import {
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
  unique,
} from '@/tests/world';
import { capturePayment } from './capture-payment';
import { recordAuthorization } from './record-authorization';
import { recordReceipt } from './record-receipt';

after(closeDb);

/** 50.00 in all. */
async function someOrder() {
  const location = await aLocation();
  const { sku } = await aProduct({ price: 2500, stock: [{ location, onHand: 9 }] });
  return anOrder({ lines: [{ sku, quantity: 2 }] });
}
const paymentsOf = (orderId: number) =>
  db
    .select({
      kind: payments.kind,
      amount: payments.amount,
      parentId: payments.parentId,
      state: payments.state,
    })
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.id));
const provider = 'fake';

test('authorized, taken in two parts, paid', async () => {
  const { orderId } = await someOrder();
  const { paymentId } = await recordAuthorization(owner, { orderId, amount: 5000, provider }, at);
  let order = await orderNow(orderId);
  assert.deepEqual(
    [order.paymentStatus, order.authorizedAmount, order.dueAmount],
    ['authorized', 5000, 5000],
  );

  await capturePayment(owner, { orderId, amount: 2000, provider }, minutesLater(1));
  order = await orderNow(orderId);
  assert.deepEqual(
    [order.paymentStatus, order.authorizedAmount, order.dueAmount],
    ['partially_paid', 3000, 3000],
  );

  await capturePayment(
    owner,
    { orderId, amount: 3000, provider, authorizationId: paymentId },
    minutesLater(2),
  );
  order = await orderNow(orderId);
  assert.deepEqual([order.paymentStatus, order.authorizedAmount, order.dueAmount], ['paid', 0, 0]);
  assert.deepEqual(await paymentsOf(orderId), [
    { kind: 'authorize', amount: 5000, parentId: null, state: 'succeeded' },
    { kind: 'capture', amount: 2000, parentId: paymentId, state: 'succeeded' },
    { kind: 'capture', amount: 3000, parentId: paymentId, state: 'succeeded' },
  ]);
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'payment.authorized',
    'payment.captured',
    'payment.captured',
  ]);
});

test('without an authorization of that provider money is taken directly', async () => {
  const { orderId } = await someOrder();
  await recordAuthorization(owner, { orderId, amount: 5000, provider: 'card' }, at);
  await capturePayment(owner, { orderId, amount: 1000, provider: 'voucher' }, at);
  assert.deepEqual((await paymentsOf(orderId))[1], {
    kind: 'capture',
    amount: 1000,
    parentId: null,
    state: 'succeeded',
  });
});

test('no more is taken than an authorization has left', async () => {
  const { orderId } = await someOrder();
  const { paymentId } = await recordAuthorization(owner, { orderId, amount: 3000, provider }, at);
  await capturePayment(owner, { orderId, amount: 1000, provider }, at);
  for (const authorizationId of [undefined, paymentId])
    await assertRefused(
      () => capturePayment(owner, { orderId, amount: 2001, provider, authorizationId }, at),
      'conflict',
      /authorization has €20\.00 left/,
      orderId,
    );
  await assertRefused(
    () => capturePayment(owner, { orderId, amount: 1, provider, authorizationId: 999_999_999 }, at),
    'not_found',
    /no such authorization/,
    orderId,
  );
});

test('staff take at most what is due; what a provider reports is a fact, and the order is overpaid', async () => {
  const { orderId } = await someOrder();
  await assertRefused(
    () => capturePayment(owner, { orderId, amount: 5001, provider }, at),
    'conflict',
    /Only €50\.00 is still due/,
    orderId,
  );
  await capturePayment(system('webhook'), { orderId, amount: 5001, provider }, at);
  const order = await orderNow(orderId);
  assert.deepEqual([order.paymentStatus, order.dueAmount], ['overpaid', -1]);
});

test('nothing can be taken for a canceled order, but money that comes in is received', async () => {
  const { orderId } = await someOrder();
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  await assertRefused(
    () => capturePayment(owner, { orderId, amount: 1, provider }, at),
    'conflict',
    /Only €0\.00 is still due/,
    orderId,
  );
  await recordReceipt(owner, { orderId, amount: 5000, provider: 'bank' }, at);
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.paymentStatus, order.dueAmount], ['canceled', 'overpaid', -5000]);
});

test('a receipt may be more than is due', async () => {
  const { orderId } = await someOrder();
  const { paymentId } = await recordReceipt(owner, { orderId, amount: 6000, provider: 'bank' }, at);
  assert.ok(paymentId > 0);
  const order = await orderNow(orderId);
  assert.deepEqual([order.capturedAmount, order.dueAmount, order.paymentStatus], [6000, -1000, 'overpaid']);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'payment.received']);
});

test('the same report of a provider counts once', async () => {
  const { orderId } = await someOrder();
  for (const operation of [recordAuthorization, capturePayment, recordReceipt]) {
    const report = { orderId, amount: 1000, provider, providerRef: unique('ref') };
    const first = await operation(owner, report, at);
    const before = await everythingOf(orderId);
    assert.deepEqual(await operation(owner, report, minutesLater(9)), first);
    assert.deepEqual(await everythingOf(orderId), before);
    await assertRefused(
      () => operation(owner, { ...report, amount: 999 }, at),
      'conflict',
      /already recorded with another order or amount/,
      orderId,
    );
  }
});

test('a report that was made for one order is refused for another', async () => {
  const [one, two] = [await someOrder(), await someOrder()];
  const report = { amount: 1000, provider, providerRef: unique('ref') };
  await recordReceipt(owner, { ...report, orderId: one.orderId }, at);
  await assertRefused(
    () => recordReceipt(owner, { ...report, orderId: two.orderId }, at),
    'conflict',
    /another order/,
    two.orderId,
  );
});

test('only an owner records and takes money', async () => {
  const { orderId } = await someOrder();
  for (const actor of [support, merchant, marketing])
    for (const operation of [recordAuthorization, capturePayment, recordReceipt])
      await assertRefused(
        () => operation(actor, { orderId, amount: 1, provider }, at),
        'forbidden',
        /role/,
        orderId,
      );
  for (const operation of [recordAuthorization, capturePayment, recordReceipt])
    await assertRefused(
      () => operation(owner, { orderId: 999_999_999, amount: 1, provider }, at),
      'not_found',
      /does not exist/,
    );
});

test('of eight captures of 20.00 at once from an authorization of 50.00, two succeed', async () => {
  const { orderId } = await someOrder();
  await recordAuthorization(owner, { orderId, amount: 5000, provider }, at);
  const { done, refused } = await eightAtOnce(() =>
    capturePayment(owner, { orderId, amount: 2000, provider }, at),
  );
  assert.equal(done.length, 2);
  assert.deepEqual(refused, Array(6).fill('conflict'));
  assert.equal((await orderNow(orderId)).capturedAmount, 4000);
});

test('eight times the same report at once is one payment', async () => {
  const { orderId } = await someOrder();
  for (const operation of [recordAuthorization, recordReceipt]) {
    const report = { orderId, amount: 700, provider, providerRef: unique('ref') };
    const { done } = await eightAtOnce(() => operation(owner, report, at));
    assert.equal(new Set(done.map(({ paymentId }) => paymentId)).size, 1);
  }
  const order = await orderNow(orderId);
  assert.equal(order.capturedAmount, 700);
  await assertAllSound(at);
});
