import { sql } from 'drizzle-orm';
import { pgArray, query, send, type Tx } from '@/db';
import type { Route } from '@/db/schema';
import { lockStock, type StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { endTogether } from '@/lib/orders/together-tx';
import type { Actor } from '@/lib/staff/permissions';
import { lockOrders } from './free-tx';
import { redate } from './redate-tx';
import { readRefused } from './refusals-tx';
import { routeWaiting } from './reroute-tx';
import { shelvesOf } from './shelves-tx';
import { isExpected, mendTies, wrongTies } from './tie-tx';
import { longestWaiting, type WaitingUnits, waitingUnits } from './waiting-tx';

export type Goods = readonly { variantId: number; quantity: number }[];
type Arrival = { location: { id: number; paused: boolean }; goods: Goods };

/**
 * Before goods are put on the shelf, and after what was expected of them is met: locks by id the orders that have waited longest
 * for them and those whose tie to a receipt this moves, then the stock rows. A paused location serves nobody.
 */
export async function lockArrival(tx: Tx, { location, goods }: Arrival) {
  const variantIds = goods.map(({ variantId }) => variantId);
  const foreseen = location.paused ? new Map<number, number>() : await freeOnArrival(tx, location.id, goods);
  const queue = await waitingUnits(tx, variantIds);
  const served = longestWaiting(await askedAgain(tx, queue, location.id), foreseen);
  const dated = queue.some(({ receiptId }) => receiptId !== null);
  const ties = queue.length > 0 && (dated || (await isExpected(tx, variantIds)));
  const tied = ties ? (await wrongTies(tx, variantIds, foreseen)).map(({ orderId }) => orderId) : [];
  const orderIds = await lockOrders(tx, [...new Set([...served, ...tied])]);
  const [levels, categories] = await Promise.all([
    lockStock(
      tx,
      variantIds.map((variantId) => ({ variantId, locationId: location.id })),
    ),
    send<{ id: number; category: string | null }>(
      tx,
      query`select v.id, p.category from variants v join products p on p.id = v.product_id
        where v.id = any(${pgArray(variantIds)}::bigint[])`,
    ),
  ]);
  const categoryOf = new Map(categories.map(({ id, category }) => [id, category]));
  const shelves = shelvesOf(
    levels.map(({ variantId, onHand, reserved, safety }) => {
      const quantity = goods.find((line) => line.variantId === variantId)?.quantity ?? 0;
      const units = location.paused ? 0 : onHand - reserved + quantity;
      const category = categoryOf.get(variantId) ?? null;
      return { variantId, locationId: location.id, units, own: safety, category };
    }),
  );
  return { locationId: location.id, variantIds, orderIds, served, shelves, ties };
}

/** Those whose units this place has not refused. */
async function askedAgain(tx: Tx, queue: readonly WaitingUnits[], locationId: number) {
  if (queue.length === 0) return queue;
  const refused = await readRefused(tx, [...new Set(queue.map(({ orderId }) => orderId))]);
  const here = new Set(
    refused.filter((one) => one.locationId === locationId).map((one) => `${one.orderId}:${one.lineNo}`),
  );
  return queue.filter(({ orderId, lineNo }) => !here.has(`${orderId}:${lineNo}`));
}

/** What can be promised once the goods are on the shelf, as far as can be said before anything is locked. */
async function freeOnArrival(tx: Tx, locationId: number, goods: Goods) {
  const known = await tx.execute<{ variantId: number; free: number }>(sql`
    select variant_id "variantId", on_hand - reserved - safety free from stock_levels
    where location_id = ${locationId} and variant_id = any(${pgArray(goods.map((line) => line.variantId))}::bigint[])`);
  const before = new Map(known.map(({ variantId, free }) => [variantId, free]));
  return new Map(
    goods.map(({ variantId, quantity }) => [variantId, Math.max(0, quantity + (before.get(variantId) ?? 0))]),
  );
}

/**
 * Gives free units to the locked orders, in the order of their waiting and as their rules allow, refreshes them, and ties the rest
 * of the queue to what is still expected. The stock it answers is moved after the goods themselves.
 */
export async function serveWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  { arrival, route }: { arrival: Awaited<ReturnType<typeof lockArrival>>; route: Route },
) {
  const { locationId, variantIds, orderIds, shelves } = arrival;
  const queue = arrival.served.length > 0 ? await waitingUnits(tx, variantIds, arrival.served) : [];
  const stock: StockMoves[] = [];
  const orders: { orderId: number; units: number }[] = [];
  for (const orderId of new Set(queue.map((row) => row.orderId))) {
    const work = { orderId, shelves, because: route };
    const { rerouted, shipmentNos, stock: moves } = await routeWaiting(tx, actor, at, work);
    if (rerouted === 0) continue;
    stock.push(...moves);
    await redate(tx, actor, at, { orderId, shipmentNos, cause: 'what it waited for has arrived' });
    await endTogether(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
    orders.push({ orderId, units: rerouted });
  }
  const ready = new Map(
    variantIds.map((variantId) => {
      const { units = 0, own = 0 } = shelves.get(variantId)?.get(locationId) ?? {};
      return [variantId, Math.max(0, units - own)];
    }),
  );
  if (arrival.ties)
    await mendTies(tx, actor, at, { variantIds, orderIds, cause: 'goods have arrived', ready });
  return { orders, stock };
}
