import { type SQL, sql } from 'drizzle-orm';
import { read } from '@/db';
import { maskName } from '@/lib/orders/rules';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import type { UnfillableFilter } from './queue-inputs';

type Moment = string;
export type UnfillableRow = {
  orderId: number;
  number: string;
  shipmentNo: number;
  /** Since when it waits for its turn. */
  plannedAt: Moment;
  promisedAt: Moment | null;
  /** Why nobody can send it, as routing said last; null: nobody has it. */
  why: string | null;
  /** The goods it waits for, when some are expected. */
  expected: { at: Moment; location: string } | null;
  customer: string | null;
  country: string | null;
  units: number;
  items: {
    lineNo: number;
    name: string;
    sku: string | null;
    picture: string | null;
    quantity: number;
    /** Of a bundle: only the whole bundle is canceled. */
    part: boolean;
  }[];
};

/** Shipments that nobody can send, those that have waited longest on top, of all locations because they have none. */
export async function listUnfillable(
  actor: Actor,
  { after }: UnfillableFilter,
): Promise<Page<UnfillableRow>> {
  permit(actor, 'shipment.retry');
  const rows = await read<UnfillableRow>(sql`
    with page as materialized (
      select order_id, no, planned_at, promised_at, expected_receipt_id, route ->> 'sentence' why from shipments
      where status = 'waiting' ${beyond(after)} order by planned_at, order_id, no limit ${PAGE_SIZE + 1})
    select p.order_id "orderId", o.number, p.no "shipmentNo", to_jsonb(p.planned_at) "plannedAt", to_jsonb(p.promised_at) "promisedAt", p.why,
      (select jsonb_build_object('at', r.expected_at, 'location', l.name) from receipts_expected r join locations l on l.id = r.location_id
        where r.id = p.expected_receipt_id and r.closed_at is null) expected, c.name customer, c.country, i.units, i.items
    from page p cross join lateral (select number from orders where id = p.order_id limit 1) o
    left join lateral (select name, country from order_contacts where order_id = p.order_id limit 1) c on true
    cross join lateral (select sum(x.quantity)::int units, jsonb_agg(jsonb_build_object('lineNo', x.line_no, 'name', l.name, 'sku', l.sku,
        'picture', v.picture, 'quantity', x.quantity, 'part', l.parent_no is not null) order by x.line_no) items
      from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
      where x.order_id = p.order_id and x.shipment_no = p.no) i
    order by p.planned_at, p.order_id, p.no`);
  const personal = can(actor, 'order.contact');
  return toPage(
    rows.map((row) => ({ ...row, customer: personal ? row.customer : maskName(row.customer) })),
    (last) => `${new Date(last.plannedAt).toISOString()}~${last.orderId}~${last.shipmentNo}`,
  );
}

function beyond(after: UnfillableFilter['after']): SQL {
  if (!after || after[0] === 'none') return sql``;
  return sql`and (planned_at, order_id, no) > (${after[0]}::timestamptz, ${after[1]}::bigint, ${after[2]}::bigint)`;
}

/** How many wait, counted up to 10,000, and since when the oldest does. */
export async function countUnfillable(actor: Actor): Promise<{ waiting: number; oldest: Date | null }> {
  permit(actor, 'shipment.retry');
  const [row] = await read<{ waiting: number; oldest: Moment | null }>(sql`
    select count(*)::int waiting, to_jsonb(min(planned_at)) oldest
    from (select planned_at from shipments where status = 'waiting' order by planned_at, order_id, no limit ${COUNT_CAP + 1}) w`);
  return { waiting: row?.waiting ?? 0, oldest: row?.oldest ? new Date(row.oldest) : null };
}
