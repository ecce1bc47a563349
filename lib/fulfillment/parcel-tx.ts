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
  const [locked, [parcel], lines, reports] = await Promise.all([
    tx.execute(query`
      select o.* from (select distinct order_id id from parcel_lines where parcel_id = ${parcelId} order by 1) x
      cross join lateral (select * from orders where id = x.id for update) o`),
    tx.execute(query`select * from parcels where id = ${parcelId}`),
    linesOf(tx, parcelId),
    tx.execute<{ status: ParcelStatus; at: string }>(
      query`select status, at from tracking_events where parcel_id = ${parcelId}`,
    ),
  ]);
  if (!parcel) throw new Refusal('not_found', 'This parcel does not exist.');
  const orders = locked.map(orderOf);

  const parts = new Map<string, ParcelPart>();
  for (const { orderId, shipmentNo, held, ...unit } of lines) {
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
    reports: reports.map(({ status, at }) => ({ status, at: new Date(at) })),
  };
}

const linesOf = (tx: Tx, parcelId: number) =>
  tx.execute<PartUnit & { orderId: number; shipmentNo: number; held: boolean }>(query`
    select x.order_id "orderId", x.shipment_no "shipmentNo", s.held, x.line_no "lineNo", x.quantity, l.name,
      l.variant_id "variantId", coalesce(v.stocked, false) stocked
    from parcel_lines x join shipments s on s.order_id = x.order_id and s.no = x.shipment_no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
    where x.parcel_id = ${parcelId} order by 1, 2, 4`);

/** The goods of one part leave the shelf, or come back to it as they lay there: reserved. */
export const movementsOf = (part: ParcelPart, locationId: number, kind: 'ship' | 'unship'): Movement[] =>
  part.units.flatMap(({ variantId, stocked, quantity }) => {
    if (variantId === null || !stocked) return [];
    const delta = kind === 'ship' ? -quantity : quantity;
    const { order, shipmentNo } = part;
    return [{ variantId, locationId, kind, onHand: delta, reserved: delta, orderId: order.id, shipmentNo }];
  });
