import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ReleaseStockHoldInput } from './hold-inputs';
import { channelOf } from './hold-queries';
import { endHold, lockOpenHold } from './stock-holds-tx';
import { moveAllStock } from './tx';

/** What is held is free again. Nothing held: nothing to do. Its inverse is holding again, while the goods are there. */
export async function releaseStockHold(actor: Actor, input: ReleaseStockHoldInput, at: Date) {
  permit(actor, 'order.place');
  const channelId = await channelOf(actor, input.channel);

  return transaction(async (tx) => {
    const hold = await lockOpenHold(tx, channelId, input.key);
    const moves = hold && (await endHold(tx, actor, at, { holdId: hold.id, cause: 'released' }));
    if (moves) await moveAllStock(tx, at, [moves]);
    return { released: moves !== null };
  });
}
