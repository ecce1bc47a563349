import { sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { EnterCountInput } from './count-inputs';
import { countStatus } from './count-status';
import { lockCount, MOVED } from './counts-tx';

/**
 * What somebody found, with what the books say at this moment kept beside it. A SKU that was not on the list joins it. Counts
 * are only notes until they are posted, so they leave no event; entering another number is the way back.
 */
export async function enterCount(actor: Actor, input: EnterCountInput, at: Date) {
  permit(actor, 'stock.count');
  const { countId, add, counted = null } = input;
  return transaction(async (tx) => {
    const count = await lockCount(tx, actor, countId);
    countStatus.move(count.status, count.status === 'counted' ? 'recount' : 'enter');
    const item = await find(tx, input.code);
    const [line] = await tx.execute<{ expected: number | null; counted: number | null; posted: boolean }>(sql`
      select expected, counted, posted_by_event is not null posted from stock_count_lines
      where count_id = ${countId} and variant_id = ${item.id}`);
    if (line?.posted) throw new Refusal('conflict', `${item.sku} is posted already. Count it anew.`);
    const total = add === undefined ? counted : (line?.counted ?? 0) + add;
    const [level] = await tx.execute<{ onHand: number }>(sql`
      select on_hand "onHand" from stock_levels where variant_id = ${item.id} and location_id = ${count.locationId}`);
    const onHand = level?.onHand ?? 0;
    const moved = add !== undefined && typeof line?.expected === 'number' && line.expected !== onHand;
    const expected = total === null ? null : onHand;
    await tx.execute(sql`
      insert into stock_count_lines (count_id, variant_id, expected, counted, note)
      values (${countId}, ${item.id}, ${expected}, ${total}, ${moved ? MOVED : null})
      on conflict (count_id, variant_id) do update set expected = excluded.expected, counted = excluded.counted, note = excluded.note`);
    if (actor.kind === 'staff')
      await tx.execute(sql`update stock_counts set counted_by = ${actor.id} where id = ${countId}`);
    return { sku: item.sku, name: item.name, counted: total, joined: line === undefined, at };
  });
}

/** By the SKU or by what is printed on the goods. */
async function find(tx: Tx, code: string) {
  const [item] = await tx.execute<{ id: number; sku: string; name: string; stocked: boolean }>(sql`
    select id, sku, name, stocked from variants where sku = ${code} or barcode = ${code} order by (sku = ${code}) desc limit 1`);
  if (!item) throw new Refusal('invalid', `Nothing in the catalog has the code ${code}.`, { code });
  if (!item.stocked) throw new Refusal('invalid', `${item.sku} is not kept in stock.`, { code });
  return item;
}
