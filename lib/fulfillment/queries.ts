import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import type { Method, ParcelStatus, ShipmentStatus } from '@/db/statuses';
import { maskName } from '@/lib/orders/rules';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { type QueueFilter, type QueueTab, queueTabs } from './queue-inputs';

const working = sql`s.status in ('planned', 'released', 'picking', 'packed', 'ready')`;
const blocked = sql`(s.held or o.status in ('to_verify', 'on_hold'))`;
const tabs: Record<Exclude<QueueTab, 'handed_over'>, SQL> = {
  open: sql`s.status in ('planned', 'released') and not ${blocked}`,
  in_progress: sql`s.status = 'picking' and not ${blocked}`,
  packed: sql`s.status in ('packed', 'ready') and not ${blocked}`,
  problems: blocked,
};

type Moment = string;
type Item = {
  name: string;
  sku: string | null;
  picture: string | null;
  quantity: number;
  picked: number;
  packed: number;
};
export type QueueRow = {
  orderId: number;
  number: string;
  shipmentNo: number;
  status: ShipmentStatus;
  method: Method;
  shipBy: Moment | null;
  promisedAt: Moment | null;
  held: boolean;
  /** Why nobody may work on it: `to_verify` or the reasons of its holds. */
  problems: string[];
  customer: string | null;
  country: string | null;
  gift: boolean;
  units: number;
  items: Item[];
  parcels: { id: number; status: ParcelStatus }[];
};

/** What a location has to do, what must leave first on top. */
export async function fulfillQueue(
  actor: Actor,
  { location, tab, after }: QueueFilter & { location: number; tab: Exclude<QueueTab, 'handed_over'> },
): Promise<Page<QueueRow>> {
  permit(actor, 'shipment.read');
  if (!isAt(actor, location)) return { rows: [], next: null };
  const rows = await db.execute<QueueRow>(sql`
    with page as materialized (
      select s.order_id, s.no, s.ship_by, o.number, o.status order_status, s.status, s.method, s.promised_at, s.held
      from shipments s join orders o on o.id = s.order_id
      where s.location_id = ${location} and ${working} and ${tabs[tab]} ${seen(after)}
      order by s.ship_by, s.order_id, s.no limit ${PAGE_SIZE + 1})
    select p.order_id "orderId", p.number, p.no "shipmentNo", p.status, p.method, to_jsonb(p.ship_by) "shipBy",
      to_jsonb(p.promised_at) "promisedAt", p.held, c.name customer, c.country, c.gift_message is not null gift,
      coalesce((select jsonb_agg(distinct h.reason) from holds h where h.order_id = p.order_id and h.released_at is null
        and coalesce(h.shipment_no, p.no) = p.no), case when p.order_status = 'to_verify' then '["to_verify"]' else '[]' end::jsonb) problems,
      i.units, i.items, coalesce(b.parcels, '[]') parcels
    from page p left join order_contacts c on c.order_id = p.order_id
    left join lateral (select sum(x.quantity)::int units, jsonb_agg(jsonb_build_object('name', l.name, 'sku', l.sku, 'picture', v.picture,
        'quantity', x.quantity, 'picked', x.picked, 'packed', x.packed) order by x.line_no) items
      from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
      where x.order_id = p.order_id and x.shipment_no = p.no) i on true
    left join lateral (select jsonb_agg(jsonb_build_object('id', q.id, 'status', q.status) order by q.id) parcels
      from parcels q where q.id in (select parcel_id from parcel_lines where order_id = p.order_id and shipment_no = p.no)) b on true
    order by p.ship_by, p.order_id, p.no`);
  const personal = can(actor, 'order.contact');
  return toPage(
    rows.map((row) => ({ ...row, customer: personal ? row.customer : maskName(row.customer) })),
    (last) =>
      `${last.shipBy ? new Date(last.shipBy).toISOString() : 'none'}~${last.orderId}~${last.shipmentNo}`,
  );
}

/** Shipments without a date come last. */
function seen(after: QueueFilter['after']) {
  if (!after) return sql``;
  const [moment, orderId, no] = after;
  if (moment === 'none')
    return sql`and s.ship_by is null and (s.order_id, s.no) > (${orderId}::bigint, ${no}::bigint)`;
  return sql`and (s.ship_by is null or (s.ship_by, s.order_id, s.no) > (${moment}::timestamptz, ${orderId}::bigint, ${no}::bigint))`;
}

const onTheRoad = sql`p.status in ('handed_over', 'in_transit', 'out_for_delivery', 'attempted', 'exception', 'returning')`;

export type HandedOverRow = {
  parcelId: number;
  orderId: number;
  number: string;
  shipmentNo: number;
  status: ParcelStatus;
  carrier: string | null;
  trackingNumber: string | null;
  handedOverAt: Moment;
  units: number;
};

/** Parcels of a location on their way, what left last on top: here a hand-over is undone. */
export async function listHandedOver(
  actor: Actor,
  { location, after }: QueueFilter & { location: number },
): Promise<Page<HandedOverRow>> {
  permit(actor, 'shipment.read');
  if (!isAt(actor, location)) return { rows: [], next: null };
  const beyond = after
    ? sql`and (p.handed_over_at, p.id) < (${after[0] === 'none' ? null : after[0]}::timestamptz, ${after[1]}::bigint)`
    : sql``;
  const rows = await db.execute<HandedOverRow>(sql`
    select p.id "parcelId", x.order_id "orderId", o.number, x.shipment_no "shipmentNo", p.status, p.carrier,
      p.tracking_number "trackingNumber", to_jsonb(p.handed_over_at) "handedOverAt", x.units
    from (select p.* from parcels p where ${onTheRoad} and p.location_id = ${location} ${beyond}
      order by p.handed_over_at desc, p.id desc limit ${PAGE_SIZE + 1}) p
    join lateral (select order_id, shipment_no, sum(quantity)::int units from parcel_lines where parcel_id = p.id
      group by 1, 2 order by 1, 2 limit 1) x on true
    join orders o on o.id = x.order_id order by p.handed_over_at desc, p.id desc`);
  return toPage([...rows], (last) => `${new Date(last.handedOverAt).toISOString()}~${last.parcelId}`);
}

/** How many shipments (or parcels on the road) each tab holds, counted up to 10,000. */
export async function countQueue(actor: Actor, location: number): Promise<Record<QueueTab, number>> {
  permit(actor, 'shipment.read');
  const none = Object.fromEntries(queueTabs.map((tab) => [tab, 0])) as Record<QueueTab, number>;
  if (!isAt(actor, location)) return none;
  const [row] = await db.execute<Record<QueueTab, number>>(sql`
    select count(*) filter (where tab = 'open') open, count(*) filter (where tab = 'in_progress') in_progress,
      count(*) filter (where tab = 'packed') packed, count(*) filter (where tab = 'problems') problems,
      (select count(*) from (select 1 from parcels p where ${onTheRoad} and p.location_id = ${location} limit ${COUNT_CAP + 1}) h) handed_over
    from (select case when s.held or b.id is not null then 'problems' when s.status in ('planned', 'released') then 'open'
        when s.status = 'picking' then 'in_progress' else 'packed' end tab
      from (select order_id, status, held from shipments s where s.location_id = ${location} and ${working}
        limit ${COUNT_CAP + 1}) s
      left join (select id from orders where live and status in ('to_verify', 'on_hold') offset 0) b on b.id = s.order_id) x`);
  return row ?? none;
}

export const isAt = (actor: Actor, location: number) =>
  actor.kind !== 'staff' || actor.locationIds === null || actor.locationIds.includes(location);
