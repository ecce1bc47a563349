import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray, startsWith } from '@/db';
import { COUNT_CAP, PAGE_SIZE } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { hydrated } from './list-queries';
import { type OrderRowData, orderRow } from './list-row';
import { foldName, foldPhone } from './rules';

/** So many of each tree's youngest orders are taken. */
const HITS = 200;

/**
 * One box for everything people type or scan: order number, public reference, the channel's own number, e-mail,
 * phone, name, SKU, barcode, tracking number, return number, payment reference. Newest first, one page.
 */
export async function searchOrders(actor: Actor, typed: string) {
  permit(actor, 'order.read');
  const chosen = findOrders(actor, typed, PAGE_SIZE);
  if (!chosen) return [];
  const personal = can(actor, 'order.contact');
  const rows = await db.execute<OrderRowData>(hydrated(chosen, sql`desc`));
  return rows.map((row) => orderRow(row, personal));
}

/** The ids of what was typed with the moment they were placed (`walked`), newest first. Null: nothing was typed. */
export function findOrders(actor: Actor, typed: string, limit: number): SQL | null {
  const said = typed.replaceAll('\0', '').trim();
  const text = said.replace(/^#/, '');
  if (text.length === 0) return null;
  const upper = text.toUpperCase();
  const compact = upper.replace(/[\s-]/g, '');
  const spellings = pgArray([...new Set([said, text, upper, compact])]);
  const name = foldName(text).folded;
  const phone = /^[+\d\s()./-]+$/.test(text) ? foldPhone(text) : '';
  const personal = can(actor, 'order.contact');

  const trees: SQL[] = [
    sql`select id from orders where number = ${upper}`,
    sql`select id from orders where public_ref = ${publicRefOf(compact)}`,
    sql`select id from orders where external_id = any(${spellings}::text[])`,
    sql`select l.order_id from parcels p join parcel_lines l on l.parcel_id = p.id where p.tracking_number = any(${spellings}::text[]) and p.status <> 'void'`,
    sql`select order_id from returns where rma = any(${spellings}::text[])`,
    sql`select order_id from payments where provider_ref = any(${spellings}::text[]) and order_id is not null`,
    sql`select x.order_id from variants v cross join lateral (select order_id from order_lines where variant_id = v.id
      order by order_id desc limit ${HITS}) x where v.sku = any(${spellings}::text[]) or v.barcode = any(${spellings}::text[])`,
  ];
  if (personal && text.length >= 3)
    trees.push(begins(sql`name_folded`, name), begins(sql`name_reversed`, name));
  if (can(actor, 'order.email') && text.length >= 3) trees.push(begins(sql`email`, text.toLowerCase()));
  if (personal && phone.length >= 5) trees.push(begins(sql`phone`, phone));

  const found = sql.join(
    trees.map((tree) => sql`(${tree} order by 1 desc limit ${HITS})`),
    sql` union `,
  );
  const scope = actor.kind === 'key' ? sql`and o.channel_id = ${actor.channelId}` : sql``;
  return sql`select o.id, o.placed_at walked from orders o join (${found}) f(id) on f.id = o.id where true ${scope}
    order by o.placed_at desc, o.id desc limit ${limit}`;
}

/** The tree of the column is walked, for a start that too many share only so far. */
const begins = (column: SQL, start: string) =>
  sql`select order_id from (select order_id from order_contacts where ${startsWith(column, start)} limit ${COUNT_CAP}) k`;

/** The order that is meant when what was typed names exactly one: people with a number in hand jump straight in. */
export async function findExactOrder(actor: Actor, typed: string): Promise<number | null> {
  permit(actor, 'order.read');
  const upper = typed.replaceAll('\0', '').trim().replace(/^#/, '').toUpperCase();
  const scope = actor.kind === 'key' ? sql`and channel_id = ${actor.channelId}` : sql``;
  const [row] = await db.execute<{ id: number }>(
    sql`select id from orders where (number = ${upper} or public_ref = ${publicRefOf(upper.replace(/[\s-]/g, ''))}) ${scope} limit 1`,
  );
  return row?.id ?? null;
}

/** The reference's alphabet has no O, I and L: who reads one has read a digit. */
const publicRefOf = (text: string) => text.replaceAll('O', '0').replace(/[IL]/g, '1');
