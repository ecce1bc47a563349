import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
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
