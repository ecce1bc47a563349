import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { makeRoom } from '@/lib/fulfillment/free-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { openWork } from '@/lib/work/tx';
import type { AdjustStockInput } from './inputs';
import { lockPlace } from './places-tx';

/**
 * A difference with its reason. `damaged` moves units from sellable to damaged, or back when negative. Below what is reserved,
 * the youngest unpicked units go back to waiting, as in a count.
 */
export async function adjustStock(actor: Actor, input: AdjustStockInput, at: Date) {
  permit(actor, 'stock.adjust');
  const { sku, location, quantity, kind, reason } = input;
  const delta =
    kind === 'damaged'
      ? { kind: 'damage' as const, onHand: -quantity, damaged: quantity }
      : { kind: 'adjust' as const, onHand: quantity };

  return transaction(async (tx) => {
    const { subject, ...place } = await lockPlace(tx, actor, input);
    const onHandAfter = (onHand: number) => Math.max(0, onHand + delta.onHand);
    const room = await makeRoom(tx, actor, at, { place, onHandAfter, cause: 'after an adjustment' });
    const { onHand, damaged } = room.level;
    if (onHand + delta.onHand < 0)
      throw new Refusal('conflict', `Only ${onHand} of ${sku} are on hand there.`, { onHand });
    if (damaged + (delta.damaged ?? 0) < 0)
      throw new Refusal('conflict', `Only ${damaged} of ${sku} are damaged there.`, { damaged });

    const eventId = await record(tx, actor, at, {
      type: 'stock.adjusted',
      subject,
      data: { sku, location, quantity: delta.onHand, reason },
    });
    if (room.units > 0)
      await openWork(tx, {
        type: 'count_below_reserved',
        subject,
        locationId: place.locationId,
        openedAt: at,
        openedByEvent: eventId,
        data: { sku, location, units: room.units, orders: room.moved },
      });
    await moveAllStock(tx, at, [...room.stock, { eventId, movements: [{ ...place, ...delta, reason }] }]);
    return { movedToWaiting: room.units };
  });
}
