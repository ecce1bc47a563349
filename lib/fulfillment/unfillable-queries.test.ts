import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { ownWaybill } from '@/tests/own-database';
import { UnfillableFilter } from './queue-inputs';

const database = await ownWaybill();
const { cancelOrder } = await import('@/lib/orders/cancel-order');
const { expectGoods } = await import('@/lib/inventory/expect-goods');
const { multiply } = await import('@/tests/multiplied');
const { countUnfillable, listUnfillable } = await import('./unfillable-queries');
const { aLocation, anOrder, aProduct, at, daysLater, marketing, merchant, minutesLater, owner, support } =
  await import('@/tests/world');

after(async () => {
  await closeDb();
  await database.drop();
});

const all = (after?: string) => listUnfillable(owner, UnfillableFilter.parse({ after }));

test('row C8: what no place can send, the oldest first, with its reason and the goods it waits for', async () => {
  assert.deepEqual(await countUnfillable(support), { waiting: 0, oldest: null });
  const paused = await aLocation({ pausedAt: at, name: 'Closed for stocktaking' });
  const [cup, pot] = [
    await aProduct({ stock: [{ location: paused, onHand: 2 }] }),
    await aProduct({ backorder: 'always' }),
  ];
  const late = await anOrder({ lines: [{ sku: pot.sku, quantity: 3 }] }, owner, minutesLater(9));
  const early = await anOrder({ lines: [{ sku: cup.sku, quantity: 2 }] });
  await expectGoods(
    owner,
    { location: paused.code, expectedAt: daysLater(4), lines: [{ sku: pot.sku, quantity: 9 }] },
    minutesLater(10),
  );
  const { rows, next } = await all();
  assert.deepEqual(
    rows.map((row) => [row.orderId, row.units, row.why, row.expected?.location ?? null]),
    [
      [early.orderId, 2, 'Closed for stocktaking has it but is paused. It waits.', null],
      [late.orderId, 3, rows[1]?.why, paused.name],
    ],
  );
  assert.deepEqual([next, rows[0]?.items[0]?.sku, rows[0]?.items[0]?.part], [null, cup.sku, false]);
  assert.deepEqual(await countUnfillable(merchant), { waiting: 2, oldest: at });
  for (const { orderId } of [late, early]) await cancelOrder(owner, { orderId, reason: 'inventory' }, at);
  assert.deepEqual((await all()).rows, []);
});

test('120 that wait since the same millisecond: each is met once, 50 at a time', async () => {
  const { sku } = await aProduct({ backorder: 'always' });
  const placed: number[] = [];
  for (let i = 0; i < 120; i++) placed.push((await anOrder({ lines: [{ sku, quantity: 1 }] })).orderId);
  const met: number[][] = [];
  let after: string | null | undefined;
  do {
    const page = await all(after ?? undefined);
    met.push(page.rows.map(({ orderId }) => orderId));
    after = page.next;
  } while (after);
  assert.deepEqual(met.flat(), placed);
  assert.deepEqual(
    met.map(({ length }) => length),
    [50, 50, 20],
  );
});

test('marketing does not see it', async () => {
  await assert.rejects(listUnfillable(marketing, UnfillableFilter.parse({})), { code: 'forbidden' });
  await assert.rejects(countUnfillable(marketing), { code: 'forbidden' });
});

const readThrough = async () => {
  await Promise.all(
    Array.from({ length: 10 }, () => db.execute(sql`select pg_stat_force_next_flush(), pg_sleep(0.1)`)),
  );
  const rows = await db.execute<{ table: string; read: number }>(
    sql`select relname "table", seq_tup_read "read" from pg_stat_user_tables where n_live_tup > 1000`,
  );
  return new Map(rows.map(({ table, read }) => [table, read]));
};

test('with tens of thousands in the queue a page reads no table from end to end', async () => {
  await multiply(200);
  const before = await readThrough();
  assert.ok(before.has('shipments') && before.has('order_contacts'), [...before.keys()].join());
  const first = await all();
  await all(first.next ?? undefined);
  assert.deepEqual([first.rows.length, (await countUnfillable(owner)).waiting], [50, 10_001]);
  const read = [...(await readThrough())].filter(([table, rows]) => rows > (before.get(table) ?? rows));
  assert.deepEqual(read, []);
});
