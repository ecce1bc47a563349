import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { stockCounts } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { SubmitCountInput } from './count-inputs';
import { countStatus } from './count-status';
import { countSubject, EMPTY, lockCount } from './counts-tx';

/** Counting is over: now the differences are shown. Opening it again is the way back. */
export async function submitCount(actor: Actor, { countId, uncounted }: SubmitCountInput, at: Date) {
  permit(actor, 'stock.count');
  await transaction(async (tx) => {
    const count = await lockCount(tx, actor, countId);
    const status = countStatus.move(count.status, 'submit');
    if (uncounted === 'zero')
      await tx.execute(sql`
        update stock_count_lines x set counted = 0, note = ${EMPTY},
          expected = coalesce((select on_hand from stock_levels where variant_id = x.variant_id and location_id = ${count.locationId}), 0)
        where x.count_id = ${countId} and x.counted is null`);
    const [sums] = await tx.execute<{ counted: number; uncounted: number }>(sql`
      select count(counted)::int counted, count(*) filter (where counted is null)::int uncounted
      from stock_count_lines where count_id = ${countId}`);
    if (!sums || sums.counted === 0)
      throw new Refusal('conflict', 'Nothing has been counted yet. Enter what lies on the shelves first.');
    await tx.update(stockCounts).set({ status }).where(eq(stockCounts.id, countId));
    await record(tx, actor, at, {
      type: 'count.submitted',
      subject: countSubject(countId),
      data: { countId, ...sums },
    });
  });
}
