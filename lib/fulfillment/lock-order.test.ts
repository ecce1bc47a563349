import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db, pgArray, transaction } from '@/db';
import { anOrder } from '@/tests/world';
import { lockOrders } from './free-tx';

after(closeDb);

test('several orders are locked from the smallest id up, so that nobody waits for each other', async () => {
  const ids: number[] = [];
  for (let i = 0; i < 4; i++)
    ids.push((await anOrder({ lines: [{ name: 'Engraving', quantity: 1, unitAmount: 1 }] })).orderId);
  const free = async () => {
    const rows = await db.execute<{ id: number }>(
      sql`select id from orders where id = any(${pgArray(ids)}::bigint[]) order by id for update skip locked`,
    );
    return rows.map(({ id }) => id);
  };
  const waiting = async () => {
    const [row] = await db.execute<{ n: number }>(
      sql`select count(*)::int n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return row?.n ?? 0;
  };

  const [smallest, ...others] = ids;
  let locking: Promise<number[]> | undefined;
  await transaction(async (tx) => {
    await tx.execute(sql`select 1 from orders where id = ${smallest} for update`);
    locking = transaction((other) => lockOrders(other, [...ids].reverse()));
    while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(await free(), others);
  });
  assert.deepEqual(await locking, ids);
});
