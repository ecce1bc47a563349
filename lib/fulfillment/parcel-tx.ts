import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { orderLines, parcelLines, parcels, shipments, variants } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import type { Movement } from '@/lib/inventory/tx';
import { type LockedOrder, lockOrder } from '@/lib/orders/tx';

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

/** Locks every order of the parcel by id ascending, then reads the parcel as it stands behind those locks. */
export async function lockParcel(tx: Tx, parcelId: number) {
  const inside = await tx
    .selectDistinct({ orderId: parcelLines.orderId })
    .from(parcelLines)
    .where(eq(parcelLines.parcelId, parcelId))
    .orderBy(asc(parcelLines.orderId));
  const orders = new Map<number, LockedOrder>();
  for (const { orderId } of inside) orders.set(orderId, await lockOrder(tx, orderId));

  const [[parcel], lines] = await Promise.all([
    tx.select().from(parcels).where(eq(parcels.id, parcelId)),
    linesOf(tx, parcelId),
  ]);
  if (!parcel) throw new Refusal('not_found', 'This parcel does not exist.');

  const parts = new Map<string, ParcelPart>();
  for (const { orderId, shipmentNo, held, ...unit } of lines) {
    const order = orders.get(orderId);
    if (!order) throw new Refusal('conflict', 'The parcel changed meanwhile. Look again and retry.');
    const key = `${orderId}/${shipmentNo}`;
    const part = parts.get(key) ?? { order, shipmentNo, shipment: { no: shipmentNo, held }, units: [] };
    part.units.push(unit);
    parts.set(key, part);
  }
  return { parcel, parts: [...parts.values()], orders: [...orders.values()] };
}

const linesOf = (tx: Tx, parcelId: number) =>
  tx
    .select({
      orderId: parcelLines.orderId,
      shipmentNo: parcelLines.shipmentNo,
      held: shipments.held,
      lineNo: parcelLines.lineNo,
      quantity: parcelLines.quantity,
      name: orderLines.name,
      variantId: orderLines.variantId,
      stocked: sql<boolean>`coalesce(${variants.stocked}, false)`,
    })
    .from(parcelLines)
    .innerJoin(
      shipments,
      and(eq(shipments.orderId, parcelLines.orderId), eq(shipments.no, parcelLines.shipmentNo)),
    )
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, parcelLines.orderId), eq(orderLines.no, parcelLines.lineNo)),
    )
    .leftJoin(variants, eq(variants.id, orderLines.variantId))
    .where(eq(parcelLines.parcelId, parcelId))
    .orderBy(asc(parcelLines.orderId), asc(parcelLines.shipmentNo), asc(parcelLines.lineNo));

/** The goods of one part leave the shelf, or come back to it as they lay there: reserved. */
export const movementsOf = (part: ParcelPart, locationId: number, kind: 'ship' | 'unship'): Movement[] =>
  part.units.flatMap(({ variantId, stocked, quantity }) => {
    if (variantId === null || !stocked) return [];
    const delta = kind === 'ship' ? -quantity : quantity;
    const { order, shipmentNo } = part;
    return [{ variantId, locationId, kind, onHand: delta, reserved: delta, orderId: order.id, shipmentNo }];
  });
