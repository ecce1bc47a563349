import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { nextEventId } from '@/lib/events/tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks } from '@/lib/work/tx';
import { noteUnfillable } from '@/lib/work/unfillable-tx';
import { sentTo } from './rejected-tx';
import type { RetryOrderInput } from './reroute-inputs';
import { tryAgain } from './retry-tx';
import { retriedWords } from './rules';

/** What the clock does for all that waits, now and for one order: somebody knows that something has changed. */
export async function retryOrder(
  actor: Actor,
  { orderId }: RetryOrderInput,
  at: Date,
): Promise<{ rerouted: number; waiting: number; said: string }> {
  permit(actor, 'shipment.retry');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.waitingUnits === 0)
      throw new Refusal('conflict', `Nothing of order ${order.number} waits any more.`);
    const before = await nextEventId(tx);
    const { rerouted, waiting, held, stock } = await tryAgain(tx, actor, at, orderId);
    await noteUnfillable(tx, actor, at, { orderId, held });
    if (stock[0]) await closeShortPicks(tx, [orderId], at, stock[0].eventId);
    const said = retriedWords(await sentTo(tx, orderId, before), waiting);
    await moveAllStock(tx, at, stock);
    return { rerouted, waiting, said };
  });
}
