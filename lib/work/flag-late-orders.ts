import { type SQL, sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { openWork } from './tx';

const LIMIT = 500;

/** Opens work for every promise that has passed and is not kept; what an import brought is history. Answers how many. */
export async function flagLateOrders(
  actor: Actor,
  { limit = LIMIT }: { limit?: number },
  at: Date,
): Promise<{ flagged: number }> {
  permit(actor, 'doctor.run');
  const late = await db.execute<{ id: number }>(sql`
    select o.id from orders o where ${isLate(at)}
      and not exists (select from work_items w where w.order_id = o.id and w.type = 'late_order' and w.closed_at is null)
      and not exists (select from events e where e.order_id = o.id and e.type = 'order.placed' and e.actor like 'import:%')
    order by o.promised_at, o.id limit ${limit}`);
  let flagged = 0;
  for (const { id } of late) if (await flagLateOrder(actor, id, at)) flagged++;
  return { flagged };
}

const isLate = (at: Date): SQL =>
  sql`o.live and o.delivered_at is null and o.promised_at < ${at.toISOString()}::timestamptz`;

async function flagLateOrder(actor: Actor, orderId: number, at: Date) {
  return transaction(async (tx) => {
    const { promisedAt } = await lockOrder(tx, orderId);
    const still = await tx.execute(sql`select 1 from orders o where o.id = ${orderId} and ${isLate(at)}`);
    if (still.length === 0 || !promisedAt) return false;
    const eventId = await nextEventId(tx);
    const workItemId = await openWork(tx, {
      type: 'late_order',
      subject: `order:${orderId}`,
      orderId,
      dueAt: promisedAt,
      openedAt: at,
      openedByEvent: eventId,
    });
    if (workItemId === null) return false;
    const data = { workItemId, type: 'late_order' };
    await record(tx, actor, at, { type: 'work.opened', orderId, data }, eventId);
    return true;
  });
}
