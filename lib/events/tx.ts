import { query, type Tx } from '@/db';
import { type Actor, nameOf } from '@/lib/staff/permissions';
import { consumedTypes, type DomainEvent, type EventType, visibleTypes } from './types';

const consumed: ReadonlySet<EventType> = new Set(consumedTypes);
const visible: ReadonlySet<EventType> = new Set(visibleTypes);

/** Whether a function will hear of it: an import replays history and writes to nobody. */
export const isSent = (actor: Actor, type: EventType) => actor.kind !== 'import' && consumed.has(type);
export const isVisible = (type: EventType) => visible.has(type);

/**
 * In the same transaction as the change: no change without its event, no event without its change.
 * Answers the event's id, which keys the stock movements it causes. `id`: from `nextEventId`, for who needed it before.
 */
export async function record(
  tx: Tx,
  actor: Actor,
  at: Date,
  event: DomainEvent,
  id?: number,
): Promise<number> {
  const [orderId, subject] = [event.orderId ?? null, event.subject ?? null];
  const [name, visible, data] = [nameOf(actor), isVisible(event.type), JSON.stringify(event.data)];
  const [row] = await tx.execute<{ id: number }>(query`
    with e as (
      insert into events (id, order_id, subject, type, actor, visible, at, data) overriding system value
      values (coalesce(${id ?? null}::bigint, nextval('events_id_seq')), ${orderId}::bigint, ${subject}::text, ${event.type}::text,
        ${name}::text, ${visible}::boolean, ${at}::timestamptz, ${data}::jsonb)
      returning id
    ), sent as (
      insert into outbox (event_id) select id from e where ${isSent(actor, event.type)}::boolean
    )
    select id from e`);
  if (!row) throw new Error('An event was not stored.');
  return row.id;
}

/** An event id ahead of its row, so that movements and the event can leave in one flight. */
export async function nextEventId(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ id: number }>(query`select nextval('events_id_seq') as id`);
  if (!row) throw new Error('The events sequence did not answer.');
  return row.id;
}
