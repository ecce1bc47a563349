import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq, isNull } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, orders, workItems } from '@/db/schema';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { recordReceipt } from '@/lib/payments/record-receipt';
import { refundPayment } from '@/lib/payments/refund-payment';
import { system } from '@/lib/staff/permissions';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  eventsOf,
  levelsOf,
  minutesLater,
  only,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { expireOrders } from './expire-orders';
import { verifyOrder } from './verify-order';

after(closeDb);

const job = system('test');
const run = (minutes: number) => expireOrders(job, { limit: 1000 }, minutesLater(minutes));

async function anExpiring(
  channel: Parameters<typeof aChannel>[0],
  given: Partial<Parameters<typeof anOrder>[0]> = {},
) {
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 9 }] });
  const order = await anOrder({
    channel: await aChannel({ expireAfterMinutes: 30, ...channel }),
    lines: [{ sku, quantity: 2 }],
    shippingAmount: 490,
    ...given,
  });
  return { ...order, sku };
}
const openWork = (orderId: number) =>
  db
    .select()
    .from(workItems)
    .where(and(eq(workItems.orderId, orderId), isNull(workItems.closedAt)));

test('an unpaid order ends when its time is up, not before, and its stock is free', async () => {
  const { orderId, sku } = await anExpiring({});
  await run(29);
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.equal(only(await levelsOf(sku)).reserved, 2);

  await run(30);
  const order = await orderNow(orderId);
  assert.deepEqual(
    [order.status, order.paymentStatus, order.fulfillmentStatus, order.dueAmount, order.expiresAt],
    ['expired', 'voided', 'n/a', 0, null],
  );
  assert.ok(order.facets.includes('o:expired'));
  assert.equal(only(await levelsOf(sku)).reserved, 0);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.expired']);
  const told = only(
    await db
      .select()
      .from(events)
      .where(and(eq(events.orderId, orderId), eq(events.type, 'order.expired'))),
  );
  assert.deepEqual(told.data, { units: 2, why: 'unpaid' });
  await run(31);
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'order.expired').length, 1);
});

test('an order nobody verified ends, though it is paid: the money is owed back, and that is work', async () => {
  const { orderId } = await anExpiring({ autoConfirm: false }, { paid: true });
  await run(30);
  const order = await orderNow(orderId);
  assert.deepEqual(
    [order.status, order.paymentStatus, order.dueAmount],
    ['expired', 'overpaid', -order.capturedAmount],
  );
  assert.equal(only(await openWork(orderId)).type, 'paid_late');
  await refundPayment(owner, { orderId, amount: order.capturedAmount }, minutesLater(40));
  assert.deepEqual(await openWork(orderId), []);
});

test('who pays or is verified in time stays', async () => {
  const paid = await anExpiring({}, { paid: true });
  const later = await anExpiring({});
  await recordReceipt(
    owner,
    { orderId: later.orderId, amount: 100, provider: 'bank', providerRef: unique('in') },
    minutesLater(10),
  );
  const verified = await anExpiring({ autoConfirm: false }, { paid: true });
  await verifyOrder(support, { orderId: verified.orderId }, minutesLater(10));
  await run(60);
  for (const { orderId } of [paid, later, verified]) {
    const order = await orderNow(orderId);
    assert.deepEqual([order.status, order.expiresAt], ['open', null]);
  }
});

test('verified but unpaid still ends, and goods that are being picked do not', async () => {
  const unpaid = await anExpiring({ autoConfirm: false });
  await verifyOrder(support, { orderId: unpaid.orderId }, minutesLater(10));
  const picked = await anExpiring({});
  await pickShipment(owner, { orderId: picked.orderId, shipmentNo: 1 }, minutesLater(5));
  await run(30);
  assert.equal((await orderNow(unpaid.orderId)).status, 'expired');
  const order = await orderNow(picked.orderId);
  assert.deepEqual([order.status, order.expiresAt], ['open', null]);
  assert.ok((await eventsOf(picked.orderId)).includes('order.expiry_passed'));
});

test('money that comes after the end is kept, owed back, and work for somebody', async () => {
  const { orderId } = await anExpiring({});
  await run(30);
  await recordReceipt(
    owner,
    { orderId, amount: 2490, provider: 'bank', providerRef: unique('late') },
    minutesLater(45),
  );
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.dueAmount], ['expired', -2490]);
  assert.equal(only(await openWork(orderId)).type, 'paid_late');
});

test('the end and a payment or a verification at once: one is first, and the other finds what it left', async () => {
  for (let round = 0; round < 6; round++) {
    const paying = await anExpiring({});
    const verifying = await anExpiring({ autoConfirm: false }, { paid: true });
    const [, , verified] = await Promise.allSettled([
      run(30),
      recordReceipt(
        owner,
        { orderId: paying.orderId, amount: 2490, provider: 'bank', providerRef: unique('race') },
        minutesLater(30),
      ),
      verifyOrder(support, { orderId: verifying.orderId }, minutesLater(30)),
    ]);
    const one = await orderNow(paying.orderId);
    assert.equal(only(await levelsOf(paying.sku)).reserved, one.status === 'expired' ? 0 : 2);
    assert.equal((await openWork(paying.orderId)).length, one.status === 'expired' ? 1 : 0);
    const other = await orderNow(verifying.orderId);
    assert.equal(other.status, verified.status === 'fulfilled' ? 'open' : 'expired');
    assert.equal(only(await levelsOf(verifying.sku)).reserved, other.status === 'expired' ? 0 : 2);
  }
});

test('a run takes so many and no more', async () => {
  const made = [await anExpiring({}), await anExpiring({}), await anExpiring({})];
  await db
    .update(orders)
    .set({ expiresAt: new Date('2020-01-01') })
    .where(eq(orders.id, made[0]?.orderId ?? 0));
  assert.equal((await expireOrders(job, { limit: 1 }, minutesLater(30))).expired, 1);
  assert.equal((await orderNow(made[0]?.orderId ?? 0)).status, 'expired');
});
