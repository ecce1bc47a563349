import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { stockCounts } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CountInput } from './count-inputs';
import { countStatus } from './count-status';
import { countSubject, EMPTY, lockCount } from './counts-tx';

/** The inverse of submitting, while nothing of it is posted. */
export async function reopenCount(actor: Actor, { countId }: CountInput, at: Date) {
  permit(actor, 'stock.count');
  await transaction(async (tx) => {
    const count = await lockCount(tx, actor, countId);
    const status = countStatus.move(count.status, 'reopen');
    const posted = await tx.execute(sql`
      select 1 from stock_count_lines where count_id = ${countId} and posted_by_event is not null limit 1`);
    if (posted.length > 0)
      throw new Refusal('conflict', 'Part of it is posted. Post the rest, or count single lines again.');
    await tx.execute(sql`
      update stock_count_lines set counted = null, expected = null, note = null where count_id = ${countId} and note = ${EMPTY}`);
    await tx.update(stockCounts).set({ status }).where(eq(stockCounts.id, countId));
    await record(tx, actor, at, {
      type: 'count.reopened',
      subject: countSubject(countId),
      data: { countId },
    });
  });
}
