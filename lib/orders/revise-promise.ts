import { query, type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { promiseUndelivered } from '@/lib/fulfillment/redate-tx';
import { dayOf, endOfDay } from '@/lib/sourcing/calendar';
import { type Actor, nameOf, permit } from '@/lib/staff/permissions';
import { addDays, formatDate } from '@/lib/time';
import { closeLateOrder } from '@/lib/work/tx';
import type { RevisePromiseInput } from './inputs';
import { storeRevision } from './promise-tx';
import { lockOrder } from './tx';

const MOST_DAYS = 1_000;

/**
 * Somebody tells the customer another day, by its end where the goods leave from. What has not arrived is promised for it.
 * Its inverse is to give the day back that was there before, which is told as well.
 */
export async function revisePromise(
  actor: Actor,
  { orderId, day, reason }: RevisePromiseInput,
  at: Date,
): Promise<{ promisedAt: Date }> {
  permit(actor, 'order.promise');
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const { timeZone, open } = await undelivered(tx, orderId);
    if (!order.live || open === 0)
      throw new Refusal(
        'conflict',
        order.deliveredAt
          ? `Order ${order.number} has arrived, so there is nothing left to promise.`
          : `Order ${order.number} has nothing left to send, so there is nothing to promise.`,
      );
    const promisedAt = endOfDay(dayOf(day), timeZone);
    if (promisedAt < at)
      throw new Refusal('invalid', 'That day has passed. Promise today or a later one.', { day });
    if (promisedAt > addDays(at, MOST_DAYS))
      throw new Refusal('invalid', 'That is more than two years away. Look at the year.', { day });
    if (promisedAt.getTime() === order.promisedAt?.getTime())
      throw new Refusal(
        'conflict',
        `Order ${order.number} is promised for ${formatDate(promisedAt, timeZone)} already.`,
      );

    await promiseUndelivered(tx, orderId, promisedAt);
    const basis = { from: 'staff' as const, staff: nameOf(actor) };
    const eventId = await storeRevision(tx, actor, at, { orderId, promisedAt, cause: reason, basis });
    await closeLateOrder(tx, orderId, at, eventId);
    return { promisedAt };
  });
}

/** How many shipments have not arrived, and by whose clock their day ends: that of the last to leave. */
async function undelivered(tx: Tx, orderId: number) {
  const [row] = await tx.execute<{ open: number; timeZone: string | null }>(query`
    select count(*)::int open, (array_agg(l.time_zone order by s.promised_at desc nulls last, s.no))[1] "timeZone"
    from shipments s left join locations l on l.id = s.location_id
    where s.order_id = ${orderId} and s.status not in ('canceled', 'delivered')`);
  return { open: row?.open ?? 0, timeZone: row?.timeZone ?? 'UTC' };
}
