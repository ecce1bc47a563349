import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { NO_DATE, type OrdersFilter, type OrderView } from './list-inputs';
import { type OrderRow, type OrderRowData, orderRow } from './list-row';

/** What waits for stock has no date yet: it comes after all that has one. */
const shipBy = "coalesce(ship_by, 'infinity'::timestamptz)";

/** Each view walks a tree of its own: its condition is that tree's, and its rows come in that tree's order. */
type Walk = {
  where: (at: Date) => SQL;
  key: 'placed_at' | 'promised_at' | typeof shipBy;
  newestFirst: boolean;
};
const open = sql`live and fulfillment_status in ('unallocated', 'allocated', 'picking', 'packed', 'partially_shipped')`;
const walks: Record<OrderView, Walk> = {
  all: { where: () => sql`true`, key: 'placed_at', newestFirst: true },
  to_verify: { where: () => sql`live and status = 'to_verify'`, key: 'placed_at', newestFirst: false },
  unfulfilled: { where: () => open, key: shipBy, newestFirst: false },
  ship_today: {
    where: (at) => sql`${open} and ${sql.raw(shipBy)} < ${endOfDay(at)}::timestamptz`,
    key: shipBy,
    newestFirst: false,
  },
  late: {
    where: (at) => sql`live and delivered_at is null and promised_at < ${at.toISOString()}::timestamptz`,
    key: 'promised_at',
    newestFirst: false,
  },
  on_hold: { where: () => sql`live and status = 'on_hold'`, key: 'placed_at', newestFirst: false },
  unfillable: { where: () => sql`waiting_units > 0`, key: 'placed_at', newestFirst: false },
  partially_shipped: {
    where: () => sql`live and status = 'open' and fulfillment_status = 'partially_shipped'`,
    key: 'placed_at',
    newestFirst: false,
  },
  payment_due: {
    where: () => sql`due_amount > 0 and status not in ('draft', 'expired', 'canceled')`,
    key: 'placed_at',
    newestFirst: true,
  },
  refund_owed: { where: () => sql`due_amount < 0`, key: 'placed_at', newestFirst: false },
  open_returns: { where: () => sql`open_returns > 0`, key: 'placed_at', newestFirst: true },
};
const endOfDay = (at: Date) => `${addDays(at, 1).toISOString().slice(0, 10)}T00:00:00.000Z`;

/** One page of a view, narrowed by the filter, by cursor. Searching by words is `searchOrders`. */
export async function listOrders(actor: Actor, filter: OrdersFilter, at: Date): Promise<Page<OrderRow>> {
  permit(actor, 'order.read');
  const { chosen, direction } = walkOrders(actor, filter, at, PAGE_SIZE + 1);
  const rows = await db.execute<OrderRowData>(hydrated(chosen, direction));
  const personal = can(actor, 'order.contact');
  return toPage(
    rows.map((row) => orderRow(row, personal)),
    (last) => cursorOf(last.walkedAt?.toISOString() ?? NO_DATE, last.id),
  );
}

export const cursorOf = (walked: string, id: number) => `${walked}~${id}`;

/** The first ids of a view beyond the cursor, with where each stands in the walk (`walked`). */
export function walkOrders(actor: Actor, filter: OrdersFilter, at: Date, limit: number) {
  const walk = walks[filter.view];
  const key = sql.raw(walk.key);
  const direction = sql.raw(walk.newestFirst ? 'desc' : 'asc');
  const beyond = sql.raw(walk.newestFirst ? '<' : '>');
  const seen = filter.after
    ? sql`and (${key}, id) ${beyond} (${filter.after[0] === NO_DATE ? 'infinity' : filter.after[0]}::timestamptz, ${filter.after[1]}::bigint)`
    : sql``;
  const chosen = sql`select id, ${key} as walked from orders where ${walk.where(at)} and ${narrowed(actor, filter)} ${seen}
    order by ${key} ${direction}, id ${direction} limit ${limit}`;
  return { chosen, direction };
}

/** How many, up to 10,000; beyond that nobody counts. */
export async function countOrders(actor: Actor, filter: OrdersFilter, at: Date): Promise<number> {
  permit(actor, 'order.read');
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*) n from (
      select 1 from orders where ${walks[filter.view].where(at)} and ${narrowed(actor, filter)} limit ${COUNT_CAP + 1}) x`);
  return row?.n ?? 0;
}

/** The columns of a list row for the chosen ids, in one statement; joins only what one page needs. */
export function hydrated(chosen: SQL, direction: SQL) {
  return sql`
    with page as materialized (${chosen})
    select o.id, o.number, o.public_ref, o.external_id, to_jsonb(p.walked) walked, to_jsonb(o.placed_at) placed_at, to_jsonb(o.ship_by) ship_by,
      to_jsonb(o.promised_at) promised_at, to_jsonb(o.delivered_at) delivered_at, o.status, o.payment_status, o.fulfillment_status, o.method,
      o.currency, o.total_amount, o.due_amount, o.waiting_units, o.open_returns, to_jsonb(o.tags) tags, h.name channel,
      c.name customer, c.country, o.customer_id,
      (select coalesce(sum(quantity - canceled), 0) from order_lines where order_id = o.id and kind <> 'bundle') units,
      (select jsonb_agg(distinct l.name) from shipments s join locations l on l.id = s.location_id
        where s.order_id = o.id and s.status <> 'canceled') locations,
      (select jsonb_agg(distinct reason) from holds where order_id = o.id and released_at is null) holds
    from page p join orders o on o.id = p.id join channels h on h.id = o.channel_id
    left join order_contacts c on c.order_id = o.id
    order by p.walked ${direction}, o.id ${direction}`;
}

function narrowed(actor: Actor, filter: OrdersFilter): SQL {
  const facets = [
    filter.status && `o:${filter.status}`,
    filter.payment && `p:${filter.payment}`,
    filter.fulfillment && `f:${filter.fulfillment}`,
    filter.location && `l:${filter.location}`,
    filter.method && `m:${filter.method}`,
    filter.tag && `t:${filter.tag}`,
    filter.hold && `h:${filter.hold}`,
    filter.country && `k:${filter.country}`,
    filter.channel && `c:${filter.channel}`,
  ].filter((facet) => typeof facet === 'string');
  const conditions = [
    actor.kind === 'key' && sql`channel_id = ${actor.channelId}`,
    facets.length > 0 && sql`facets @> ${pgArray(facets)}::text[]`,
    filter.customer && sql`customer_id = ${filter.customer}::bigint`,
    filter.sku &&
      sql`id in (select order_id from order_lines l join variants v on v.id = l.variant_id where v.sku = ${filter.sku})`,
    filter.from && sql`placed_at >= ${filter.from}::date`,
    filter.to && sql`placed_at < ${filter.to}::date + 1`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}
