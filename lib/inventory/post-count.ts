import { sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CountInput } from './count-inputs';
import { countStatus } from './count-status';
import { bookCount } from './counting';
import { countSubject, lockCount } from './counts-tx';
import { lockPlace } from './places-tx';

const AT_ONCE = 100;

type Posted = { posted: number; movedToWaiting: number; left: number; refused: string[] };

/**
 * Puts the differences into the books, each line in a transaction of its own, so that one that cannot be posted holds up none
 * of the others: it stays, and says why. What moved since it was counted is kept. Answers what is left: ask again for more than
 * a hundred. Another count is the way back.
 */
export async function postCount(actor: Actor, { countId }: CountInput, at: Date): Promise<Posted> {
  permit(actor, 'stock.count');
  const result: Posted = { posted: 0, movedToWaiting: 0, left: 0, refused: [] };
  for (const variantId of await linesToPost(actor, countId))
    try {
      const line = await postLine(actor, { countId, variantId }, at);
      if (!line) continue;
      result.posted += 1;
      result.movedToWaiting += line.movedToWaiting;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'forbidden' || error.code === 'not_found')
        throw error;
      result.refused.push(error.message);
    }
  result.left = await finish(actor, countId, at);
  return result;
}

/** Lines that differ and are not posted: the others move nothing. */
async function linesToPost(actor: Actor, countId: number) {
  await transaction(async (tx) => countStatus.move((await lockCount(tx, actor, countId)).status, 'post'));
  const rows = await db.execute<{ variantId: number }>(sql`
    select variant_id "variantId" from stock_count_lines
    where count_id = ${countId} and posted_by_event is null and counted <> expected order by variant_id limit ${AT_ONCE}`);
  return rows.map(({ variantId }) => variantId);
}

async function postLine(actor: Actor, key: { countId: number; variantId: number }, at: Date) {
  return transaction(async (tx) => {
    const count = await lockCount(tx, actor, key.countId);
    countStatus.move(count.status, 'post');
    const [line] = await tx.execute<{ sku: string; expected: number; counted: number; onHand: number }>(sql`
      select v.sku, x.expected, x.counted, coalesce(s.on_hand, 0) "onHand"
      from stock_count_lines x join variants v on v.id = x.variant_id
      left join stock_levels s on s.variant_id = x.variant_id and s.location_id = ${count.locationId}
      where x.count_id = ${key.countId} and x.variant_id = ${key.variantId} and x.posted_by_event is null and x.counted is not null`);
    if (!line) return null;
    const { sku, expected, counted, onHand } = line;
    const after = onHand + counted - expected;
    if (after < 0)
      throw new Refusal(
        'conflict',
        `${sku}: ${-after} more have left since it was counted than were found. Count it again.`,
      );
    const { subject, ...place } = await lockPlace(tx, actor, { sku, location: count.location });
    const shelf = { place, subject, sku, location: count.location };
    const reason = `Count ${key.countId}`;
    try {
      const booked = await bookCount(tx, actor, at, shelf, { counted, expected, reason });
      await tx.execute(sql`
        update stock_count_lines set posted_by_event = ${booked.eventId}
        where count_id = ${key.countId} and variant_id = ${key.variantId}`);
      return booked;
    } catch (error) {
      throw error instanceof Refusal
        ? new Refusal(error.code, `${sku}: ${error.message}`, error.detail)
        : error;
    }
  });
}

/** When no difference is left the count is posted, with the lines that agreed. Answers how many are left. */
async function finish(actor: Actor, countId: number, at: Date) {
  return transaction(async (tx) => {
    const count = await lockCount(tx, actor, countId);
    const [rest] = await tx.execute<{ left: number; posted: number }>(sql`
      select count(*) filter (where posted_by_event is null and counted <> expected)::int "left",
        count(counted)::int posted from stock_count_lines where count_id = ${countId}`);
    if (!rest || rest.left > 0 || count.status === 'posted') return rest?.left ?? 0;
    const eventId = await record(tx, actor, at, {
      type: 'count.posted',
      subject: countSubject(countId),
      data: { countId, lines: rest.posted },
    });
    await tx.execute(sql`
      update stock_count_lines set posted_by_event = ${eventId}
      where count_id = ${countId} and posted_by_event is null and counted is not null`);
    await tx.execute(sql`
      update stock_counts set status = ${countStatus.move(count.status, 'post')}, posted_at = ${at.toISOString()}::timestamptz
      where id = ${countId}`);
    return 0;
  });
}
