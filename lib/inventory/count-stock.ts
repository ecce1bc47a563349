import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { makeRoom } from '@/lib/fulfillment/free-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeWork, openWork } from '@/lib/work/tx';
import type { CountStockInput } from './inputs';
import { lockPlace } from './places-tx';

/**
 * The books become what was counted, picked and packed units included. Below what is reserved, the youngest unpicked units go
 * back to waiting and a work item says so; a later count that is not below closes it.
 */
export async function countStock(actor: Actor, input: CountStockInput, at: Date) {
  permit(actor, 'stock.count');
  const { sku, location, counted } = input;

  return transaction(async (tx) => {
    const { subject, ...place } = await lockPlace(tx, actor, input);
    const room = await makeRoom(tx, actor, at, { place, onHandAfter: () => counted, cause: 'after a count' });
    const before = room.level.onHand;
    const eventId = await record(tx, actor, at, {
      type: 'stock.counted',
      subject,
      data: { sku, location, counted, before },
    });
    if (room.units === 0) await closeWork(tx, 'count_below_reserved', subject, at, eventId);
    else
      await openWork(tx, {
        type: 'count_below_reserved',
        subject,
        locationId: place.locationId,
        openedAt: at,
        openedByEvent: eventId,
        data: { sku, location, units: room.units, orders: room.moved },
      });
    await moveAllStock(tx, at, [
      ...room.stock,
      { eventId, movements: [{ ...place, kind: 'count', onHand: counted - before, reason: 'Counted' }] },
    ]);
    return { variance: counted - before, movedToWaiting: room.units };
  });
}
