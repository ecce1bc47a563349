import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { addDays } from '@/lib/time';
import { type Actor, permit } from './permissions';
import { SESSIONS_KEPT_DAYS } from './rules';

/** Sessions that ended a month ago, by time or by hand. */
export async function forgetSessions(
  actor: Actor,
  { limit }: { limit: number },
  at: Date,
): Promise<{ forgotten: number }> {
  permit(actor, 'doctor.run');
  const before = addDays(at, -SESSIONS_KEPT_DAYS).toISOString();
  const gone = await transaction((tx) =>
    tx.execute(sql`
      delete from staff_sessions where token_hash in (
        select token_hash from staff_sessions where expires_at < ${before}::timestamptz limit ${limit})
      returning 1`),
  );
  return { forgotten: gone.length };
}
