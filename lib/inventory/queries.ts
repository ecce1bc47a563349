import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import type { MovementKind, ShipmentStatus } from '@/db/statuses';
import { whoIs } from '@/lib/events/queries';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';

export type MovementRow = {
  eventId: number;
  at: Date;
  kind: MovementKind;
  onHand: number;
  reserved: number;
  damaged: number;
  reason: string | null;
  location: string;
  locationName: string;
  orderId: number | null;
  orderNumber: string | null;
  shipmentNo: number | null;
  who: string;
  /** What else it belongs to: `transfer:7`. */
  subject: string | null;
};

/** Where a SKU lies or has lain. */
export async function listShelves(actor: Actor, sku: string): Promise<{ code: string; name: string }[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<{ code: string; name: string }>(sql`
    select l.code, l.name from variants v join stock_levels s on s.variant_id = v.id join locations l on l.id = s.location_id
    where v.sku = ${sku} and ${workplaces(actor)} order by l.name limit 200`);
  return [...rows];
}

/** Everything that has moved a SKU, newest first. */
export async function listMovements(
  actor: Actor,
  {
    sku,
    location,
    kind: only,
    cursor,
  }: { sku: string; location?: string; kind?: MovementKind; cursor?: string },
): Promise<Page<MovementRow>> {
  permit(actor, 'stock.read');
  const [event, place = '0', kind = ''] = cursor?.split('~') ?? [];
  const known = event && /^\d{1,15}$/.test(event) && /^\d{1,9}$/.test(place);
  const beyond = known
    ? sql`and m.event_id <= ${event}::bigint and (m.event_id, m.location_id, m.kind) < (${event}::bigint, ${place}::int, ${kind})`
    : sql``;
  const rows = await db.execute<Omit<MovementRow, 'at' | 'who'> & Row>(sql`
    with page as materialized (
      select m.*, l.code, l.name place_name
      from variants v join stock_levels s on s.variant_id = v.id join locations l on l.id = s.location_id
      cross join lateral (select m.* from stock_movements m where m.variant_id = s.variant_id and m.location_id = s.location_id ${only ? sql`and m.kind = ${only}` : sql``} ${beyond}
        order by m.event_id desc, m.kind desc limit ${PAGE_SIZE + 1}) m
      where v.sku = ${sku} and ${workplaces(actor)} ${location ? sql`and l.code = ${location}` : sql``}
      order by m.event_id desc, m.location_id desc, m.kind desc limit ${PAGE_SIZE + 1})
    select m.event_id "eventId", to_jsonb(m.at) at, m.kind, m.on_hand_delta "onHand", m.reserved_delta reserved, m.damaged_delta damaged,
      m.reason, m.location_id "locationId", m.code location, m.place_name "locationName", m.order_id "orderId", o.number "orderNumber",
      m.shipment_no "shipmentNo", e.actor, e.subject, w.name
    from page m left join orders o on o.id = m.order_id left join events e on e.id = m.event_id left join staff w on e.actor = 'staff:' || w.id
    order by m.event_id desc, m.location_id desc, m.kind desc`);
  const page = toPage([...rows], (last) => `${last.eventId}~${last.locationId}~${last.kind}`);
  return {
    next: page.next,
    rows: page.rows.map(({ at, actor: by, name, locationId, ...row }) => ({
      ...row,
      at: new Date(at),
      who: name ?? whoIs(by ?? ''),
    })),
  };
}
type Row = { at: string; actor: string | null; name: string | null; locationId: number };

export type ReservingRow = {
  orderId: number;
  number: string;
  shipmentNo: number;
  status: ShipmentStatus;
  units: number;
  placedAt: Date;
};

/** The orders that hold the reserved units of a SKU at a location. `cursor`: the last row seen, `order~shipment`. */
export async function ordersReserving(
  actor: Actor,
  { sku, location, cursor }: { sku: string; location: string; cursor?: string },
): Promise<Page<ReservingRow>> {
  permit(actor, 'stock.read');
  const [orderId = '', shipmentNo = ''] = cursor?.split('~') ?? [];
  const known = /^\d{1,15}$/.test(orderId) && /^\d{1,5}$/.test(shipmentNo);
  const rows = await db.execute<Omit<ReservingRow, 'placedAt'> & { placed: string }>(sql`
    with line as materialized (
      select n.order_id, n.no, o.number, o.placed_at from variants v join order_lines n on n.variant_id = v.id
      join orders o on o.id = n.order_id where v.sku = ${sku} and v.stocked and o.live)
    select s.order_id "orderId", n.number, s.no "shipmentNo", s.status, sum(x.quantity - x.shipped)::int units, to_jsonb(n.placed_at) placed
    from line n join shipment_lines x on x.order_id = n.order_id and x.line_no = n.no
    join shipments s on s.order_id = x.order_id and s.no = x.shipment_no join locations l on l.id = s.location_id
    where l.code = ${location} and ${workplaces(actor)}
      and s.status in ('planned', 'released', 'picking', 'packed', 'ready') and x.quantity > x.shipped
      ${known ? sql`and (s.order_id, s.no) > (${orderId}::bigint, ${shipmentNo}::int)` : sql``}
    group by s.order_id, s.no, s.status, n.number, n.placed_at order by s.order_id, s.no limit ${PAGE_SIZE + 1}`);
  const page = toPage([...rows], (last) => `${last.orderId}~${last.shipmentNo}`);
  return {
    next: page.next,
    rows: page.rows.map(({ placed, ...row }) => ({ ...row, placedAt: new Date(placed) })),
  };
}

export type HoldingRow = { key: string; channel: string; units: number; until: Date };

/** The carts and drafts that hold a SKU at a location, the oldest first, so many at most. */
export async function holdsReserving(
  actor: Actor,
  { sku, location }: { sku: string; location: string },
): Promise<HoldingRow[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<Omit<HoldingRow, 'until'> & { until: string }>(sql`
    select h.key, c.name channel, x.quantity units, to_jsonb(h.expires_at) until
    from variants v join stock_hold_lines x on x.variant_id = v.id join locations l on l.id = x.location_id
    join stock_holds h on h.id = x.hold_id and h.released_at is null join channels c on c.id = h.channel_id
    where v.sku = ${sku} and l.code = ${location} and ${workplaces(actor)} order by h.id limit ${PAGE_SIZE}`);
  return rows.map((row) => ({ ...row, until: new Date(row.until) }));
}

/** Staff of some locations see those. */
export function workplaces(actor: Actor): SQL {
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  return own ? sql`l.id = any(${pgArray(own)}::int[])` : sql`true`;
}
