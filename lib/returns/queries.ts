import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import type { ReturnStatus } from '@/db/statuses';
import { shareOfUnits } from '@/lib/money';
import { maskName } from '@/lib/orders/rules';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { type ReturnsFilter, type ReturnTab, returnTabs } from './list-inputs';
import type { ReturnReason } from './rules';

const open = sql`r.status not in ('resolved', 'declined', 'canceled', 'expired')`;
const tabs: Record<ReturnTab, SQL> = {
  open,
  needs_decision: sql`r.status in ('requested', 'needs_review')`,
  on_the_way: sql`r.status in ('approved', 'in_transit')`,
  to_inspect: sql`r.status = 'received'`,
  to_refund: sql`r.status = 'inspected'`,
  closed: sql`r.status in ('resolved', 'declined', 'canceled', 'expired')`,
  all: sql`true`,
};
/** What is open is worked off oldest first; what is closed is looked up newest first. */
const newestFirst = (tab: ReturnTab) => tab === 'closed' || tab === 'all';

type RowData = {
  orderId: number;
  returnNo: number;
  rma: string;
  number: string;
  status: ReturnStatus;
  requestedAt: string;
  currency: string;
  customer: string | null;
  country: string | null;
  location: string | null;
  lines: { quantity: number; reason: ReturnReason; outcome: string; total: number; ordered: number }[];
};

/** One page of the inbox. */
export async function listReturns(actor: Actor, filter: ReturnsFilter) {
  permit(actor, 'return.read');
  const { tab, after } = filter;
  const direction = sql.raw(newestFirst(tab) ? 'desc' : 'asc');
  const beyond = after
    ? sql`and (r.requested_at, r.order_id, r.no) ${sql.raw(newestFirst(tab) ? '<' : '>')}
        (${after[0]}::timestamptz, ${after[1]}::bigint, ${after[2]}::bigint)`
    : sql``;
  const order = sql`order by r.requested_at ${direction}, r.order_id ${direction}, r.no ${direction}`;
  const found = await db.execute<RowData>(sql`
    select r.order_id "orderId", r.no "returnNo", r.rma, o.number, r.status, to_jsonb(r.requested_at) "requestedAt", o.currency,
      c.name customer, c.country, l.name location, x.lines
    from (select r.* from returns r where ${tabs[tab]} and ${narrowed(actor, filter)} ${beyond} ${order} limit ${PAGE_SIZE + 1}) r
    join orders o on o.id = r.order_id left join order_contacts c on c.order_id = r.order_id
    left join locations l on l.id = r.location_id
    left join lateral (select jsonb_agg(jsonb_build_object('quantity', x.quantity, 'reason', x.reason, 'outcome', x.outcome,
        'total', ol.total_amount, 'ordered', ol.quantity) order by x.line_no) lines
      from return_lines x join order_lines ol on ol.order_id = x.order_id and ol.no = x.line_no
      where x.order_id = r.order_id and x.return_no = r.no) x on true ${order}`);
  const sees = { contact: can(actor, 'order.contact'), money: can(actor, 'order.money') };
  return toPage(
    found.map((row) => rowOf(row, sees)),
    (last) => `${last.requestedAt.toISOString()}~${last.orderId}~${last.returnNo}`,
  ) satisfies Page<ReturnRow>;
}

function rowOf(
  { lines, requestedAt, customer, ...row }: RowData,
  sees: { contact: boolean; money: boolean },
) {
  const value = lines.reduce(
    (sum, line) => sum + shareOfUnits(line.total, line.ordered, 0, line.quantity),
    0,
  );
  return {
    ...row,
    requestedAt: new Date(requestedAt),
    customer: sees.contact ? customer : maskName(customer),
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    reasons: [...new Set(lines.map(({ reason }) => reason))],
    outcomes: [...new Set(lines.map(({ outcome }) => outcome))],
    valueAmount: sees.money ? value : null,
  };
}
export type ReturnRow = ReturnType<typeof rowOf>;

/** How many each tab holds, counted up to 10,000. */
export async function countReturns(actor: Actor): Promise<Record<ReturnTab, number>> {
  permit(actor, 'return.read');
  const mine = narrowed(actor, {});
  const counts = returnTabs.map(
    (tab) =>
      sql`(select count(*) from (select 1 from returns r where ${tabs[tab]} and ${mine} limit ${COUNT_CAP + 1}) x) ${sql.identifier(tab)}`,
  );
  const [row] = await db.execute<Record<ReturnTab, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  return row ?? (Object.fromEntries(returnTabs.map((tab) => [tab, 0])) as Record<ReturnTab, number>);
}

/** By return number, order number or the whole e-mail address. Customers see the returns of their order alone. */
function narrowed(actor: Actor, { q }: Pick<ReturnsFilter, 'q'>): SQL {
  const conditions = [
    actor.kind === 'customer' && sql`r.order_id = ${actor.orderId}`,
    q &&
      sql`(r.rma = ${q.toUpperCase()} or r.order_id in (select id from orders where number = ${q.toUpperCase()}
        union all select order_id from order_contacts where email = ${q.toLowerCase()}))`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}
