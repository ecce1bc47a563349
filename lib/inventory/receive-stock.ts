import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { lockArrival, serveWaiting } from '@/lib/fulfillment/arrival-tx';
import { moveAllStock, type StockMoves } from '@/lib/inventory/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks } from '@/lib/work/tx';
import { meetExpected } from './expected-tx';
import type { ReceiveStockInput } from './inputs';
import { findOpenLocation, lockStocked, stockSubject } from './places-tx';

/**
 * Goods have arrived. Orders that wait for them are served at once, those that have waited longest first; a paused location
 * keeps them for later. What arrived too much is taken out again by a count.
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
    const location = await findOpenLocation(tx, actor, code);
    const goods = (await lockStocked(tx, [...arrived.keys()]))
      .map(({ sku, variantId }) => ({ sku, variantId, quantity: arrived.get(sku) ?? 0 }))
      .sort((a, b) => a.variantId - b.variantId);

    const first = lines.flatMap(({ expectedId }) => expectedId ?? []);
    await meetExpected(tx, at, location.id, goods, first);
    const arrival = await lockArrival(tx, { location, goods });
    const stock = await Promise.all(
      goods.map(async ({ sku, variantId, quantity }): Promise<StockMoves> => {
        const eventId = await record(tx, actor, at, {
          type: 'stock.received',
          subject: stockSubject(variantId, location.id),
          data: { sku, location: code, quantity, reference },
        });
        const place = { variantId, locationId: location.id };
        return { eventId, movements: [{ ...place, kind: 'receive', onHand: quantity, reason: reference }] };
      }),
    );
    const route = { rule: 'receipt', sentence: `Served from goods received at ${location.name}.` };
    const served = await serveWaiting(tx, actor, at, { arrival, route });
    const orders = served.orders.map(({ orderId }) => orderId);
    if (stock[0]) await closeShortPicks(tx, orders, at, stock[0].eventId);
    await moveAllStock(tx, at, [...stock, ...served.stock]);
    return { served: served.orders };
  });
}
