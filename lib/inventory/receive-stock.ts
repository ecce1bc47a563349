import { sql } from 'drizzle-orm';
import { pgArray, type Tx, transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { allocateWaiting } from '@/lib/fulfillment/allocate-tx';
import { lockLongestWaiting, waitingUnits } from '@/lib/fulfillment/waiting-tx';
import { lockStock, moveAllStock, type StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks } from '@/lib/work/tx';
import { meetExpected } from './expected-tx';
import type { ReceiveStockInput } from './inputs';
import { findLocation, lockStocked, stockSubject } from './places-tx';

/**
 * Goods have arrived. Orders that wait for them are served at once, those that have waited longest first; a paused location
 * keeps them for later.
 */
export async function receiveStock(
  actor: Actor,
  { location: code, lines, reference }: ReceiveStockInput,
  at: Date,
) {
  permit(actor, 'stock.receive');
  const arrived = new Map<string, number>();
  for (const { sku, quantity } of lines) arrived.set(sku, (arrived.get(sku) ?? 0) + quantity);

  return transaction(async (tx) => {
    const location = await findLocation(tx, actor, code);
    const goods = (await lockStocked(tx, [...arrived.keys()]))
      .map(({ sku, variantId }) => ({ sku, variantId, quantity: arrived.get(sku) ?? 0 }))
      .sort((a, b) => a.variantId - b.variantId);

    const orderIds = location.paused
      ? []
      : await lockLongestWaiting(tx, await freeOnArrival(tx, location.id, goods));
    const levels = await lockStock(
      tx,
      goods.map(({ variantId }) => ({ variantId, locationId: location.id })),
    );
    const [stock] = await Promise.all([
      Promise.all(
        goods.map(async ({ sku, variantId, quantity }): Promise<StockMoves> => {
          const eventId = await record(tx, actor, at, {
            type: 'stock.received',
            subject: stockSubject(variantId, location.id),
            data: { sku, location: code, quantity, reference },
          });
          const place = { variantId, locationId: location.id };
          return { eventId, movements: [{ ...place, kind: 'receive', onHand: quantity, reason: reference }] };
        }),
      ),
      meetExpected(tx, at, location.id, goods),
    ]);
    const free = new Map(
      levels.map(({ variantId, onHand, reserved, safety }) => {
        const quantity = goods.find((line) => line.variantId === variantId)?.quantity ?? 0;
        return [variantId, onHand - reserved - safety + quantity];
      }),
    );
    const served = await serveWaiting(tx, actor, at, { location, free, orderIds });
    const orders = served.orders.map(({ orderId }) => orderId);
    if (stock[0]) await closeShortPicks(tx, orders, at, stock[0].eventId);
    await moveAllStock(tx, at, [...stock, ...served.stock]);
    return { served: served.orders };
  });
}

type Goods = { sku: string; variantId: number; quantity: number }[];

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

/** Gives free units to waiting lines of locked orders in the order of their waiting. */
async function serveWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  {
    location,
    free,
    orderIds,
  }: { location: { id: number; name: string }; free: Map<number, number>; orderIds: readonly number[] },
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
  const route = { rule: 'receipt', sentence: `Served from goods received at ${location.name}.` };
  for (const [orderId, lines] of units) {
    const chosen = [...lines].map(([lineNo, quantity]) => ({ lineNo, quantity }));
    const work = { orderId, locationId: location.id, units: chosen, route };
    stock.push(...(await allocateWaiting(tx, actor, at, work)).stock);
    await refreshOrder(tx, orderId);
    orders.push({ orderId, units: chosen.reduce((sum, line) => sum + line.quantity, 0) });
  }
  return { orders, stock };
}
