import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { stockCounts } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CountInput } from './count-inputs';
import { countStatus } from './count-status';
import { countSubject, lockCount } from './counts-tx';

/** Nothing of it is wanted. What was entered is kept to be read; opening a new count is the way back. */
export async function cancelCount(actor: Actor, { countId }: CountInput, at: Date) {
  permit(actor, 'stock.count');
  await transaction(async (tx) => {
    const count = await lockCount(tx, actor, countId);
    const status = countStatus.move(count.status, 'cancel');
    const posted = await tx.execute(sql`
      select 1 from stock_count_lines where count_id = ${countId} and posted_by_event is not null limit 1`);
    if (posted.length > 0)
      throw new Refusal(
        'conflict',
        'Part of it is posted, so it cannot be canceled. Clear the lines that shall not count, and post the rest.',
      );
    await tx.update(stockCounts).set({ status }).where(eq(stockCounts.id, countId));
    await record(tx, actor, at, {
      type: 'count.canceled',
      subject: countSubject(countId),
      data: { countId },
    });
  });
}
