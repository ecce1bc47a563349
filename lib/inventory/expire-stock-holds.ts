import { query, read, transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { endHold } from './stock-holds-tx';
import { moveAllStock } from './tx';

const LIMIT = 1000;

/** Holds whose time is up give their units back, the oldest first; what one run leaves over the next one takes. Answers how many. */
export async function expireStockHolds(
  actor: Actor,
  { limit = LIMIT }: { limit?: number },
  at: Date,
): Promise<{ expired: number }> {
  permit(actor, 'stock.adjust');
  const over = await read<{ id: number }>(
    query`select id from stock_holds where released_at is null and expires_at <= ${at}::timestamptz
      order by expires_at, id limit ${limit}::int`,
  );
  let expired = 0;
  for (const { id } of over)
    await transaction(async (tx) => {
      const moves = await endHold(tx, actor, at, { holdId: id, cause: 'expired' });
      if (!moves) return;
      await moveAllStock(tx, at, [moves]);
      expired++;
    });
  return { expired };
}
