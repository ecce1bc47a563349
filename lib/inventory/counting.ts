import type { Tx } from '@/db';
import { record } from '@/lib/events/tx';
import { makeRoom } from '@/lib/fulfillment/free-tx';
import { moveAllStock, type Place } from '@/lib/inventory/tx';
import type { Actor } from '@/lib/staff/permissions';
import { closeWork, openWork } from '@/lib/work/tx';

type Shelf = { place: Place; subject: string; sku: string; location: string };

/**
 * Puts what was counted into the books. `expected`: what the books said when it was counted, where that is not now; what has
 * moved since is then kept, because the difference is posted and not the number. Below what is reserved, the youngest unpicked
 * units go back to waiting and a work item says so; a later count that is not below closes it.
 */
export async function bookCount(
  tx: Tx,
  actor: Actor,
  at: Date,
  { place, subject, sku, location }: Shelf,
  { counted, expected, reason }: { counted: number; expected?: number; reason: string },
) {
  const onHandAfter = (onHand: number) => onHand + counted - (expected ?? onHand);
  const room = await makeRoom(tx, actor, at, { place, onHandAfter, cause: 'after a count' });
  const before = expected ?? room.level.onHand;
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
    { eventId, movements: [{ ...place, kind: 'count', onHand: counted - before, reason }] },
  ]);
  return { eventId, variance: counted - before, movedToWaiting: room.units };
}
