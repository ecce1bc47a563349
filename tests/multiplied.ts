import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { db } from '@/db';

/** Copies of one SKU are shared by so many copies of the shop. */
const CATALOGS = 200;
const moved = [
  'variants',
  'orders',
  'order_contacts',
  'order_lines',
  'shipments',
  'shipment_lines',
  'parcels',
  'parcel_lines',
  'tracking_events',
  'holds',
  'promises',
  'payments',
  'credits',
  'returns',
  'return_lines',
  'return_units',
  'events',
  'outbox',
  'feedback',
  'work_items',
];

/** Which ids of a row move on with each copy, by the sequence they come from. */
const idsOf: Record<string, string[]> = {
  orders: ['orders.id', 'order_id'],
  parcels: ['parcels.id', 'parcel_id'],
  payments: ['payments.id', 'payments.parent_id'],
  events: ['events.id', 'event_id', 'opened_by_event', 'closed_by_event'],
};
const named = [
  'external_id',
  'number',
  'provider_ref',
  'tracking_number',
  'rma',
  'ask_key',
  'label_key',
  'sku',
  'subject',
];

/** Makes so many copies of the whole shop beside it, by SQL: a copy of what is sound is sound. Stock is the sum of its copies. */
export async function multiply(copies: number) {
  const most = new Map<string, number>();
  for (const table of ['variants', ...Object.keys(idsOf), 'feedback', 'work_items']) {
    const [row] = await db.execute<{ id: number }>(sql.raw(`select coalesce(max(id), 0) id from ${table}`));
    most.set(table, row?.id ?? 0);
  }
  const stock = await db.execute<{ column: string }>(sql`
    select column_name "column" from information_schema.columns where table_name = 'stock_movements' order by ordinal_position`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local statement_timeout = '300s'`);
    for (const table of moved) {
      const columns = await tx.execute<{ column: string }>(sql`
        select column_name "column" from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`);
      const names = columns.map(({ column }) => column);
      const values = names.map((column) => shifted(table, column, most));
      await tx.execute(
        sql.raw(`
        insert into ${table} (${names.join(', ')}) overriding system value
        select ${values.join(', ')} from ${table} t, generate_series(1, ${table === 'variants' ? Math.min(copies, CATALOGS - 1) : copies}) k`),
      );
    }
    const names = stock.map(({ column }) => column);
    await tx.execute(
      sql.raw(`
      insert into stock_movements (${names.join(', ')})
      select ${names.map((column) => shifted('stock_movements', column, most)).join(', ')} from stock_movements t, generate_series(1, ${copies}) k`),
    );
    await tx.execute(
      sql.raw(`
      insert into stock_levels (variant_id, location_id, on_hand, reserved, safety, damaged)
      select variant_id + g * ${most.get('variants')}, location_id, on_hand * n, reserved * n, safety, damaged * n from stock_levels,
        (select k % ${CATALOGS} g, count(*)::int n from generate_series(0, ${copies}) k group by 1) c
      on conflict (variant_id, location_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved, damaged = excluded.damaged`),
    );
  });
  for (const table of most.keys())
    await db.execute(
      sql.raw(
        `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 1) from ${table}))`,
      ),
    );
  const calm = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice() {} });
  await calm`vacuum analyze`;
  await calm.end();
}

function shifted(table: string, column: string, most: Map<string, number>) {
  for (const [sequence, ids] of Object.entries(idsOf))
    if (ids.includes(column) || ids.includes(`${table}.${column}`))
      return `t.${column} + k * ${most.get(sequence)}`;
  if (column === 'variant_id') return `t.variant_id + k % ${CATALOGS} * ${most.get('variants')}`;
  if (column === 'id') return `t.id + k * ${most.get(table)}`;
  if (column === 'public_ref')
    return `'Z' || lpad(upper(to_hex((t.id + k * ${most.get('orders')})::bigint)), 9, '0')`;
  if (named.includes(column)) return `t.${column} || '-' || k`;
  return `t.${column}`;
}
