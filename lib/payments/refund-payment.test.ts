import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { credits, payments } from '@/db/schema';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { assertAllSound, assertRefused, eightAtOnce, everythingOf } from '@/tests/refused';
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
import { grantCredit } from './grant-credit';
import { recordReceipt } from './record-receipt';
import { refundPayment } from './refund-payment';

after(closeDb);

/** 500.00 in two units, paid in three parts: 100.00, then 300.00, then 100.00. */
async function aPaidOrder() {
  const location = await aLocation();
  const { sku } = await aProduct({ price: 25_000, stock: [{ location, onHand: 9 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 2 }] });
  const paymentIds: number[] = [];
  for (const [i, amount] of [10_000, 30_000, 10_000].entries()) {
    const paid = await recordReceipt(owner, { orderId, amount, provider: `bank${i}` }, minutesLater(i));
    paymentIds.push(paid.paymentId);
  }
  return { orderId, paymentIds };
}
const refundsOf = (orderId: number) =>
  db
    .select({
      id: payments.id,
      amount: payments.amount,
      parentId: payments.parentId,
      provider: payments.provider,
    })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.kind, 'refund')))
    .orderBy(asc(payments.id));

test('what is owed is paid out over what was taken, newest first', async () => {
  const { orderId, paymentIds } = await aPaidOrder();
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);

  const refund = await refundPayment(owner, { orderId, amount: 25_000, note: 'Canceled' }, minutesLater(5));

  const rows = await refundsOf(orderId);
  assert.deepEqual(
    rows.map(({ amount, parentId, provider }) => ({ amount, parentId, provider })),
    [
      { amount: 10_000, parentId: paymentIds[2], provider: 'bank2' },
      { amount: 15_000, parentId: paymentIds[1], provider: 'bank1' },
    ],
  );
  assert.deepEqual(refund, { paymentIds: rows.map(({ id }) => id), amount: 25_000 });
  let order = await orderNow(orderId);
  assert.deepEqual(
    [order.refundedAmount, order.dueAmount, order.paymentStatus],
    [25_000, -25_000, 'overpaid'],
  );

  await refundPayment(owner, { orderId, amount: 25_000 }, minutesLater(6));
  order = await orderNow(orderId);
  assert.deepEqual([order.refundedAmount, order.dueAmount, order.paymentStatus], [50_000, 0, 'refunded']);
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'payment.refunded').length, 2);
});

test('goodwill: with a credit the order does not become due again', async () => {
  const { orderId } = await aPaidOrder();
  await refundPayment(
    support,
    { orderId, amount: 2000, credit: 'goodwill', note: 'A scratch' },
    minutesLater(5),
  );
  const [credit] = await db.select().from(credits).where(eq(credits.orderId, orderId));
  assert.deepEqual(
    [
      credit?.no,
      credit?.amount,
      credit?.taxAmount,
      credit?.reason,
      credit?.note,
      credit?.grantedBy,
      credit?.lineNo,
    ],
    [1, 2000, 0, 'goodwill', 'A scratch', support.id, null],
  );
  const order = await orderNow(orderId);
  assert.deepEqual([order.creditedAmount, order.refundedAmount, order.dueAmount], [2000, 2000, 0]);
  assert.equal(order.paymentStatus, 'partially_refunded');
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['credit.granted', 'payment.refunded']);
});

test('without a credit no more is paid out than is owed', async () => {
  const { orderId } = await aPaidOrder();
  await grantCredit(owner, { orderId, amount: 1500, reason: 'price' }, at);
  await assertRefused(
    () => refundPayment(owner, { orderId, amount: 1501 }, at),
    'conflict',
    /€15\.00 is owed/,
    orderId,
  );
  await refundPayment(owner, { orderId, amount: 1500 }, at);
  await assertRefused(
    () => refundPayment(owner, { orderId, amount: 1 }, at),
    'conflict',
    /€0\.00 is owed/,
    orderId,
  );
});

test('no more is credited than the order costs, and no more paid out than was taken', async () => {
  const { orderId } = await aPaidOrder();
  await assertRefused(
    () => refundPayment(owner, { orderId, amount: 50_001, credit: 'goodwill' }, at),
    'conflict',
    /Only €500\.00 of this order is not credited/,
    orderId,
  );

  const location = await aLocation();
  const { sku } = await aProduct({ price: 10_000, stock: [{ location, onHand: 1 }] });
  const part = await anOrder({ lines: [{ sku, quantity: 1 }] });
  await recordReceipt(owner, { orderId: part.orderId, amount: 4000, provider: 'bank' }, at);
  await assertRefused(
    () => refundPayment(owner, { orderId: part.orderId, amount: 4001, credit: 'claim' }, at),
    'conflict',
    /Only €40\.00 can still be refunded/,
    part.orderId,
  );
  await refundPayment(owner, { orderId: part.orderId, amount: 4000, credit: 'claim' }, at);
  await assertRefused(
    () => refundPayment(owner, { orderId: part.orderId, amount: 1, credit: 'claim' }, at),
    'conflict',
    /Nothing is left to refund/,
    part.orderId,
  );
});

test('support refunds up to a limit, counted in the currency', async () => {
  const { orderId } = await aPaidOrder();
  await assertRefused(
    () => refundPayment(support, { orderId, amount: 20_001, credit: 'goodwill' }, at),
    'forbidden',
    /up to €200\.00/,
    orderId,
  );
  await refundPayment(support, { orderId, amount: 20_000, credit: 'goodwill' }, at);

  const location = await aLocation();
  const { sku } = await aProduct({ price: null, stock: [{ location, onHand: 1 }] });
  const yen = await anOrder({
    channel: await aChannel({ currency: 'JPY' }),
    currency: 'JPY',
    lines: [{ sku, quantity: 1, unitAmount: 900 }],
  });
  await recordReceipt(owner, { orderId: yen.orderId, amount: 900, provider: 'bank' }, at);
  await assertRefused(
    () => refundPayment(support, { orderId: yen.orderId, amount: 201, credit: 'goodwill' }, at),
    'forbidden',
    /up to ¥200/,
    yen.orderId,
  );
});

test('the same key pays once, and not another amount', async () => {
  const { orderId } = await aPaidOrder();
  const key = { orderId, amount: 25_000, credit: 'goodwill' as const, idempotencyKey: 'form-12345' };
  const first = await refundPayment(owner, key, at);
  assert.equal(first.paymentIds.length, 2);
  const before = await everythingOf(orderId);
  assert.deepEqual(await refundPayment(owner, key, minutesLater(1)), first);
  assert.deepEqual(await everythingOf(orderId), before);
  await assertRefused(
    () => refundPayment(owner, { ...key, amount: 1 }, at),
    'conflict',
    /another amount/,
    orderId,
  );
  const longer = { ...key, amount: 100, idempotencyKey: 'form-12345:1' };
  assert.notDeepEqual((await refundPayment(owner, longer, at)).paymentIds, first.paymentIds);
});

test('fulfillment and marketing pay nothing out and grant nothing', async () => {
  const { orderId } = await aPaidOrder();
  for (const actor of [merchant, marketing]) {
    const amount = 100;
    await assertRefused(
      () => refundPayment(actor, { orderId, amount, credit: 'goodwill' }, at),
      'forbidden',
      /role/,
      orderId,
    );
    await assertRefused(
      () => grantCredit(actor, { orderId, amount, reason: 'goodwill' }, at),
      'forbidden',
      /role/,
      orderId,
    );
  }
});

test('a credit alone pays nothing out', async () => {
  const { orderId } = await aPaidOrder();
  assert.deepEqual(await grantCredit(support, { orderId, amount: 300, reason: 'shipping' }, at), {
    creditNo: 1,
  });
  assert.deepEqual(await grantCredit(support, { orderId, amount: 200, reason: 'price' }, at), {
    creditNo: 2,
  });
  const order = await orderNow(orderId);
  assert.deepEqual([order.creditedAmount, order.refundedAmount, order.dueAmount], [500, 0, -500]);
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['credit.granted', 'credit.granted']);
  await assertRefused(
    () => grantCredit(owner, { orderId, amount: 49_501, reason: 'goodwill' }, at),
    'conflict',
    /Only €495\.00/,
    orderId,
  );
  const nowhere = { orderId: 999_999_999, amount: 1 };
  await assertRefused(
    () => grantCredit(owner, { ...nowhere, reason: 'claim' }, at),
    'not_found',
    /does not exist/,
  );
  await assertRefused(() => refundPayment(owner, nowhere, at), 'not_found', /does not exist/);
});

test('of eight refunds of 100.00 at once from 500.00, five are paid', async () => {
  const { orderId } = await aPaidOrder();
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  const { done, refused } = await eightAtOnce(() => refundPayment(owner, { orderId, amount: 10_000 }, at));
  assert.equal(done.length, 5);
  assert.deepEqual(refused, Array(3).fill('conflict'));
  const order = await orderNow(orderId);
  assert.deepEqual([order.refundedAmount, order.capturedAmount, order.dueAmount], [50_000, 50_000, 0]);
});

test('eight credits of 100.00 at once on 500.00: five are granted, numbered without a gap', async () => {
  const { orderId } = await aPaidOrder();
  const { done } = await eightAtOnce(() =>
    grantCredit(owner, { orderId, amount: 10_000, reason: 'goodwill' }, at),
  );
  assert.deepEqual(done.map(({ creditNo }) => creditNo).toSorted(), [1, 2, 3, 4, 5]);
});

test('eight times the same key at once pays once', async () => {
  const { orderId } = await aPaidOrder();
  const key = { orderId, amount: 900, credit: 'goodwill' as const, idempotencyKey: 'form-67890' };
  const { done } = await eightAtOnce(() => refundPayment(owner, key, at));
  assert.equal(done.length, 8);
  assert.equal((await orderNow(orderId)).refundedAmount, 900);
  await assertAllSound(at);
});
