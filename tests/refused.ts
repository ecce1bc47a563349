import assert from 'node:assert/strict';
import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { Refusal, type RefusalCode } from '@/lib/errors';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';

const perOrder = [
  'order_lines',
  'shipments',
  'shipment_lines',
  'parcel_lines',
  'holds',
  'payments',
  'credits',
  'events',
  'stock_movements',
  'returns',
  'return_lines',
  'return_units',
  'feedback',
  'work_items',
];

/** Every row an order has, and the stock of its SKUs: equal before and after means nothing happened. */
export async function everythingOf(orderId: number) {
  const parts = perOrder.map(
    (table) =>
      sql`(select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') from ${sql.identifier(table)} t where t.order_id = ${orderId})`,
  );
  const [row] = await db.execute<{ all: unknown }>(sql`
    select jsonb_build_array((select to_jsonb(o) from orders o where o.id = ${orderId}), ${sql.join(parts, sql`, `)},
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]') from parcels p
        where p.id in (select parcel_id from parcel_lines where order_id = ${orderId})),
      (select coalesce(jsonb_agg(to_jsonb(s) order by s.variant_id, s.location_id), '[]') from stock_levels s
        where s.variant_id in (select variant_id from order_lines where order_id = ${orderId}))) "all"`);
  return row?.all;
}

/** The operation says no, with this code and these words, and the order is as it was. */
export async function assertRefused(
  operation: () => Promise<unknown>,
  code: RefusalCode,
  words: RegExp,
  orderId?: number,
) {
  const before = orderId && (await everythingOf(orderId));
  await assert.rejects(operation, (error) => {
    assert.ok(error instanceof Refusal, String(error instanceof Error ? error.stack : error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  });
  if (orderId) assert.deepEqual(await everythingOf(orderId), before);
}

/** Runs it eight times at once. Answers what each said: a value, or the code of its refusal. */
export async function eightAtOnce<Value>(operation: (i: number) => Promise<Value>) {
  const runs = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => operation(i)));
  const done: Value[] = [];
  const refused: string[] = [];
  for (const run of runs) {
    if (run.status === 'fulfilled') done.push(run.value);
    else if (run.reason instanceof Refusal) refused.push(run.reason.code);
    else throw run.reason;
  }
  return { done, refused };
}

/** The doctor finds nothing wrong in the whole database. */
export async function assertAllSound(at: Date) {
  const findings = await runDoctor(system('test'), at);
  assert.deepEqual(
    findings.filter((finding) => finding.violations > 0).map(({ name, examples }) => ({ name, examples })),
    [],
  );
}
