import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import type { CustomerActor } from '@/lib/staff/permissions';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPackedParcel,
  aReturn,
  returnLinesOf,
  returnNow,
} from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import { at, daysLater, eventsOf, merchant, orderNow, support } from '@/tests/world';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import { declineReturn } from './decline-return';
import { listReturnable } from './detail-queries';
import { requestReturn } from './request-return';

after(closeDb);

const items = (quantity: number) => [
  { lineNo: 1, quantity, reason: 'too_small', outcome: 'refund' } as const,
];
const customerOf = (orderId: number, proven = true): CustomerActor => ({ kind: 'customer', orderId, proven });

test('a return opens a closed order again, and names itself', async () => {
  const { orderId } = await aDeliveredOrder({ paid: true });
  assert.equal((await orderNow(orderId)).status, 'closed');

  const { rma, returnNo } = await requestReturn(
    customerOf(orderId),
    { orderId, lines: [{ ...items(1)[0], note: 'Sleeves' } as ReturnType<typeof items>[number]] },
    daysLater(3),
  );

  assert.match(rma, /^R[0-9A-HJKMNP-TV-Z]{8}$/);
  const row = await returnNow(rma);
  assert.deepEqual(
    [row.no, row.kind, row.status, row.requestedAt],
    [returnNo, 'return', 'requested', daysLater(3)],
  );
  assert.deepEqual(
    (await returnLinesOf(orderId)).map(({ lineNo, quantity, received, reason, note, outcome }) => [
      lineNo,
      quantity,
      received,
      reason,
      note,
      outcome,
    ]),
    [[1, 1, 0, 'too_small', 'Sleeves', 'refund']],
  );
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.openReturns], ['open', 1]);
  assert.deepEqual((await eventsOf(orderId)).slice(-1), ['return.requested']);
  await assertAllSound(at);
});

test('no unit is announced twice, however many ask at once', async () => {
  const { orderId } = await aDeliveredOrder({ quantity: 2, paid: true });
  const { done, refused } = await eightAtOnce(() =>
    requestReturn(support, { orderId, lines: items(1) }, daysLater(3)),
  );
  assert.deepEqual(done.map(({ returnNo }) => returnNo).sort(), [1, 2]);
  assert.deepEqual(refused, Array(6).fill('conflict'));
  await assertAllSound(at);
});

test('customers return within 30 days of the delivery, staff also later', async () => {
  const { orderId } = await aDeliveredOrder({ paid: true });
  await assertRefused(
    () => requestReturn(customerOf(orderId), { orderId, lines: items(1) }, daysLater(33)),
    'conflict',
    /could be returned until Fri 3 Apr 2026/,
    orderId,
  );
  assert.deepEqual(
    (await listReturnable(customerOf(orderId), orderId, daysLater(33))).map(({ units }) => units),
    [0],
  );
  assert.deepEqual(
    (await listReturnable(support, orderId, daysLater(33))).map(({ units, until }) => [units, until]),
    [[2, daysLater(32)]],
  );
  await requestReturn(support, { orderId, lines: items(1) }, daysLater(33));
  assert.deepEqual((await eventsOf(orderId)).slice(-1), ['return.requested']);
});

test('what is not there, not sent, not delivered, too many or listed twice is refused', async () => {
  const { orderId } = await aDeliveredOrder({ quantity: 2 });
  const ask = (lines: ReturnType<typeof items>) => () =>
    requestReturn(support, { orderId, lines }, daysLater(3));
  await assertRefused(ask(items(3)), 'conflict', /^2 of .* can be returned, not 3/, orderId);
  await assertRefused(ask([...items(1), ...items(1)]), 'invalid', /is listed twice/, orderId);
  await assertRefused(
    ask(items(1).map((line) => ({ ...line, lineNo: 9 as 1 }))),
    'invalid',
    /no line 9 to return/,
    orderId,
  );
  const packed = await aPackedParcel();
  await assertRefused(
    () => requestReturn(support, { orderId: packed.orderId, lines: items(1) }, daysLater(3)),
    'conflict',
    /has not been sent yet\. Cancel it instead/,
    packed.orderId,
  );
  const gone = await aHandedOverParcel();
  await assertRefused(
    () => requestReturn(customerOf(gone.orderId), { orderId: gone.orderId, lines: items(1) }, daysLater(3)),
    'conflict',
    /has not been delivered yet/,
    gone.orderId,
  );
});

test('merchants, unproven customers and customers of another order may not ask', async () => {
  const { orderId } = await aDeliveredOrder();
  const ask = (actor: Parameters<typeof requestReturn>[0]) => () =>
    requestReturn(actor, { orderId, lines: items(1) }, daysLater(3));
  await assertRefused(ask(merchant), 'forbidden', /role/, orderId);
  await assertRefused(ask(customerOf(orderId, false)), 'forbidden', /role/, orderId);
  await assertRefused(ask(customerOf(orderId + 1)), 'not_found', /does not exist/, orderId);
});

test('a return is approved once', async () => {
  const { orderId, returnNo, rma } = await aReturn();
  const { refused } = await eightAtOnce(() => approveReturn(support, { orderId, returnNo }, daysLater(4)));
  assert.deepEqual(refused, Array(7).fill('conflict'));
  const row = await returnNow(rma);
  assert.deepEqual([row.status, row.reviewedAt], ['approved', daysLater(4)]);
  await assertRefused(
    () => declineReturn(support, { orderId, returnNo, message: 'No' }, daysLater(4)),
    'conflict',
    /Cannot decline a return that is approved/,
    orderId,
  );
  await assertRefused(
    () => approveReturn(merchant, { orderId, returnNo }, daysLater(4)),
    'forbidden',
    /role/,
    orderId,
  );
  await assertRefused(
    () => approveReturn(support, { orderId, returnNo: 7 }, daysLater(4)),
    'not_found',
    /has no return 7/,
    orderId,
  );
});

test('a declined return closes the order again and frees its units', async () => {
  const { orderId, returnNo, rma } = await aReturn({ paid: true });
  const decline = () =>
    declineReturn(
      support,
      { orderId, returnNo, message: 'It was worn.', reasonInternal: 'photo' },
      daysLater(4),
    );
  await assertRefused(
    () => declineReturn(merchant, { orderId, returnNo, message: 'No' }, daysLater(4)),
    'forbidden',
    /role/,
    orderId,
  );
  const { refused } = await eightAtOnce(decline);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  const row = await returnNow(rma);
  assert.deepEqual([row.status, row.message, row.reasonInternal], ['declined', 'It was worn.', 'photo']);
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.openReturns], ['closed', 0]);
  await requestReturn(support, { orderId, lines: items(2) }, daysLater(5));
  await assertAllSound(at);
});

test('its customer may cancel a return, once', async () => {
  const { orderId, returnNo, rma } = await aReturn({ paid: true });
  await assertRefused(
    () => cancelReturn(customerOf(orderId + 1), { orderId, returnNo }, daysLater(4)),
    'not_found',
    /does not exist/,
    orderId,
  );
  await assertRefused(
    () => cancelReturn(merchant, { orderId, returnNo }, daysLater(4)),
    'forbidden',
    /role/,
    orderId,
  );
  const { refused } = await eightAtOnce(() =>
    cancelReturn(customerOf(orderId), { orderId, returnNo }, daysLater(4)),
  );
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.equal((await returnNow(rma)).status, 'canceled');
  assert.equal((await orderNow(orderId)).status, 'closed');
  await assertAllSound(at);
});
