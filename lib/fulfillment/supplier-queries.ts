import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import type { Address } from '@/db/schema/orders';
import type { OrderStatus, ParcelStatus, ShipmentStatus } from '@/db/statuses';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { permit, type SupplierActor } from '@/lib/staff/permissions';
import type { SupplierFilter, SupplierTab } from './supplier-inputs';

type Moment = string;

const open = sql`s.status in ('planned', 'released', 'picking', 'packed', 'ready')`;
const tabs: Record<SupplierTab, SQL> = {
  to_accept: sql`${open} and s.accepted_at is null`,
  accepted: sql`${open} and s.accepted_at is not null`,
  sent: sql`s.accepted_at is not null and s.handed_over_at is not null`,
};

export type SupplierRow = {
  orderId: number;
  number: string;
  shipmentNo: number;
  status: ShipmentStatus;
  blocked: boolean;
  shipBy: Moment | null;
  plannedAt: Moment;
  acceptedAt: Moment | null;
  handedOverAt: Moment | null;
  city: string | null;
  country: string | null;
  units: number;
  items: string[];
};

/** What is to be accepted, what is accepted, and what was sent; to do what must leave first on top, sent the newest. */
export async function listSupplierShipments(
  actor: SupplierActor,
  { tab, after }: SupplierFilter,
): Promise<Page<SupplierRow>> {
  permit(actor, 'supplier.read');
  const sent = tab === 'sent';
  const order = sent
    ? sql`s.handed_over_at desc, s.order_id desc, s.no desc`
    : sql`s.ship_by, s.order_id, s.no`;
  const rows = await db.execute<SupplierRow>(sql`
    with page as materialized (
      select s.* from shipments s where s.location_id = ${actor.locationId} and ${tabs[tab]} ${sent ? sentBefore(after) : seen(after)}
      order by ${order} limit ${PAGE_SIZE + 1})
    select s.order_id "orderId", o.number, s.no "shipmentNo", s.status, s.held or o.status in ('to_verify', 'on_hold') blocked,
      to_jsonb(s.ship_by) "shipBy", to_jsonb(s.planned_at) "plannedAt", to_jsonb(s.accepted_at) "acceptedAt",
      to_jsonb(s.handed_over_at) "handedOverAt", c.ship_to ->> 'city' city, c.country, i.units, i.items
    from page s join orders o on o.id = s.order_id left join order_contacts c on c.order_id = s.order_id
    left join lateral (select sum(x.quantity)::int units, jsonb_agg(x.quantity || ' × ' || l.name order by x.line_no) items
      from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no
      where x.order_id = s.order_id and x.shipment_no = s.no) i on true
    order by ${order}`);
  return toPage([...rows], (last) => {
    const moment = sent ? last.handedOverAt : last.shipBy;
    return `${moment ? new Date(moment).toISOString() : 'none'}~${last.orderId}~${last.shipmentNo}`;
  });
}

/** Shipments without a date come last. */
function seen(after: SupplierFilter['after']) {
  if (!after) return sql``;
  const [moment, orderId, no] = after;
  if (moment === 'none')
    return sql`and s.ship_by is null and (s.order_id, s.no) > (${orderId}::bigint, ${no}::int)`;
  return sql`and (s.ship_by is null or (s.ship_by, s.order_id, s.no) > (${moment}::timestamptz, ${orderId}::bigint, ${no}::int))`;
}

function sentBefore(after: SupplierFilter['after']) {
  if (!after || after[0] === 'none') return sql``;
  const [moment, orderId, no] = after;
  return sql`and (s.handed_over_at, s.order_id, s.no) < (${moment}::timestamptz, ${orderId}::bigint, ${no}::int)`;
}

/** How many there are to do, counted up to 10,000. */
export async function countSupplierShipments(
  actor: SupplierActor,
): Promise<Record<'to_accept' | 'accepted', number>> {
  permit(actor, 'supplier.read');
  const [row] = await db.execute<Record<'to_accept' | 'accepted', number>>(sql`
    select count(*) filter (where accepted_at is null)::int to_accept, count(*) filter (where accepted_at is not null)::int accepted
    from (select s.accepted_at from shipments s where s.location_id = ${actor.locationId} and ${open} limit ${COUNT_CAP + 1}) x`);
  return row ?? { to_accept: 0, accepted: 0 };
}

type Row = {
  orderId: number;
  number: string;
  orderStatus: OrderStatus;
  shipmentNo: number;
  status: ShipmentStatus;
  held: boolean;
  shipBy: Moment | null;
  acceptedAt: Moment | null;
  city: string | null;
  country: string | null;
  name: string | null;
  shipTo: Address | null;
  giftMessage: string | null;
  instruction: string | null;
  timeZone: string;
  from: {
    name: string;
    street: string | null;
    postcode: string | null;
    city: string | null;
    country: string | null;
  };
  lines: {
    lineNo: number;
    name: string;
    sku: string | null;
    picture: string | null;
    quantity: number;
    picked: number;
    packed: number;
    shipped: number;
  }[];
  parcels: {
    id: number;
    status: ParcelStatus;
    carrier: string | null;
    trackingNumber: string | null;
    handedOverAt: Moment | null;
    units: number;
  }[];
};
export type SupplierShipment = Row;

/**
 * One shipment, as its supplier needs it; null when it is not there or not its to send. Who it goes to is told from accepting
 * until everything has left: nobody needs it before or after.
 */
export async function getSupplierShipment(
  actor: SupplierActor,
  orderId: number,
  shipmentNo: number,
): Promise<SupplierShipment | null> {
  permit(actor, 'supplier.read');
  const told = sql`${open} and s.accepted_at is not null`;
  const [row] = await db.execute<Row>(sql`
    select s.order_id "orderId", o.number, o.status "orderStatus", s.no "shipmentNo", s.status, s.held, to_jsonb(s.ship_by) "shipBy",
      to_jsonb(s.accepted_at) "acceptedAt", c.ship_to ->> 'city' city, c.country, f.time_zone "timeZone",
      case when ${told} then coalesce(c.ship_to ->> 'name', c.name) end name, case when ${told} then c.ship_to end "shipTo",
      case when ${told} then c.gift_message end "giftMessage", case when ${told} then c.instruction end instruction,
      jsonb_build_object('name', f.name, 'street', f.settings ->> 'street', 'postcode', f.postcode, 'city', f.city, 'country', f.country) "from",
      (select coalesce(jsonb_agg(jsonb_build_object('lineNo', x.line_no, 'name', l.name, 'sku', l.sku, 'picture', v.picture,
          'quantity', x.quantity, 'picked', x.picked, 'packed', x.packed, 'shipped', x.shipped) order by x.line_no), '[]')
        from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
        where x.order_id = s.order_id and x.shipment_no = s.no) lines,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'status', p.status, 'carrier', p.carrier, 'trackingNumber', p.tracking_number,
          'handedOverAt', p.handed_over_at, 'units', q.units) order by p.id), '[]')
        from (select parcel_id, sum(quantity)::int units from parcel_lines where order_id = s.order_id and shipment_no = s.no group by 1) q
        join parcels p on p.id = q.parcel_id and p.status <> 'void') parcels
    from shipments s join orders o on o.id = s.order_id join locations f on f.id = s.location_id
    left join order_contacts c on c.order_id = s.order_id
    where s.order_id = ${orderId} and s.no = ${shipmentNo} and s.location_id = ${actor.locationId}`);
  return row ?? null;
}
