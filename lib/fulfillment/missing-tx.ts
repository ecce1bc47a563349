import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import type { ShortPickReason } from '@/db/statuses';
import type { Movement, Place, StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { holdTogether } from '@/lib/orders/together-tx';
import type { Actor } from '@/lib/staff/permissions';
import { moveUnitsToWaiting } from './allocate-tx';
import { lockOrders } from './free-tx';
import { redate } from './redate-tx';
import { routeWaiting } from './reroute-tx';
import type { Units } from './rules';
import { freeShelves } from './shelves-tx';

export type Missing = { orderId: number; shipmentNo: number; lineNo: number; quantity: number };

/** Units at a place that nobody has picked yet, whoever ordered them. */
export const unpickedAt = (tx: Tx, { variantId, locationId }: Place) =>
  tx.execute<Missing>(sql`
    select s.order_id "orderId", s.no "shipmentNo", x.line_no "lineNo", x.quantity - x.picked quantity
    from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no
    where s.location_id = ${locationId} and l.variant_id = ${variantId}
      and s.status in ('planned', 'released', 'picking') and x.quantity > x.picked
    order by s.order_id, s.no, x.line_no`);

/** Locks, by id ascending, an order and all that have unpicked units on the shelves of some lines of its shipment. Answers their ids. */
export async function lockSharers(tx: Tx, orderId: number, shipmentNo: number, lineNos?: readonly number[]) {
  const places = await tx.execute<Place>(sql`
    select distinct l.variant_id "variantId", s.location_id "locationId" from shipments s
    join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no
    where s.order_id = ${orderId} and s.no = ${shipmentNo} and s.location_id is not null and l.variant_id is not null
      ${lineNos ? sql`and x.line_no = any(${pgArray(lineNos)}::smallint[])` : sql``}`);
  const orderIds = new Set([orderId]);
  for (const place of places) for (const part of await unpickedAt(tx, place)) orderIds.add(part.orderId);
  return lockOrders(tx, [...orderIds]);
}

type Work = {
  missing: readonly Missing[];
  /** The shelves they were missing at. */
  places: readonly Place[];
  cause: string;
  /** The place that will not send units of this order, even of what needs no shelf. */
  refusing: { orderId: number; locationId: number | null };
};

/**
 * Missing units of locked orders leave their shipments for other locations, all of an order together as the rules allow, or wait.
 * Refreshes the orders. Answers the units of each order and the stock that `moveAllStock` must move last.
 */
export async function sendElsewhere(
  tx: Tx,
  actor: Actor,
  at: Date,
  { missing, places, cause, refusing }: Work,
) {
  const stock: StockMoves[] = [];
  const variantIds = [...new Set(places.map(({ variantId }) => variantId))];
  const shelves = await freeShelves(tx, variantIds, places);
  const results = new Map<number, { rerouted: number; waiting: number }>();
  for (const orderId of new Set(missing.map((part) => part.orderId))) {
    const mine = missing.filter((part) => part.orderId === orderId);
    const shipmentNos: number[] = [];
    for (const shipmentNo of new Set(mine.map((part) => part.shipmentNo))) {
      const units = unitsOf(mine.filter((part) => part.shipmentNo === shipmentNo));
      const moved = await moveUnitsToWaiting(tx, actor, at, { orderId, shipmentNo, units, cause });
      shipmentNos.push(moved.shipmentNo);
      stock.push(...moved.stock);
    }
    const notFrom = refusing.orderId === orderId ? refusing.locationId : null;
    const sent = await routeWaiting(tx, actor, at, { orderId, units: unitsOf(mine), shelves, notFrom });
    stock.push(...sent.stock);
    const { rerouted, waiting } = sent;
    results.set(orderId, { rerouted, waiting });
    const why =
      waiting > 0 ? 'an item is not here and waits for stock' : 'an item is sent from another place';
    await redate(tx, actor, at, {
      orderId,
      shipmentNos: [...new Set([...shipmentNos, ...sent.shipmentNos])],
      cause: why,
    });
    if (waiting > 0) await holdTogether(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
  }
  return { results, stock };
}

/** Of each line once. */
function unitsOf(parts: readonly Missing[]): Units {
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of parts) sums.set(lineNo, (sums.get(lineNo) ?? 0) + quantity);
  return [...sums].map(([lineNo, quantity]) => ({ lineNo, quantity }));
}

/** What a short pick takes off the books: the missing units, or all that lies there and has not been picked. */
export async function correctionOf(
  tx: Tx,
  { variantId, locationId }: Place,
  reason: ShortPickReason,
  quantity: number,
): Promise<Movement> {
  const movement = { variantId, locationId, kind: 'adjust' as const, reason: 'short pick' };
  if (reason === 'this_quantity') return { ...movement, onHand: -quantity };
  const [shelf] = await tx.execute<{ excess: number }>(sql`
    select s.on_hand - coalesce((select sum(x.picked - x.shipped)::int from shipments h
        join shipment_lines x on x.order_id = h.order_id and x.shipment_no = h.no
        join order_lines l on l.order_id = x.order_id and l.no = x.line_no
        where h.location_id = s.location_id and l.variant_id = s.variant_id
          and h.status in ('planned', 'released', 'picking', 'packed', 'ready')), 0) excess
    from stock_levels s where s.variant_id = ${variantId} and s.location_id = ${locationId}`);
  return { ...movement, onHand: -(shelf?.excess ?? 0) };
}
