import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { HoldReason, Method, ParcelStatus, ShipmentStatus } from '@/db/statuses';
import { maskName } from '@/lib/orders/rules';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { isAt } from './queries';

type Packing = {
  orderId: number;
  number: string;
  orderStatus: string;
  shipmentNo: number;
  status: ShipmentStatus;
  held: boolean;
  holds: HoldReason[];
  method: Method;
  locationId: number;
  location: string;
  shipBy: string | null;
  promisedAt: string | null;
  customer: string | null;
  city: string | null;
  giftMessage: string | null;
  instruction: string | null;
  route: { sentence: string } | null;
  lines: {
    lineNo: number;
    name: string;
    sku: string | null;
    barcode: string | null;
    weightG: number | null;
    picture: string | null;
    /** Where in the building it lies. */
    bin: string | null;
    quantity: number;
    picked: number;
    packed: number;
    shipped: number;
  }[];
  parcels: {
    id: number;
    status: ParcelStatus;
    weightG: number | null;
    box: string | null;
    carrier: string | null;
    trackingNumber: string | null;
    lines: { lineNo: number; quantity: number }[];
  }[];
};

/** One shipment as the person at the bench needs it; null when it is not there or not at their locations. */
export async function getShipmentForPacking(actor: Actor, orderId: number, shipmentNo: number) {
  permit(actor, 'shipment.read');
  const [row] = await db.execute<Packing>(sql`
    select s.order_id "orderId", o.number, o.status "orderStatus", s.no "shipmentNo", s.status, s.held, s.method,
      s.location_id "locationId", f.name location, to_jsonb(s.ship_by) "shipBy", to_jsonb(s.promised_at) "promisedAt",
      c.name customer, c.ship_to ->> 'city' city, c.gift_message "giftMessage", c.instruction,
      case when s.route is not null then jsonb_build_object('sentence', s.route ->> 'sentence') end route,
      (select coalesce(jsonb_agg(distinct h.reason), '[]') from holds h
        where h.order_id = s.order_id and h.released_at is null and coalesce(h.shipment_no, s.no) = s.no) holds,
      (select coalesce(jsonb_agg(jsonb_build_object('lineNo', x.line_no, 'name', l.name, 'sku', l.sku, 'barcode', v.barcode, 'weightG', v.weight_g,
          'picture', v.picture, 'bin', k.bin, 'quantity', x.quantity, 'picked', x.picked, 'packed', x.packed, 'shipped', x.shipped) order by x.line_no), '[]')
        from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
        left join stock_levels k on k.variant_id = v.id and k.location_id = s.location_id
        where x.order_id = s.order_id and x.shipment_no = s.no) lines,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'status', p.status, 'weightG', p.weight_g, 'box', b.name, 'carrier', p.carrier,
          'trackingNumber', p.tracking_number, 'lines', q.lines) order by p.id), '[]')
        from (select parcel_id, jsonb_agg(jsonb_build_object('lineNo', line_no, 'quantity', quantity) order by line_no) lines
          from parcel_lines where order_id = s.order_id and shipment_no = s.no group by 1) q join parcels p on p.id = q.parcel_id
          left join boxes b on b.id = p.box_id) parcels
    from shipments s join orders o on o.id = s.order_id join locations f on f.id = s.location_id
    left join order_contacts c on c.order_id = s.order_id
    where s.order_id = ${orderId} and s.no = ${shipmentNo}`);
  if (!row || !isAt(actor, row.locationId)) return null;
  return can(actor, 'order.contact')
    ? row
    : { ...row, customer: maskName(row.customer), giftMessage: null, instruction: null };
}
export type ShipmentForPacking = NonNullable<Awaited<ReturnType<typeof getShipmentForPacking>>>;
