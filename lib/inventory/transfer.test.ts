import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, receiptsExpected, stockMovements, transferLines, transfers, workItems } from '@/db/schema';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  levelsOf,
  marketing,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import { cancelTransfer } from './cancel-transfer';
import { changeTransfer } from './change-transfer';
import { closeTransfer } from './close-transfer';
import { createTransfer } from './create-transfer';
import { dateTransfer } from './date-transfer';
import { flagOverdueTransfers } from './flag-overdue-transfers';
import { receiveTransfer } from './receive-transfer';
import { reopenTransfer } from './reopen-transfer';
import { sendTransfer } from './send-transfer';
import { takeBackTransfer } from './take-back-transfer';

after(closeDb);

const later = minutesLater(30);

async function aDraft({ onHand = 10, quantity = 6 } = {}) {
  const [from, to] = [await aLocation(), await aLocation()];
  const { sku, variantId } = await aProduct({ backorder: 'always', stock: [{ location: from, onHand }] });
  const plan = { from: from.code, to: to.code, expectedAt: daysLater(3), lines: [{ sku, quantity }] };
  const { transferId } = await createTransfer(owner, plan, at);
  const levels = async () => {
    const rows = await levelsOf(sku);
    return [from.id, to.id].map((id) => rows.find(({ locationId }) => locationId === id)?.onHand ?? 0);
  };
  const now = async () => only(await db.select().from(transfers).where(eq(transfers.id, transferId)));
  const line = async () => {
    const row = only(await db.select().from(transferLines).where(eq(transferLines.transferId, transferId)));
    return [row.quantity, row.received, row.missing];
  };
  const receipts = () =>
    db
      .select()
      .from(receiptsExpected)
      .where(eq(receiptsExpected.transferId, transferId))
      .orderBy(asc(receiptsExpected.id));
  const receive = (units: number, actor = owner) =>
    receiveTransfer(actor, { transferId, lines: [{ sku, quantity: units }] }, later);
  return { from, to, sku, variantId, plan, transferId, levels, now, line, receipts, receive };
}

async function aSent(given: { onHand?: number; quantity?: number } = {}) {
  const draft = await aDraft(given);
  await sendTransfer(owner, { transferId: draft.transferId }, minutesLater(5));
  return draft;
}

test('goods leave the origin, are on the way, and arrive in two parts', async () => {
  const { transferId, from, to, levels, now, line, receipts, receive } = await aDraft();
  assert.deepEqual(await levels(), [10, 0]);
  await sendTransfer(owner, { transferId }, minutesLater(5));
  assert.deepEqual(await levels(), [4, 0]);
  assert.deepEqual(
    (await receipts()).map((row) => [
      row.locationId,
      row.quantity,
      row.received,
      row.expectedAt,
      row.closedAt,
    ]),
    [[to.id, 6, 0, daysLater(3), null]],
  );

  assert.deepEqual(await receive(4), { served: [], left: 2 });
  assert.deepEqual([await levels(), (await now()).status, await line()], [[4, 4], 'sent', [6, 4, 0]]);
  assert.deepEqual(await receive(2), { served: [], left: 0 });
  assert.deepEqual([await levels(), (await now()).status, await line()], [[4, 6], 'received', [6, 6, 0]]);
  assert.deepEqual(
    (await receipts()).map(({ closedAt }) => closedAt),
    [later],
  );

  const moved = await db
    .select({
      place: stockMovements.locationId,
      kind: stockMovements.kind,
      onHand: stockMovements.onHandDelta,
    })
    .from(stockMovements)
    .innerJoin(
      events,
      and(eq(events.id, stockMovements.eventId), eq(events.subject, `transfer:${transferId}`)),
    )
    .orderBy(asc(stockMovements.eventId));
  assert.deepEqual(moved, [
    { place: from.id, kind: 'transfer_out', onHand: -6 },
    { place: to.id, kind: 'transfer_in', onHand: 4 },
    { place: to.id, kind: 'transfer_in', onHand: 2 },
  ]);
  await assertRefused(() => receive(1), 'conflict', /Cannot receive a transfer that is received/);
  await assertAllSound(at);
});

test('pain 5: what is reserved for orders cannot be sent away, and nothing is half sent', async () => {
  const { transferId, from, sku, levels, now, receipts } = await aDraft({ onHand: 8, quantity: 6 });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 3, location: from.code }] });
  await assertRefused(
    () => sendTransfer(owner, { transferId }, later),
    'out_of_stock',
    /can send only 5 of SKU-\w+ \(6 wanted\)/,
    orderId,
  );
  assert.deepEqual([await levels(), (await now()).status, await receipts()], [[8, 0], 'draft', []]);
});

test('waiting orders are tied to the transfer when it leaves and served oldest first when it arrives', async () => {
  const { transferId, sku, to, receive, receipts } = await aDraft({ onHand: 6, quantity: 5 });
  await sendTransfer(owner, { transferId }, minutesLater(1));
  const order = (quantity: number, minute: number) =>
    anOrder({ lines: [{ sku, quantity, location: to.code }] }, owner, minutesLater(minute));
  const [old, young] = [await order(3, 2), await order(4, 3)];
  const [receipt] = await receipts();
  const tie = async (orderId: number) => (await shipmentsOf(orderId)).map((row) => row.expectedReceiptId);
  assert.deepEqual(await tie(old.orderId), [receipt?.id]);

  const { served } = await receive(4);
  assert.deepEqual(served, [
    { orderId: old.orderId, units: 3 },
    { orderId: young.orderId, units: 1 },
  ]);
  assert.deepEqual(
    [(await orderNow(old.orderId)).waitingUnits, (await orderNow(young.orderId)).waitingUnits],
    [0, 3],
  );
});

test('pain 7: taking a transfer back is the exact inverse of sending it, and it can leave again', async () => {
  const { transferId, levels, now, receipts } = await aSent();
  await takeBackTransfer(owner, { transferId }, later);
  assert.deepEqual([await levels(), (await now()).status, (await now()).sentAt], [[10, 0], 'draft', null]);
  assert.deepEqual(
    (await receipts()).map(({ closedAt }) => closedAt),
    [later],
  );
  await assertRefused(
    () => takeBackTransfer(owner, { transferId }, later),
    'conflict',
    /Cannot take back a transfer that is draft/,
  );
  await sendTransfer(owner, { transferId }, minutesLater(40));
  assert.deepEqual([await levels(), (await receipts()).length], [[4, 0], 2]);
  await assertAllSound(at);
});

test('an order that waits is served when the goods stay at the origin after all', async () => {
  const { transferId, sku, from } = await aSent({ onHand: 6, quantity: 6 });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 2, location: from.code }] });
  assert.equal((await orderNow(orderId)).waitingUnits, 2);
  const { served } = await takeBackTransfer(owner, { transferId }, later);
  assert.deepEqual(served, [{ orderId, units: 2 }]);
});

test('what has arrived in part is not taken back; the rest is closed short with a reason, and opened again', async () => {
  const { transferId, levels, now, line, receive, receipts } = await aSent();
  await receive(4);
  await assertRefused(
    () => takeBackTransfer(owner, { transferId }, later),
    'conflict',
    /Part of it has arrived/,
  );
  assert.deepEqual(await closeTransfer(owner, { transferId, reason: 'Crate lost' }, minutesLater(60)), {
    missing: 2,
  });
  assert.deepEqual([await levels(), (await now()).status, await line()], [[4, 4], 'received', [6, 4, 2]]);
  assert.deepEqual(
    (await receipts()).map(({ closedAt }) => closedAt),
    [minutesLater(60)],
  );

  await reopenTransfer(owner, { transferId }, minutesLater(70));
  assert.deepEqual([(await now()).status, await line()], ['sent', [6, 4, 0]]);
  assert.deepEqual(
    (await receipts()).map(({ closedAt }) => closedAt),
    [null],
  );
  await receive(2);
  await assertRefused(() => reopenTransfer(owner, { transferId }, later), 'conflict', /nothing to wait for/);
  await assertAllSound(at);
});

test('more than is on the way, or something else, is refused with what to do', async () => {
  const { transferId, receive } = await aSent();
  const stranger = await aProduct();
  await assertRefused(() => receive(7), 'conflict', /Only 6 of SKU-\w+ are still on the way/);
  await assertRefused(
    () => receiveTransfer(owner, { transferId, lines: [{ sku: stranger.sku, quantity: 1 }] }, later),
    'conflict',
    /not part of this transfer/,
  );
});

test('eight people receive the last units of one transfer: they arrive once', async () => {
  const { receive, levels, line } = await aSent({ quantity: 6 });
  const { done, refused } = await eightAtOnce(() => receive(6));
  assert.deepEqual([done.length, new Set(refused)], [1, new Set(['conflict'])]);
  assert.deepEqual(
    [await levels(), await line()],
    [
      [4, 6],
      [6, 6, 0],
    ],
  );
});

test('eight send while an order takes the last units: on hand never falls below what is reserved', async () => {
  const { transferId, sku, from, levels } = await aDraft({ onHand: 6, quantity: 6 });
  const results = await Promise.allSettled([
    sendTransfer(owner, { transferId }, later),
    ...Array.from({ length: 4 }, (_, i) =>
      anOrder({ lines: [{ sku, quantity: 2, location: from.code }] }, owner, minutesLater(i)),
    ),
  ]);
  assert.ok(results.some(({ status }) => status === 'fulfilled'));
  const [level] = await levelsOf(sku);
  assert.ok((level?.reserved ?? 0) <= (level?.onHand ?? 0));
  assert.ok([0, 6].includes((await levels())[0] ?? -1));
  await assertAllSound(at);
});

test('a draft is changed and canceled; what has left is neither', async () => {
  const { transferId, plan, now, line } = await aDraft();
  const [first] = plan.lines;
  const change = { transferId, ...plan, lines: [{ sku: first?.sku ?? '', quantity: 2 }], note: 'Fewer' };
  await changeTransfer(owner, change, later);
  assert.deepEqual([await line(), (await now()).note], [[2, 0, 0], 'Fewer']);
  await cancelTransfer(owner, { transferId }, later);
  assert.deepEqual([(await now()).status, (await now()).closedAt], ['canceled', later]);
  await assertRefused(() => sendTransfer(owner, { transferId }, later), 'conflict', /that is canceled/);

  const sent = await aSent();
  await assertRefused(
    () => changeTransfer(owner, { transferId: sent.transferId, ...sent.plan }, later),
    'conflict',
    /Cannot change a transfer that is sent/,
  );
  await assertRefused(
    () => cancelTransfer(owner, { transferId: sent.transferId }, later),
    'conflict',
    /Cannot cancel a transfer that is sent/,
  );
});

test('the sender sends, the receiver receives, others see nothing of it', async () => {
  const { transferId, from, to, receive, plan } = await aDraft();
  const works = (...locationIds: number[]) => ({ ...merchant, locationIds });
  await assertRefused(
    () => sendTransfer(works(to.id), { transferId }, later),
    'forbidden',
    /Only the location that sends/,
  );
  await assertRefused(() => sendTransfer(works(1), { transferId }, later), 'not_found', /your locations/);
  await assertRefused(() => createTransfer(works(1), plan, later), 'not_found', /your locations/);
  for (const actor of [support, marketing])
    await assertRefused(() => createTransfer(actor, plan, later), 'forbidden', /role/);
  await sendTransfer(works(from.id), { transferId }, later);
  await assertRefused(() => receive(1, works(from.id)), 'forbidden', /Only the location that receives/);
  await receive(6, works(to.id));
});

test('late is a work item until it arrives or has another day', async () => {
  const { transferId, receive } = await aSent();
  const open = () =>
    db
      .select({ type: workItems.type })
      .from(workItems)
      .where(and(eq(workItems.subject, `transfer:${transferId}`), isNull(workItems.closedAt)));
  await flagOverdueTransfers(owner, {}, daysLater(3));
  assert.deepEqual(await open(), []);
  await flagOverdueTransfers(owner, {}, daysLater(4));
  await flagOverdueTransfers(owner, {}, daysLater(4));
  assert.deepEqual(await open(), [{ type: 'transfer_overdue' }]);
  await dateTransfer(owner, { transferId, expectedAt: daysLater(6) }, daysLater(4));
  assert.deepEqual(await open(), []);
  await flagOverdueTransfers(owner, {}, daysLater(9));
  assert.deepEqual(await open(), [{ type: 'transfer_overdue' }]);
  await receive(6);
  assert.deepEqual(await open(), []);
});
