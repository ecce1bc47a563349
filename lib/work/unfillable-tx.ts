import { query, type Tx } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { unfillableData } from '@/lib/sourcing/missing';
import type { Missing } from '@/lib/sourcing/routing-types';
import type { Actor } from '@/lib/staff/permissions';
import { closeWork, openWork, renewWork } from './tx';

/**
 * Units of an order that somebody has and no rule lets go are work for a person. Open work says what stands in the way now;
 * without such units it ends.
 */
export async function noteUnfillable(
  tx: Tx,
  actor: Actor,
  at: Date,
  { orderId, held }: { orderId: number; held: readonly Missing[] },
) {
  const subject = `order:${orderId}`;
  const [open] = await tx.execute<{ id: number }>(query`
    select id from work_items where type = 'unfillable' and subject = ${subject} and closed_at is null`);
  const data = unfillableData(held);
  if (open && held.length > 0) return renewWork(tx, 'unfillable', subject, data);
  if (!open && held.length === 0) return;
  const eventId = await nextEventId(tx);
  const work = { type: 'unfillable' as const, subject, orderId, dueAt: at, openedAt: at, data };
  if (open) await closeWork(tx, 'unfillable', subject, at, eventId);
  const workItemId = open?.id ?? (await openWork(tx, { ...work, openedByEvent: eventId }));
  if (workItemId === null) return;
  const type = open ? ('work.closed' as const) : ('work.opened' as const);
  await record(tx, actor, at, { type, orderId, data: { workItemId, type: 'unfillable' } }, eventId);
}
