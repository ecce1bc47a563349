import { query, type Tx } from '@/db';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';
import type { OrderBasis } from './promise-rules';

/** A new date for an order whose lock is held, after those it had. Its cause is read by the customer too. */
export async function storeRevision(
  tx: Tx,
  actor: Actor,
  at: Date,
  revision: { orderId: number; promisedAt: Date; cause: string; basis: OrderBasis },
) {
  const { orderId, promisedAt, cause, basis } = revision;
  await tx.execute(query`
    with moved as (update orders set promised_at = ${promisedAt}::timestamptz where id = ${orderId})
    insert into promises (order_id, no, promised_at, cause, basis, at)
    select ${orderId}, coalesce(max(no), 0) + 1, ${promisedAt}::timestamptz, ${cause}, ${JSON.stringify(basis)}::jsonb, ${at}::timestamptz
    from promises where order_id = ${orderId}`);
  const data = { promisedAt: promisedAt.toISOString(), cause };
  return record(tx, actor, at, { type: 'promise.revised', orderId, data });
}
