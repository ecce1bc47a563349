import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';

const KEPT_DAYS = 30;

/** Lines of files that were read a month ago. The file itself is kept, so that it is not applied again. Answers how many went, so many at most. */
export async function forgetImportLines(
  actor: Actor,
  { limit }: { limit: number },
  at: Date,
): Promise<{ forgotten: number }> {
  permit(actor, 'doctor.run');
  const before = addDays(at, -KEPT_DAYS).toISOString();
  return transaction(async (tx) => {
    const gone = await tx.execute(sql`
      delete from stock_import_lines where ctid = any(array(
        select l.ctid from stock_import_lines l join stock_imports i on i.digest = l.digest
        where i.at < ${before}::timestamptz limit ${limit})) returning 1`);
    await tx.execute(sql`
      delete from stock_imports i where i.at < ${before}::timestamptz and i.started_at is null
        and not exists (select from stock_import_lines l where l.digest = i.digest)`);
    return { forgotten: gone.length };
  });
}
