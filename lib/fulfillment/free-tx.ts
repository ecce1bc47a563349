import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { Refusal } from '@/lib/errors';
import { cutHolds, lockYoungestHolds, unitsHeld } from '@/lib/inventory/cut-holds-tx';
import { lockStock, type Place } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { holdTogether } from '@/lib/orders/together-tx';
import type { Actor } from '@/lib/staff/permissions';
import { moveUnitsToWaiting } from './allocate-tx';
import { redate } from './redate-tx';

/** Units reserved at a place that nobody has picked, the youngest order first. */
async function unpicked(tx: Tx, place: Place, orderIds?: readonly number[]) {
  return tx.execute<{ orderId: number; shipmentNo: number; lineNo: number; quantity: number }>(sql`
    select s.order_id "orderId", s.no "shipmentNo", x.line_no "lineNo", x.quantity - x.picked quantity
    from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no and l.variant_id = ${place.variantId}
    join orders o on o.id = s.order_id
    where s.location_id = ${place.locationId} and s.status in ('planned', 'released', 'picking') and x.quantity > x.picked
      ${orderIds ? sql`and s.order_id = any(${pgArray(orderIds)}::bigint[])` : sql``}
    order by o.placed_at desc, s.order_id desc, s.no desc, x.line_no desc`);
}

/** Locks the youngest orders that must give `need` units back, by id ascending: before any stock row is locked. */
export async function lockYoungest(tx: Tx, place: Place, need: number): Promise<number[]> {
  const orderIds = new Set<number>();
  let left = need;
  for (const line of await unpicked(tx, place)) {
    if (left <= 0) break;
    orderIds.add(line.orderId);
    left -= line.quantity;
  }
  return lockOrders(tx, [...orderIds]);
}

export async function lockOrders(tx: Tx, orderIds: readonly number[]): Promise<number[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx.execute<{ id: number }>(
    sql`select id from orders where id = any(${pgArray(orderIds)}::bigint[]) order by id for update`,
  );
  return rows.map((row) => row.id);
}

/**
 * Before stock on hand at a place falls to what `onHandAfter` says: locks orders, holds and the stock row, and when more is
 * reserved than will be left, takes it from the youngest holds, because nobody has bought yet, then sends unpicked units back
 * to waiting, the youngest orders first. Refreshes the orders. Answers the level as
 * locked, the units per order and the stock that `moveAllStock` must give back before the fall.
 */
export async function makeRoom(
  tx: Tx,
  actor: Actor,
  at: Date,
  { place, onHandAfter, cause }: { place: Place; onHandAfter: (onHand: number) => number; cause: string },
) {
  const [seen] = await tx.execute<{ onHand: number; reserved: number }>(sql`
    select on_hand "onHand", reserved from stock_levels
    where variant_id = ${place.variantId} and location_id = ${place.locationId}`);
  const expected = (seen?.reserved ?? 0) - onHandAfter(seen?.onHand ?? 0);
  const held = expected > 0 ? Math.min(expected, await unitsHeld(tx, place)) : 0;
  const orderIds = expected > held ? await lockYoungest(tx, place, expected - held) : [];
  const holdIds = held > 0 ? await lockYoungestHolds(tx, place, held) : [];
  const [level] = await lockStock(tx, [place]);
  if (!level) throw new Error('A stock row was not made.');

  const moved: { orderId: number; units: number }[] = [];
  const touched = new Map<number, number[]>();
  let need = level.reserved - onHandAfter(level.onHand);
  const cut = await cutHolds(tx, actor, at, { place, holdIds, need });
  const stock = [...cut.stock];
  need -= cut.units;
  for (const { orderId, shipmentNo, lineNo, quantity } of need > 0
    ? await unpicked(tx, place, orderIds)
    : []) {
    if (need <= 0) break;
    const units = Math.min(need, quantity);
    const lines = [{ lineNo, quantity: units }];
    const result = await moveUnitsToWaiting(tx, actor, at, { orderId, shipmentNo, units: lines, cause });
    stock.push(...result.stock);
    touched.set(orderId, [...(touched.get(orderId) ?? []), result.shipmentNo]);
    moved.push({ orderId, units });
    need -= units;
  }
  if (need > 0) throw await tooFew(tx, place);
  for (const [orderId, shipmentNos] of touched) {
    const cause = 'an item is not here and waits for stock';
    await redate(tx, actor, at, { orderId, shipmentNos, cause });
    await holdTogether(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
  }
  return { level, moved, units: moved.reduce((sum, part) => sum + part.units, 0), stock };
}

/** Picked and packed units lie there too: books that say less than them are wrong. */
async function tooFew(tx: Tx, place: Place) {
  const [picked] = await tx.execute<{ units: number }>(sql`
    select coalesce(sum(x.picked - x.shipped), 0)::int units
    from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no and l.variant_id = ${place.variantId}
    where s.location_id = ${place.locationId} and s.status in ('planned', 'released', 'picking', 'packed', 'ready')`);
  const units = picked?.units ?? 0;
  return new Refusal(
    'conflict',
    `${units} units are picked or packed and have not left, so at least ${units} must remain. Look again: they may have moved meanwhile.`,
    { picked: units },
  );
}
