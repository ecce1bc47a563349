import { query, type Tx } from '@/db';
import type { FeedbackFacts } from '@/db/schema/feedback';
import type { LockedOrder } from '@/lib/orders/tx';
import { daysBetween } from '@/lib/time';

type Road = { parcels: number; locations: string[]; carriers: string[]; channel: string };

/** What a score may go with: parcels, where from, by whom, through which channel. */
export async function roadOf(tx: Tx, orderId: number): Promise<FeedbackFacts> {
  const [road] = await tx.execute<Road>(query`
    select count(distinct p.id)::int parcels, c.code channel,
      coalesce(to_jsonb(array_agg(distinct l.code) filter (where l.code is not null)), '[]') locations,
      coalesce(to_jsonb(array_agg(distinct p.carrier) filter (where p.carrier is not null)), '[]') carriers
    from orders o join channels c on c.id = o.channel_id
    left join parcel_lines x on x.order_id = o.id
    left join parcels p on p.id = x.parcel_id and p.status <> 'void'
    left join locations l on l.id = p.location_id
    where o.id = (select ${orderId}::bigint) group by c.code`);
  return { ...road };
}

export const latenessOf = ({ promisedAt, deliveredAt }: LockedOrder) =>
  promisedAt && deliveredAt ? { daysLate: Math.max(0, daysBetween(promisedAt, deliveredAt)) } : {};
