import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { aReceivedReturn, aReturn } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import { daysLater, marketing, merchant, support } from '@/tests/world';
import { declineReturn } from './decline-return';
import { getReturn } from './detail-queries';
import { inspectReturn } from './inspect-return';
import { ReturnsFilter, type ReturnTab } from './list-inputs';
import { countReturns, listReturns } from './queries';

after(closeDb);

const tabsOf = async (rma: string) => {
  const tabs: ReturnTab[] = [
    'open',
    'needs_decision',
    'on_the_way',
    'to_inspect',
    'to_refund',
    'closed',
    'all',
  ];
  const found = await Promise.all(
    tabs.map(async (tab) => ((await listReturns(support, { tab, q: rma })).rows.length ? tab : null)),
  );
  return found.filter((tab) => tab !== null);
};

test('a return stands in the tabs of its life', async () => {
  const { rma, orderId, returnNo } = await aReturn();
  assert.deepEqual(await tabsOf(rma), ['open', 'needs_decision', 'all']);
  await declineReturn(support, { orderId, returnNo, message: 'Worn' }, daysLater(4));
  assert.deepEqual(await tabsOf(rma), ['closed', 'all']);

  const there = await aReceivedReturn();
  assert.deepEqual(await tabsOf(there.rma), ['open', 'to_inspect', 'all']);
  const units = [{ lineNo: 1, quantity: 2, condition: 'resell' as const }];
  await inspectReturn(merchant, { orderId: there.orderId, returnNo: 1, units }, daysLater(6));
  assert.deepEqual(await tabsOf(there.rma), ['open', 'to_refund', 'all']);
});

test('a row says whose, why and how much, as far as a role may see', async () => {
  const { number, rma } = await aReturn({ quantity: 2, price: 1999 });
  const filter = ReturnsFilter.parse({ q: number });
  const [row] = (await listReturns(support, filter)).rows;
  assert.deepEqual(
    [row?.rma, row?.number, row?.customer, row?.units, row?.reasons, row?.outcomes, row?.valueAmount],
    [rma, number, 'Ada Lovelace', 2, ['too_small'], ['refund'], 3998],
  );
  assert.equal((await listReturns(merchant, filter)).rows[0]?.valueAmount, null);
  await assertRefused(() => listReturns(marketing, filter), 'forbidden', /role/);
  await assertRefused(() => countReturns(marketing), 'forbidden', /role/);
});

test('the inbox goes on behind its cursor without skipping or repeating', async () => {
  for (let i = 0; i < 3; i++) await aReturn();
  const { rows } = await listReturns(support, ReturnsFilter.parse({ tab: 'all' }));
  const [first, second] = rows;
  const after = `${first?.requestedAt.toISOString()}~${first?.orderId}~${first?.returnNo}`;
  const [next] = (await listReturns(support, ReturnsFilter.parse({ tab: 'all', after }))).rows;
  assert.equal(next?.rma, second?.rma);
  const counts = await countReturns(support);
  assert.equal(counts.all, counts.open + counts.closed);
});

test('customers see the returns of their order alone, without what is inside', async () => {
  const { orderId, rma, returnNo } = await aReturn({ quantity: 2, price: 1500 });
  const other = await aReturn();
  await declineReturn(
    support,
    { orderId, returnNo, message: 'Worn', reasonInternal: 'third time' },
    daysLater(4),
  );
  const customer = { kind: 'customer', orderId, proven: true } as const;
  assert.deepEqual(
    (await listReturns(customer, ReturnsFilter.parse({ tab: 'all' }))).rows.map((row) => row.rma),
    [rma],
  );
  const mine = await getReturn(customer, rma);
  assert.deepEqual(
    [mine?.status, mine?.message, mine?.reasonInternal, mine?.lines[0]?.paidAmount],
    ['declined', 'Worn', null, 3000],
  );
  assert.deepEqual(
    mine?.events.map(({ type }) => type),
    ['return.requested', 'return.declined'],
  );
  await assertRefused(() => getReturn(customer, other.rma), 'not_found', /does not exist/);
  assert.equal((await getReturn(support, rma))?.reasonInternal, 'third time');
  const atTheDock = await getReturn(merchant, rma);
  assert.deepEqual([atTheDock?.refundableAmount, atTheDock?.email], [null, 'a…@example.com']);
  assert.equal(await getReturn(support, 'R00000000'), null);
  await assertRefused(() => getReturn(marketing, rma), 'forbidden', /role/);
});

test('the detail says what is here to inspect and what a refund is worth', async () => {
  const { rma, orderId } = await aReceivedReturn({ quantity: 3, price: 1000 });
  const units = [{ lineNo: 1, quantity: 1, condition: 'missing' as const }];
  await inspectReturn(merchant, { orderId, returnNo: 1, units }, daysLater(6));
  const detail = await getReturn(support, rma);
  assert.deepEqual(
    detail?.lines.map(({ toInspect, here, inspected, refunded }) => [toInspect, here, inspected, refunded]),
    [[2, 3, [{ condition: 'missing', quantity: 1 }], 0]],
  );
  assert.equal(detail?.refundableAmount, 2000);
});
