import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { DISCARDED_DAYS } from './draft-rules';

/** Drafts that were discarded a month ago are nobody's any more, and they name persons. */
export async function forgetDrafts(
  actor: Actor,
  { limit }: { limit: number },
  at: Date,
): Promise<{ forgotten: number }> {
  permit(actor, 'doctor.run');
  const before = addDays(at, -DISCARDED_DAYS).toISOString();
  return transaction(async (tx) => {
    const gone = await tx.execute(sql`
      delete from drafts where id = any(array(
        select id from drafts where discarded_at < ${before}::timestamptz limit ${limit})) returning 1`);
    return { forgotten: gone.length };
  });
}
