import { query, send, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addMinutes, formatTime } from '@/lib/time';
import type { ExtendStockHoldInput } from './hold-inputs';
import { channelOf } from './hold-queries';
import { lockOpenHold, unitsOfHold } from './stock-holds-tx';

/** The hold lasts from now on, with what it has. One whose time is up has to be made again: somebody else may want the units. */
export async function extendStockHold(actor: Actor, input: ExtendStockHoldInput, at: Date) {
  permit(actor, 'order.place');
  const { key, minutes } = input;
  const expiresAt = addMinutes(at, minutes);
  const channelId = await channelOf(actor, input.channel);

  return transaction(async (tx) => {
    const hold = await lockOpenHold(tx, channelId, key);
    if (!hold) throw new Refusal('not_found', `Nothing is held for "${key}". Hold it again.`, { key });
    if (hold.expiresAt <= at)
      throw new Refusal(
        'conflict',
        `The time of "${key}" was up at ${formatTime(hold.expiresAt)} UTC. Hold it again: it may be gone.`,
        { key, expiredAt: hold.expiresAt },
      );
    await send(
      tx,
      query`update stock_holds set expires_at = ${expiresAt}::timestamptz where id = ${hold.id}::bigint`,
    );
    const units = await unitsOfHold(tx, hold.id);
    await record(tx, actor, at, {
      type: 'stock.held',
      subject: `hold:${hold.id}`,
      data: { hold: key, units, until: expiresAt.toISOString() },
    });
    return { key, expiresAt };
  });
}
