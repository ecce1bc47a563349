import { sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { openWork } from '@/lib/work/tx';
import { overdueBefore } from './rules';
import { transferSubject } from './transfers-tx';

const LIMIT = 500;

/** Opens work for every transfer whose day has passed and of which something is still on the way. Answers how many. */
export async function flagOverdueTransfers(
  actor: Actor,
  { limit = LIMIT }: { limit?: number },
  at: Date,
): Promise<{ flagged: number }> {
  permit(actor, 'doctor.run');
  const late = await db.execute<{ id: number }>(sql`
    select t.id from transfers t
    where t.closed_at is null and t.status = 'sent' and t.expected_at < ${overdueBefore(at).toISOString()}::timestamptz
      and not exists (select from work_items w where w.type = 'transfer_overdue' and w.subject = 'transfer:' || t.id and w.closed_at is null)
    order by t.expected_at, t.id limit ${limit}`);
  let flagged = 0;
  for (const { id } of late) if (await flagTransfer(actor, id, at)) flagged++;
  return { flagged };
}

async function flagTransfer(actor: Actor, transferId: number, at: Date) {
  return transaction(async (tx) => {
    const [still] = await tx.execute<{ expectedAt: string; locationId: number }>(sql`
      select to_jsonb(expected_at) "expectedAt", to_location_id "locationId" from transfers
      where id = ${transferId} and status = 'sent' and expected_at < ${overdueBefore(at).toISOString()}::timestamptz for update`);
    if (!still) return false;
    const [subject, eventId] = [transferSubject(transferId), await nextEventId(tx)];
    const workItemId = await openWork(tx, {
      type: 'transfer_overdue',
      subject,
      locationId: still.locationId,
      dueAt: new Date(still.expectedAt),
      openedAt: at,
      openedByEvent: eventId,
    });
    if (workItemId === null) return false;
    const data = { workItemId, type: 'transfer_overdue' };
    await record(tx, actor, at, { type: 'work.opened', subject, data }, eventId);
    return true;
  });
}
