import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placingFacts } from '@/lib/orders/placing-read';
import { aDeliveredOrder } from './journeys';
import { multiply } from './multiplied';

after(closeDb);

const POOL = 10;

/** Rows that were read by reading a table from end to end. Each connection of the pool tells what it has counted. */
async function readThrough() {
  await Promise.all(
    Array.from({ length: POOL }, () => db.execute(sql`select pg_stat_force_next_flush(), pg_sleep(0.1)`)),
  );
  const rows = await db.execute<{ table: string; read: number }>(
    sql`select relname "table", seq_tup_read "read" from pg_stat_user_tables where n_live_tup > 1000`,
  );
  return new Map(rows.map(({ table, read }) => [table, read]));
}

test('statements planned in an empty shop find single rows by their keys when the shop has grown', async () => {
  for (let i = 0; i < 12; i += 1) await aDeliveredOrder();
  await multiply(300);
  const before = await readThrough();
  assert.ok(before.size > 5, `only ${[...before.keys()].join(', ')} have grown`);

  await aDeliveredOrder();

  const read = [...(await readThrough())].map(([table, rows]) => [table, rows - (before.get(table) ?? rows)]);
  assert.deepEqual(
    read.filter(([, rows]) => Number(rows) > 0),
    [],
  );
});

test('what placing reads is planned anew a few times on each connection, then never again', async () => {
  const order = PlaceOrderInput.parse({ channel: 'x', currency: 'EUR', lines: [{ sku: 'X', quantity: 1 }] });
  const onEach = <T>(work: () => PromiseLike<T>) => Promise.all(Array.from({ length: POOL }, work));
  const plannedAfter = async (rounds: number) => {
    for (let i = 0; i < rounds; i += 1) await onEach(() => placingFacts([order], new Date()));
    const counted = await onEach(() =>
      db.execute<{ connection: number; planned: number }>(sql`
        select pg_backend_pid() connection, custom_plans planned from pg_prepared_statements, pg_sleep(0.1)
        where statement like '%with asked as materialized%'`),
    );
    return new Map(counted.flat().map(({ connection, planned }) => [connection, planned]));
  };
  const known = await plannedAfter(60);
  const later = await plannedAfter(10);
  assert.ok(known.size > 0);
  for (const [connection, planned] of known) assert.equal(later.get(connection), planned);
});
