import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb, db } from '@/db';
import { customers } from '@/db/schema';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { aReturn } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import { anOrder, at, daysLater, marketing, merchant, orderNow, owner, support, unique } from '@/tests/world';
import { CustomersFilter } from './list-inputs';
import { getCustomer, listCustomers } from './list-queries';

after(closeDb);

const found = async (q: string, actor = support) =>
  (await listCustomers(actor, CustomersFilter.parse({ q }))).rows.map(({ id }) => id);

async function aCustomer(name = 'Ada Lovelace', moments = [at]) {
  const email = `${unique('cu')}@post.example`;
  const orders: number[] = [];
  for (const moment of moments) {
    const lines = [{ name: 'Mug', quantity: 1, unitAmount: 500 }];
    orders.push((await anOrder({ lines, paid: true, customer: { name, email } }, owner, moment)).orderId);
  }
  const id = (await orderNow(orders[0] ?? 0)).customerId ?? assert.fail();
  return { id, email, orders };
}

test('a customer is found by the start of the address and of either name, once', async () => {
  const [first, last] = [unique('Zo').replace('-', ''), unique('Qu').replace('-', '')];
  const { id, email } = await aCustomer(`${first} ${last}`, [at, daysLater(1)]);
  for (const q of [
    email,
    email.slice(0, -6),
    email.toUpperCase(),
    first,
    last,
    `${first} ${last}`.toUpperCase(),
  ])
    assert.deepEqual(await found(q), [id], q);
  for (const q of ['%%', '__', '\\\\', email.replace('-', '_'), email.slice(1)])
    assert.deepEqual(await found(q), [], q);
});

test('a row sums up the customer’s orders', async () => {
  const { orderId } = await aReturn();
  const asking = { orderId, kind: 'delivery', askKey: unique('ask') } as const;
  const { feedbackId } = await askFeedback(owner, asking, daysLater(6));
  await answerFeedback(owner, { feedbackId, score: 4 }, daysLater(7));
  const id = (await orderNow(orderId)).customerId ?? assert.fail();
  const { rows } = await listCustomers(support, CustomersFilter.parse({ after: id + 1 }));
  const { email, createdAt, ...row } = rows[0] ?? assert.fail();
  assert.deepEqual(row, {
    id,
    name: 'Ada Lovelace',
    orders: 1,
    openReturns: 1,
    lastScore: 4,
    lastOrderAt: at,
  });
  const { email: same, ...one } = (await getCustomer(support, id)) ?? assert.fail();
  assert.equal(same, email);
  assert.deepEqual(one, {
    id,
    name: 'Ada Lovelace',
    phone: null,
    erased: false,
    createdAt,
    orders: 1,
    spent: [{ currency: 'EUR', amount: 2000, orders: 1 }],
    returns: 1,
    averageScore: 4,
  });
});

test('pages go on where they ended; merged and erased customers are left out', async () => {
  const email = () => `${unique('page')}@post.example`;
  const rows = Array.from({ length: 120 }, () => ({ email: email(), createdAt: at }));
  const made = await db.insert(customers).values(rows).returning({ id: customers.id });
  const [into] = made;
  const gone = await db
    .insert(customers)
    .values([
      { email: email(), createdAt: at, mergedIntoId: into?.id },
      { createdAt: at, erasedAt: at },
    ])
    .returning({ id: customers.id });
  const met: number[] = [];
  let after: string | null = String((gone.at(-1)?.id ?? 0) + 1);
  for (let page = 0; page < 3; page++) {
    const { rows, next }: Awaited<ReturnType<typeof listCustomers>> = await listCustomers(
      support,
      CustomersFilter.parse({ after }),
    );
    met.push(...rows.map(({ id }) => id));
    after = next;
  }
  assert.deepEqual(met.slice(0, 120), made.map(({ id }) => id).reverse());
  assert.equal((await getCustomer(support, gone[1]?.id ?? 0))?.erased, true);
});

test('nonsense in the address is ignored', () => {
  for (const q of ['x', ' ', 'a\0b', 'x'.repeat(101), ['ab']])
    assert.equal(CustomersFilter.parse({ q }).q, undefined);
  for (const after of ['', '0', '-1', 'x', '1.5', '99999999999999999999'])
    assert.equal(CustomersFilter.parse({ after }).after, undefined, after);
});

test('marketing sees initials and finds nobody by address or name; merchants see no customers', async () => {
  const last = unique('Hopper').replace('-', '');
  const { id, email } = await aCustomer(`Grace ${last}`);
  const { rows } = await listCustomers(marketing, CustomersFilter.parse({ q: email, after: id + 1 }));
  const row = rows.find((one) => one.id === id);
  assert.deepEqual([row?.name, row?.email], ['G. H.', 'c…@post.example']);
  const seen = await getCustomer(marketing, id);
  assert.deepEqual([seen?.name, seen?.email, seen?.phone], ['G. H.', 'c…@post.example', null]);
  assert.equal(
    (await listCustomers(marketing, CustomersFilter.parse({ q: 'nobody at all' }))).rows.length > 0,
    true,
  );
  await assertRefused(() => listCustomers(merchant, {}), 'forbidden', /role does not allow/);
  await assertRefused(() => getCustomer(merchant, id), 'forbidden', /role does not allow/);
  assert.equal(await getCustomer(support, 1e15), null);
});
