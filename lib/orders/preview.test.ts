import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { grantCredit } from '@/lib/payments/grant-credit';
import { refundPayment } from '@/lib/payments/refund-payment';
import { holdOpen } from '@/tests/journeys';
import { assertAllSound, everythingOf } from '@/tests/refused';
import { aLocation, anOrder, aProduct, at, marketing, minutesLater, owner } from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { preview } from './preview';
import { lockOrder } from './tx';

after(closeDb);

async function somePaidOrder(given: { customer?: { name: string } } = {}) {
  const location = await aLocation({ name: 'Porto' });
  const { sku } = await aProduct({ price: 1000, stock: [{ location, onHand: 9 }] });
  const order = await anOrder({ lines: [{ sku, quantity: 3 }], shippingAmount: 500, paid: true, ...given });
  return { ...order, sku };
}
const counts = async () => {
  const [row] = await db.execute(sql`
    select (select count(*) from events) events, (select count(*) from outbox) outbox, (select count(*) from credits) credits,
      (select count(*) from payments) payments, (select count(*) from stock_movements) movements`);
  return row;
};

test('canceling, before it is done: money, stock and letters, and nothing has moved', async () => {
  const { orderId, sku } = await somePaidOrder();
  const [before, rows] = [await everythingOf(orderId), await counts()];

  const units = [{ lineNo: 1, quantity: 2 }];
  const seen = await preview(orderId, () => cancelOrder(owner, { orderId, units, reason: 'customer' }, at));

  assert.deepEqual(seen, {
    currency: 'EUR',
    money: [
      { label: 'Credited', before: 0, after: 2000 },
      { label: 'Owed to the customer', before: 0, after: 2000 },
    ],
    stock: [{ sku, location: 'Porto', onHand: 0, reserved: -2, damaged: 0 }],
    letters: ['Items canceled, by e-mail'],
  });
  assert.deepEqual(await everythingOf(orderId), before);
  assert.deepEqual(await counts(), rows);
});

test('two operations in one preview: cancel, then pay out', async () => {
  const { orderId } = await somePaidOrder();
  const seen = await preview(orderId, async () => {
    const { creditedAmount } = await cancelOrder(owner, { orderId, reason: 'customer' }, at);
    await refundPayment(owner, { orderId, amount: creditedAmount }, at);
  });
  assert.deepEqual(seen.money, [
    { label: 'Credited', before: 0, after: 3500 },
    { label: 'Refunded', before: 0, after: 3500 },
  ]);
  assert.deepEqual(seen.letters, ['Order canceled, by e-mail', 'Refund sent, by e-mail']);
});

test('a preview uses up no number: the first credit is still number 1', async () => {
  const { orderId } = await somePaidOrder();
  const grant = () => grantCredit(owner, { orderId, amount: 100, reason: 'goodwill' }, at);
  await preview(orderId, grant);
  await preview(orderId, grant);
  assert.deepEqual(await grant(), { creditNo: 1 });
});

test('a refusal is part of the answer', async () => {
  const { orderId } = await somePaidOrder();
  const before = await everythingOf(orderId);
  const nothing = { currency: '', money: [], stock: [], letters: [] };
  assert.deepEqual(await preview(orderId, () => refundPayment(owner, { orderId, amount: 1 }, at)), {
    ...nothing,
    refused: '€0.00 is owed to the customer. Refund at most that, or grant a credit with it.',
  });
  assert.deepEqual(await preview(orderId, () => cancelOrder(marketing, { orderId, reason: 'staff' }, at)), {
    ...nothing,
    refused: 'Your role does not allow this.',
  });
  assert.deepEqual(await everythingOf(orderId), before);
});

test('who has no address is told nothing', async () => {
  const { orderId } = await somePaidOrder({ customer: { name: 'Walk-in' } });
  const seen = await preview(orderId, () => cancelOrder(owner, { orderId, reason: 'customer' }, at));
  assert.deepEqual(seen.letters, []);
});

test('an order that somebody is changing is not waited for', async () => {
  const { orderId } = await somePaidOrder();
  const holding = await holdOpen((tx) => lockOrder(tx, orderId));
  const seen = await preview(orderId, () =>
    cancelOrder(owner, { orderId, reason: 'customer' }, minutesLater(1)),
  );
  await holding.letGo();
  assert.match(seen.refused ?? '', /Somebody else is changing this/);
});

test('a fault is not a refusal', async () => {
  const { orderId } = await somePaidOrder();
  await assert.rejects(() => preview(orderId, () => Promise.reject(new Error('A bug'))), /A bug/);
});

test('eight previews at once agree, and one cancellation after them works', async () => {
  const { orderId } = await somePaidOrder();
  const seen = await Promise.all(
    Array.from({ length: 8 }, () =>
      preview(orderId, () => cancelOrder(owner, { orderId, reason: 'customer' }, at)),
    ),
  );
  const worked = seen.filter(({ refused }) => !refused);
  assert.ok(worked.length > 0);
  for (const one of worked) assert.deepEqual(one, worked[0]);
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  await assertAllSound(at);
});
