import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { TOKENS_KEPT_DAYS } from './rules';

/** Links, codes and visits that ended a month ago: until then their page can say that they are too old. */
export async function forgetTokens(
  actor: Actor,
  { limit }: { limit: number },
  at: Date,
): Promise<{ forgotten: number }> {
  permit(actor, 'doctor.run');
  const before = addDays(at, -TOKENS_KEPT_DAYS).toISOString();
  const gone = await transaction((tx) =>
    tx.execute(sql`
      delete from portal_tokens where token_hash in (
        select token_hash from portal_tokens where expires_at < ${before}::timestamptz order by expires_at limit ${limit})
      returning 1`),
  );
  return { forgotten: gone.length };
}
