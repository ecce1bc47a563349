import { query, rowOf, type Tx } from '@/db';
import { orders, parcels } from '@/db/schema';
import type { ParcelStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import type { Movement } from '@/lib/inventory/tx';
import type { LockedOrder } from '@/lib/orders/tx';

type PartUnit = {
  lineNo: number;
  quantity: number;
  name: string;
  variantId: number | null;
  stocked: boolean;
};
type ParcelLine = PartUnit & { orderId: number; shipmentNo: number; held: boolean };
/** What a parcel holds of one shipment. Several parts: orders that travel in one box. */
export type ParcelPart = {
  order: LockedOrder;
  shipmentNo: number;
  shipment: { no: number; held: boolean };
  units: PartUnit[];
};

const orderOf = rowOf(orders);
const parcelOf = rowOf(parcels);

/**
 * Locks every order of the parcel by id ascending and reads the parcel, its lines and what its carrier has reported as they
 * stand behind those locks: one flight, run in its sequence.
 */
export async function lockParcel(tx: Tx, parcelId: number) {
  const [locked, [parcel]] = await Promise.all([
    tx.execute(query`
      select o.* from (select distinct order_id id from parcel_lines where parcel_id = ${parcelId} order by 1) x
      cross join lateral (select * from orders where id = x.id for update) o`),
    tx.execute<{ lines: ParcelLine[] | null; reports: { status: ParcelStatus; at: string }[] | null }>(query`
      select p.*, (select jsonb_agg(jsonb_build_object('status', status, 'at', at)) from tracking_events where parcel_id = p.id) reports,
        (select jsonb_agg(jsonb_build_object('orderId', x.order_id, 'shipmentNo', x.shipment_no, 'held', s.held, 'lineNo', x.line_no,
            'quantity', x.quantity, 'name', l.name, 'variantId', l.variant_id, 'stocked', coalesce(v.stocked, false))
            order by x.order_id, x.shipment_no, x.line_no)
          from parcel_lines x
          cross join lateral (select held from shipments where order_id = x.order_id and no = x.shipment_no limit 1) s
          cross join lateral (select name, variant_id from order_lines where order_id = x.order_id and no = x.line_no limit 1) l
          left join lateral (select stocked from variants where id = l.variant_id limit 1) v on true
          where x.parcel_id = p.id) lines
      from parcels p where p.id = ${parcelId}`),
  ]);
  if (!parcel) throw new Refusal('not_found', 'This parcel does not exist.');
  const orders = locked.map(orderOf);

  const parts = new Map<string, ParcelPart>();
  for (const { orderId, shipmentNo, held, ...unit } of parcel.lines ?? []) {
    const order = orders.find(({ id }) => id === orderId);
    if (!order) throw new Refusal('conflict', 'The parcel changed meanwhile. Look again and retry.');
    const key = `${orderId}/${shipmentNo}`;
    const part = parts.get(key) ?? { order, shipmentNo, shipment: { no: shipmentNo, held }, units: [] };
    part.units.push(unit);
    parts.set(key, part);
  }
  return {
    parcel: parcelOf(parcel),
    parts: [...parts.values()],
    orders,
    reports: (parcel.reports ?? []).map(({ status, at }) => ({ status, at: new Date(at) })),
  };
}

/** The goods of one part leave the shelf, or come back to it as they lay there: reserved. */
export const movementsOf = (part: ParcelPart, locationId: number, kind: 'ship' | 'unship'): Movement[] =>
  part.units.flatMap(({ variantId, stocked, quantity }) => {
    if (variantId === null || !stocked) return [];
    const delta = kind === 'ship' ? -quantity : quantity;
    const { order, shipmentNo } = part;
    return [{ variantId, locationId, kind, onHand: delta, reserved: delta, orderId: order.id, shipmentNo }];
  });
