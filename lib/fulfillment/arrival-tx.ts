import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import type { Route } from '@/db/schema';
import { lockStock, type StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import type { Actor } from '@/lib/staff/permissions';
import { allocateWaiting } from './allocate-tx';
import { redate } from './redate-tx';
import { lockLongestWaiting, waitingUnits } from './waiting-tx';

export type Goods = readonly { variantId: number; quantity: number }[];
type Arrival = { location: { id: number; paused: boolean }; goods: Goods };

/**
 * Before goods are put on the shelf: locks the orders that have waited longest for them, by id, then the stock rows. A paused
 * location serves nobody. Answers what can be promised once the goods are there.
 */
export async function lockArrival(tx: Tx, { location, goods }: Arrival) {
  const orderIds = location.paused
    ? []
    : await lockLongestWaiting(tx, await freeOnArrival(tx, location.id, goods));
  const levels = await lockStock(
    tx,
    goods.map(({ variantId }) => ({ variantId, locationId: location.id })),
  );
  const free = new Map(
    levels.map(({ variantId, onHand, reserved, safety }) => {
      const quantity = goods.find((line) => line.variantId === variantId)?.quantity ?? 0;
      return [variantId, onHand - reserved - safety + quantity];
    }),
  );
  return { orderIds, free, levels };
}

/** What can be promised once the goods are on the shelf, as far as can be said before anything is locked. */
async function freeOnArrival(tx: Tx, locationId: number, goods: Goods) {
  const known = await tx.execute<{ variantId: number; free: number }>(sql`
    select variant_id "variantId", on_hand - reserved - safety free from stock_levels
    where location_id = ${locationId} and variant_id = any(${pgArray(goods.map((line) => line.variantId))}::bigint[])`);
  const before = new Map(known.map(({ variantId, free }) => [variantId, free]));
  return new Map(
    goods.map(({ variantId, quantity }) => [variantId, quantity + (before.get(variantId) ?? 0)]),
  );
}

/**
 * Gives free units to waiting lines of the locked orders, in the order of their waiting, and refreshes the orders. The stock it
 * answers is moved after the goods themselves.
 */
export async function serveWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  { locationId, free, orderIds, route }: Served & { locationId: number; route: Route },
) {
  const units = new Map<number, Map<number, number>>();
  for (const row of orderIds.length > 0 ? await waitingUnits(tx, [...free.keys()], orderIds) : []) {
    const part = Math.min(row.quantity, free.get(row.variantId) ?? 0);
    if (part <= 0) continue;
    free.set(row.variantId, (free.get(row.variantId) ?? 0) - part);
    const lines = units.get(row.orderId) ?? new Map<number, number>();
    lines.set(row.lineNo, (lines.get(row.lineNo) ?? 0) + part);
    units.set(row.orderId, lines);
  }

  const stock: StockMoves[] = [];
  const orders: { orderId: number; units: number }[] = [];
  for (const [orderId, lines] of units) {
    const chosen = [...lines].map(([lineNo, quantity]) => ({ lineNo, quantity }));
    const allocated = await allocateWaiting(tx, actor, at, { orderId, locationId, units: chosen, route });
    stock.push(...allocated.stock);
    const { shipmentNos } = allocated;
    await redate(tx, actor, at, { orderId, shipmentNos, cause: 'what it waited for has arrived' });
    await refreshOrder(tx, orderId);
    orders.push({ orderId, units: chosen.reduce((sum, line) => sum + line.quantity, 0) });
  }
  return { orders, stock };
}
type Served = { free: Map<number, number>; orderIds: readonly number[] };
