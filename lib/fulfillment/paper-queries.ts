import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import type { Address } from '@/db/schema/orders';
import type { ParcelStatus, ShipmentStatus } from '@/db/statuses';
import { type Actor, permit } from '@/lib/staff/permissions';
import { isAt } from './queries';

type Row = {
  parcelId: number;
  status: ParcelStatus;
  orderId: number;
  number: string;
  shipmentNo: number;
  carrier: string | null;
  trackingNumber: string | null;
  weightG: number | null;
  box: string | null;
  packedAt: string;
  packedBy: string | null;
  /** Whether its units were verified one by one. */
  verified: boolean;
  locationId: number;
  from: {
    name: string;
    street: string | null;
    postcode: string | null;
    city: string | null;
    country: string | null;
  };
  timeZone: string;
  name: string | null;
  shipTo: Address | null;
  giftMessage: string | null;
  /** Which of the shipment's parcels it is, and of how many; null while some of it is not packed yet. */
  position: number;
  parcels: number | null;
  lines: { name: string; sku: string | null; quantity: number }[];
  /** The rest of the order, and where it is. */
  others: {
    name: string;
    quantity: number;
    shipmentNo: number;
    status: ShipmentStatus;
    location: string | null;
    promisedAt: string | null;
  }[];
};
export type ParcelPapers = Row;

/** What a label and a packing slip say, for parcels of one bench (at most 50). Only for who may see addresses. */
export async function listPapers(actor: Actor, parcelIds: readonly number[]): Promise<ParcelPapers[]> {
  permit(actor, 'shipment.read');
  permit(actor, 'order.contact');
  const rows = await db.execute<Row>(sql`
    select p.id "parcelId", p.status, o.id "orderId", o.number, x.shipment_no "shipmentNo", p.carrier, p.tracking_number "trackingNumber",
      p.weight_g "weightG", b.name box, to_jsonb(p.packed_at) "packedAt", p.evidence is not null verified,
      (select split_part(w.name, ' ', 1) from events e join staff w on e.actor = 'staff:' || w.id
        where e.order_id = o.id and e.type = 'parcel.packed' and e.data ->> 'parcelId' = p.id::text limit 1) "packedBy",
      p.location_id "locationId", f.time_zone "timeZone",
      jsonb_build_object('name', f.name, 'street', f.settings ->> 'street', 'postcode', f.postcode, 'city', f.city, 'country', f.country) "from",
      coalesce(c.ship_to ->> 'name', c.name) "name", c.ship_to "shipTo", c.gift_message "giftMessage",
      (select count(distinct q.id)::int from parcel_lines y join parcels q on q.id = y.parcel_id
        where y.order_id = o.id and y.shipment_no = x.shipment_no and q.status <> 'void' and q.id <= p.id) position,
      case when (select bool_and(packed = quantity) from shipment_lines where order_id = o.id and shipment_no = x.shipment_no) then
        (select count(distinct q.id)::int from parcel_lines y join parcels q on q.id = y.parcel_id
          where y.order_id = o.id and y.shipment_no = x.shipment_no and q.status <> 'void') end parcels,
      (select jsonb_agg(jsonb_build_object('name', l.name, 'sku', l.sku, 'quantity', y.quantity) order by y.order_id, y.line_no)
        from parcel_lines y join order_lines l on l.order_id = y.order_id and l.no = y.line_no where y.parcel_id = p.id) lines,
      (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'quantity', z.quantity - coalesce(y.quantity, 0), 'shipmentNo', s.no,
          'status', s.status, 'location', k.name, 'promisedAt', s.promised_at) order by s.no, z.line_no), '[]')
        from shipments s join shipment_lines z on z.order_id = s.order_id and z.shipment_no = s.no
        join order_lines l on l.order_id = z.order_id and l.no = z.line_no left join locations k on k.id = s.location_id
        left join parcel_lines y on y.parcel_id = p.id and y.order_id = z.order_id and y.shipment_no = z.shipment_no and y.line_no = z.line_no
        where s.order_id = o.id and s.status <> 'canceled' and z.quantity > coalesce(y.quantity, 0)) others
    from parcels p join lateral (select order_id, shipment_no from parcel_lines where parcel_id = p.id order by 1, 2 limit 1) x on true
    join orders o on o.id = x.order_id join locations f on f.id = p.location_id left join boxes b on b.id = p.box_id
    left join order_contacts c on c.order_id = o.id
    where p.id = any(${pgArray(parcelIds.slice(0, 50))}::bigint[]) and p.status <> 'void' order by p.id`);
  return rows.filter(({ locationId }) => isAt(actor, locationId));
}
