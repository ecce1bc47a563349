import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { SupplierActor } from '@/lib/staff/permissions';
import type { ParcelPapers } from './paper-queries';
import { getSupplierShipment } from './supplier-queries';

type Slip = Omit<ParcelPapers, 'parcelId' | 'packedAt'> & { parcelId: null; packedAt: null };

/** What the slip says of units that are accepted and in no parcel yet; null when there are none. */
export async function getSupplierSlip(
  actor: SupplierActor,
  orderId: number,
  shipmentNo: number,
): Promise<Slip | null> {
  const shipment = await getSupplierShipment(actor, orderId, shipmentNo);
  const lines = (shipment?.lines ?? [])
    .map(({ name, sku, picked, packed }) => ({ name, sku, quantity: picked - packed }))
    .filter(({ quantity }) => quantity > 0);
  if (!shipment?.acceptedAt || lines.length === 0) return null;
  const others = await db.execute<Slip['others'][number]>(sql`
    select l.name, z.quantity - case when s.no = ${shipmentNo} then z.picked - z.packed else 0 end quantity, s.no "shipmentNo", s.status,
      case when s.no <> ${shipmentNo} then k.name end location, to_jsonb(s.promised_at) "promisedAt"
    from shipments s join shipment_lines z on z.order_id = s.order_id and z.shipment_no = s.no
    join order_lines l on l.order_id = z.order_id and l.no = z.line_no left join locations k on k.id = s.location_id
    where s.order_id = ${orderId} and s.status <> 'canceled'
      and z.quantity > case when s.no = ${shipmentNo} then z.picked - z.packed else 0 end
    order by s.no, z.line_no`);
  const { number, from, timeZone, name, shipTo, giftMessage } = shipment;
  return {
    parcelId: null,
    packedAt: null,
    status: 'packed',
    orderId,
    number,
    shipmentNo,
    carrier: null,
    trackingNumber: null,
    weightG: null,
    box: null,
    packedBy: null,
    verified: false,
    locationId: actor.locationId,
    from,
    timeZone,
    name,
    shipTo,
    giftMessage,
    position: shipment.parcels.length + 1,
    parcels: null,
    lines,
    others: [...others],
  };
}
