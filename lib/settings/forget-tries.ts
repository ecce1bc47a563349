import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';

/** Tries of yesterday and buckets that nobody draws from limit nobody any more. Answers how many went, so many at most. */
export async function forgetTries(
  actor: Actor,
  { limit }: { limit: number },
  at: Date,
): Promise<{ forgotten: number }> {
  permit(actor, 'doctor.run');
  const before = addDays(at, -1).toISOString();
  return transaction(async (tx) => {
    const tries = await tx.execute(sql`
      delete from attempts where ctid = any(array(
        select ctid from attempts where window_at < ${before}::timestamptz limit ${limit})) returning 1`);
    const buckets = await tx.execute(sql`
      delete from buckets where ctid = any(array(
        select ctid from buckets where filled_at < ${before}::timestamptz limit ${limit})) returning 1`);
    return { forgotten: tries.length + buckets.length };
  });
}
