import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { type Actor, can, permit, permitOrder } from '@/lib/staff/permissions';
import type { EventType } from './types';

const TIMELINE = 300;

export type TimelineEntry = {
  id: number;
  type: EventType;
  at: Date;
  /** Who did it, by name where it was a person. */
  who: string;
  visible: boolean;
  data: Record<string, unknown>;
};

/** What happened to an order, newest first; at most the last 300 things. Customers and channels see what is theirs to see. */
export async function listTimeline(actor: Actor, orderId: number): Promise<TimelineEntry[]> {
  permitOrder(actor, actor.kind === 'customer' ? 'portal.track' : 'order.read', { id: orderId });
  const rows = await db.execute<{
    id: number;
    type: EventType;
    at: string;
    actor: string;
    name: string | null;
    visible: boolean;
    data: Record<string, unknown>;
  }>(sql`
    select e.id, e.type, to_jsonb(e.at) at, e.actor, s.name, e.visible, e.data - ${pgArray(untold(actor))}::text[] data from events e
    left join staff s on e.actor = 'staff:' || s.id
    where e.order_id = ${orderId} ${actor.kind === 'customer' ? sql`and e.visible` : sql``} ${ofChannel(actor)}
      ${can(actor, 'order.money') ? sql`` : sql`and e.type not like 'payment.%' and e.type not in ('credit.granted', 'return.credited')`}
      ${can(actor, 'order.note') ? sql`` : sql`and e.type <> 'order.noted'`}
      ${can(actor, 'feedback.read') ? sql`` : sql`and e.type not like 'feedback.%'`}
    order by e.at desc, e.id desc limit ${TIMELINE}`);
  return rows.map(({ at, actor: by, name, ...row }) => ({
    ...row,
    at: new Date(at),
    who: name ?? whoIs(by),
  }));
}

/** What happened to something that is no order, for example `transfer:7`, newest first. */
export async function listSubjectTimeline(actor: Actor, subject: string): Promise<TimelineEntry[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<
    Omit<TimelineEntry, 'at' | 'who'> & { at: string; actor: string; name: string | null }
  >(sql`
    select e.id, e.type, to_jsonb(e.at) at, e.actor, s.name, e.visible, e.data from events e
    left join staff s on e.actor = 'staff:' || s.id
    where e.subject = ${subject} and e.order_id is null order by e.id desc limit ${TIMELINE}`);
  return rows.map(({ at, actor: by, name, ...row }) => ({
    ...row,
    at: new Date(at),
    who: name ?? whoIs(by),
  }));
}

const ofChannel = (actor: Actor) =>
  actor.kind === 'key'
    ? sql`and exists (select from orders o where o.id = e.order_id and o.channel_id = ${actor.channelId})`
    : sql``;

/** What an event knows and this reader may not: amounts, and what staff noted for each other. */
const untold = (actor: Actor) => [
  ...(can(actor, 'order.money') ? [] : ['amount', 'totalAmount', 'creditedAmount']),
  ...(can(actor, 'order.note') ? [] : ['note']),
  ...(actor.kind === 'customer' ? ['unscanned', 'wrongScans'] : []),
];

/** The actor of an event in words, where it was not a person of ours. */
export function whoIs(actor: string) {
  const [kind = '', rest = ''] = actor.split(/:(.*)/);
  if (kind === 'customer') return 'Customer';
  if (kind === 'key') return 'Channel';
  if (kind === 'supplier') return 'Supplier';
  if (kind === 'import') return `Import ${rest}`;
  return 'Waybill';
}
