import { query, rowOf, type Tx } from '@/db';
import { orders } from '@/db/schema';
import type { FeedbackFacts } from '@/db/schema/feedback';
import { Refusal } from '@/lib/errors';
import type { LockedOrder } from '@/lib/orders/tx';
import { daysBetween } from '@/lib/time';

type Road = { parcels: number; locations: string[]; carriers: string[]; channel: string };

const orderOf = rowOf(orders);

/** Locks the order that an asking is about. */
export async function lockAskedOrder(tx: Tx, feedbackId: number): Promise<LockedOrder> {
  const [row] = await tx.execute(query`
    select * from orders where id = (select order_id from feedback where id = ${feedbackId}) for update`);
  if (!row) throw new Refusal('not_found', 'This was never asked.');
  return orderOf(row);
}

/** What a score may go with: parcels, where from, by whom, through which channel. */
export async function roadOf(tx: Tx, feedbackId: number): Promise<FeedbackFacts> {
  const [road] = await tx.execute<Road>(query`
    select count(distinct p.id)::int parcels, c.code channel,
      coalesce(to_jsonb(array_agg(distinct l.code) filter (where l.code is not null)), '[]') locations,
      coalesce(to_jsonb(array_agg(distinct p.carrier) filter (where p.carrier is not null)), '[]') carriers
    from orders o join channels c on c.id = o.channel_id
    left join parcel_lines x on x.order_id = o.id
    left join lateral (select * from parcels where id = x.parcel_id and status <> 'void' limit 1) p on true
    left join locations l on l.id = p.location_id
    where o.id = (select order_id from feedback where id = ${feedbackId}) group by c.code`);
  return { ...road };
}

export const latenessOf = ({ promisedAt, deliveredAt }: LockedOrder) =>
  promisedAt && deliveredAt ? { daysLate: Math.max(0, daysBetween(promisedAt, deliveredAt)) } : {};
