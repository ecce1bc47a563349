import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { credits } from '@/db/schema';
import { aReceivedReturn, aReturn, returnNow } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import { at, daysLater, eventsOf, merchant, orderNow, owner, support } from '@/tests/world';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import { getReturn } from './detail-queries';
import { inspectReturn } from './inspect-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';

after(closeDb);

const creditsOf = async (orderId: number) =>
  (await db.select().from(credits).where(eq(credits.orderId, orderId)).orderBy(asc(credits.no))).map(
    ({ lineNo, unitFrom, unitTo, amount, reason, returnNo }) => [
      lineNo,
      unitFrom,
      unitTo,
      amount,
      reason,
      returnNo,
    ],
  );

test('inspected, then refunded: the return is resolved and the order closed', async () => {
  const { orderId, returnNo, rma } = await aReceivedReturn({ quantity: 2, price: 1999, paid: true });
  const units = [{ lineNo: 1, quantity: 2, condition: 'resell' as const }];
  await inspectReturn(merchant, { orderId, returnNo, units }, daysLater(6));

  const { done, refused } = await eightAtOnce(() =>
    refundReturn(support, { orderId, returnNo }, daysLater(7)),
  );

  assert.deepEqual(done, [{ creditedAmount: 3998, refundedAmount: 3998 }]);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.equal((await returnNow(rma)).status, 'resolved');
  assert.deepEqual(await creditsOf(orderId), [[1, 0, 2, 3998, 'return', 1]]);
  const order = await orderNow(orderId);
  assert.deepEqual(
    [order.status, order.paymentStatus, order.creditedAmount, order.refundedAmount, order.openReturns],
    ['closed', 'refunded', 3998, 3998, 0],
  );
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['return.credited', 'payment.refunded']);
  await assertAllSound(at);
});

test('refunded before it arrives: the return stays open until it has been looked at', async () => {
  const { orderId, returnNo, rma } = await aReturn({ quantity: 2, paid: true });
  await approveReturn(support, { orderId, returnNo }, daysLater(4));
  await refundReturn(support, { orderId, returnNo }, daysLater(4));
  assert.equal((await returnNow(rma)).status, 'approved');
  assert.equal((await orderNow(orderId)).status, 'open');
  await assertRefused(
    () => cancelReturn(support, { orderId, returnNo }, daysLater(5)),
    'conflict',
    /has been refunded/,
    orderId,
  );

  await receiveReturn(merchant, { orderId, returnNo }, daysLater(6));
  const units = [{ lineNo: 1, quantity: 2, condition: 'damaged' as const }];
  await inspectReturn(merchant, { orderId, returnNo, units }, daysLater(7));
  assert.equal((await returnNow(rma)).status, 'resolved');
  assert.equal((await orderNow(orderId)).status, 'closed');
  await assertAllSound(at);
});

test('missing units are not refunded, and shares of odd prices add up', async () => {
  const { orderId, returnNo, rma } = await aReceivedReturn({ quantity: 3, price: 333, paid: true });
  const units = [
    { lineNo: 1, quantity: 2, condition: 'resell' as const },
    { lineNo: 1, quantity: 1, condition: 'missing' as const },
  ];
  await inspectReturn(merchant, { orderId, returnNo, units }, daysLater(6));
  const before = await getReturn(support, rma);
  assert.equal(before?.refundableAmount, 666);

  const said = await refundReturn(support, { orderId, returnNo }, daysLater(7));

  assert.deepEqual(said, { creditedAmount: 666, refundedAmount: 666 });
  assert.deepEqual(await creditsOf(orderId), [[1, 0, 2, 666, 'return', 1]]);
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.dueAmount], ['closed', 0]);
  await assertAllSound(at);
});

test('a lower amount is a deduction: the rest is not owed', async () => {
  const { orderId, returnNo } = await aReceivedReturn({ quantity: 2, price: 1000, paid: true });
  const said = await refundReturn(support, { orderId, returnNo, amount: 1500, note: 'worn' }, daysLater(7));
  assert.deepEqual(said, { creditedAmount: 1500, refundedAmount: 1500 });
  const order = await orderNow(orderId);
  assert.deepEqual([order.creditedAmount, order.refundedAmount, order.dueAmount], [1500, 1500, 0]);
  await assertAllSound(at);
});

test('what was never paid is credited and not paid out', async () => {
  const { orderId, returnNo } = await aReceivedReturn({ quantity: 2, price: 1000, paid: false });
  assert.deepEqual(await refundReturn(support, { orderId, returnNo }, daysLater(7)), {
    creditedAmount: 2000,
    refundedAmount: 0,
  });
  const order = await orderNow(orderId);
  assert.deepEqual([order.paymentStatus, order.dueAmount], ['voided', 0]);
  await assertAllSound(at);
});

test('more than it is worth, before approval, or beyond the limit of support is refused', async () => {
  const { orderId, returnNo } = await aReturn({ quantity: 2, price: 1000, paid: true });
  await assertRefused(
    () => refundReturn(owner, { orderId, returnNo }, daysLater(7)),
    'conflict',
    /Cannot refund a return that is requested/,
    orderId,
  );
  await approveReturn(support, { orderId, returnNo }, daysLater(4));
  await assertRefused(
    () => refundReturn(owner, { orderId, returnNo, amount: 2001 }, daysLater(7)),
    'conflict',
    /worth €20\.00\. Refund at most that/,
    orderId,
  );
  await assertRefused(
    () => refundReturn(merchant, { orderId, returnNo }, daysLater(7)),
    'forbidden',
    /role/,
    orderId,
  );
  const dear = await aReceivedReturn({ quantity: 1, price: 20_001, paid: true });
  await assertRefused(
    () => refundReturn(support, { orderId: dear.orderId, returnNo: 1 }, daysLater(7)),
    'forbidden',
    /up to €200\.00 at once\. Ask an owner/,
    dear.orderId,
  );
  await refundReturn(owner, { orderId: dear.orderId, returnNo: 1 }, daysLater(7));
});
