import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, receiptsExpected } from '@/db/schema';
import { assertAllSound, assertRefused } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import { cancelExpected } from './cancel-expected';
import { changeExpected } from './change-expected';
import { expectGoods } from './expect-goods';
import { receiveStock } from './receive-stock';

after(closeDb);

async function aQueue(...units: number[]) {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ backorder: 'always' });
  const orderIds: number[] = [];
  for (const [i, quantity] of units.entries())
    orderIds.push((await anOrder({ lines: [{ sku, quantity }] }, owner, minutesLater(i))).orderId);
  const expect = async (quantity: number, days: number) => {
    const input = { location: location.code, expectedAt: daysLater(days), lines: [{ sku, quantity }] };
    const { receiptIds } = await expectGoods(owner, input, minutesLater(20));
    return receiptIds[0] ?? 0;
  };
  const ties = () => Promise.all(orderIds.map(async (id) => only(await shipmentsOf(id)).expectedReceiptId));
  const receipt = async (id: number) =>
    only(await db.select().from(receiptsExpected).where(eq(receiptsExpected.id, id)));
  return { location, sku, variantId, orderIds, expect, ties, receipt };
}

test('who waits is told the day of the goods that reach down to them, oldest first', async () => {
  const { expect, ties, orderIds } = await aQueue(3, 3, 2);
  assert.deepEqual(await ties(), [null, null, null]);
  const late = await expect(3, 20);
  assert.deepEqual(await ties(), [late, null, null]);
  const soon = await expect(4, 5);
  assert.deepEqual(await ties(), [soon, late, null]);
  const [told] = await db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.orderId, orderIds[1] ?? 0), eq(events.type, 'shipment.expected')));
  assert.deepEqual(told?.data, {
    shipmentNo: 1,
    expectedAt: daysLater(20).toISOString().replace('.000Z', '+00:00'),
  });
  await assertAllSound(at);
});

test('another day moves the promise of who waits for it, with its cause', async () => {
  const { expect, ties, orderIds } = await aQueue(2);
  const receiptId = await expect(5, 5);
  const before = (await orderNow(orderIds[0] ?? 0)).promisedAt;
  const change = { receiptId, quantity: 5, expectedAt: daysLater(12) };
  await changeExpected(owner, change, minutesLater(30));
  assert.deepEqual(await ties(), [receiptId]);
  const after = (await orderNow(orderIds[0] ?? 0)).promisedAt;
  assert.ok(before && after && after > before, `${before?.toISOString()} then ${after?.toISOString()}`);
});

test('what is canceled, or comes smaller, is waited for no more', async () => {
  const { expect, ties, receipt } = await aQueue(3, 3);
  const [soon, late] = [await expect(6, 5), await expect(6, 20)];
  assert.deepEqual(await ties(), [soon, soon]);
  await changeExpected(owner, { receiptId: soon, quantity: 4, expectedAt: daysLater(5) }, minutesLater(30));
  assert.deepEqual(await ties(), [soon, late]);
  await cancelExpected(owner, { receiptId: soon }, minutesLater(31));
  assert.deepEqual(await ties(), [late, late]);
  assert.deepEqual((await receipt(soon)).closedAt, minutesLater(31));
  await cancelExpected(owner, { receiptId: late }, minutesLater(32));
  assert.deepEqual(await ties(), [null, null]);
  await assertRefused(
    () => cancelExpected(owner, { receiptId: late }, minutesLater(33)),
    'conflict',
    /has arrived or was canceled/,
  );
});

test('goods received from a named receipt meet that one, serve the oldest, and the rest of the queue moves up', async () => {
  const { expect, ties, receipt, location, sku, orderIds } = await aQueue(3, 3, 3);
  const [soon, late] = [await expect(3, 5), await expect(6, 20)];
  assert.deepEqual(await ties(), [soon, late, late]);
  await receiveStock(
    owner,
    { location: location.code, lines: [{ sku, quantity: 4, expectedId: late }], reference: 'PO 7' },
    minutesLater(40),
  );
  assert.deepEqual([(await receipt(soon)).received, (await receipt(late)).received], [0, 4]);
  const waiting = await Promise.all(orderIds.map(async (id) => (await orderNow(id)).waitingUnits));
  assert.deepEqual(waiting, [0, 2, 3]);
  const second = (await shipmentsOf(orderIds[1] ?? 0)).find(({ status }) => status === 'waiting');
  const third = (await shipmentsOf(orderIds[2] ?? 0)).find(({ status }) => status === 'waiting');
  assert.deepEqual([second?.expectedReceiptId, third?.expectedReceiptId], [soon, late]);
  await assertAllSound(at);
});

test('only who may, only at their places, only what is open', async () => {
  const { sku, location, expect } = await aQueue();
  const input = { location: location.code, expectedAt: daysLater(3), lines: [{ sku, quantity: 2 }] };
  for (const actor of [support, marketing])
    await assertRefused(() => expectGoods(actor, input, at), 'forbidden', /role/);
  await assertRefused(
    () => expectGoods({ ...merchant, locationIds: [1] }, input, at),
    'not_found',
    /your locations/,
  );
  const receiptId = await expect(4, 2);
  await receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 3 }] }, at);
  await assertRefused(
    () => changeExpected(owner, { receiptId, quantity: 3, expectedAt: daysLater(2) }, at),
    'conflict',
    /3 have arrived already/,
  );
});
