import { pgArray, query, type Tx } from '@/db';
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

/** Many at once, for work on thousands of rows. Answers their ids in the same sequence. */
export async function recordAll(
  tx: Tx,
  actor: Actor,
  at: Date,
  events: readonly DomainEvent[],
): Promise<number[]> {
  const column = (pick: (event: DomainEvent) => string | number | boolean | null) =>
    pgArray(events.map(pick));
  const rows = await tx.execute<{ id: number }>(query`
    with e as materialized (
      select nextval('events_id_seq') id, x.* from unnest(${column((e) => e.orderId ?? null)}::bigint[],
        ${column((e) => e.subject ?? null)}::text[], ${column((e) => e.type)}::text[], ${column((e) => isVisible(e.type))}::boolean[],
        ${column((e) => isSent(actor, e.type))}::boolean[], ${column((e) => JSON.stringify(e.data))}::jsonb[])
        with ordinality x(order_id, subject, type, visible, sent, data, n)
    ), stored as (
      insert into events (id, order_id, subject, type, actor, visible, at, data) overriding system value
      select id, order_id, subject, type, ${nameOf(actor)}::text, visible, ${at}::timestamptz, data from e
    ), sent as (
      insert into outbox (event_id) select id from e where sent
    )
    select id from e order by n`);
  return rows.map(({ id }) => id);
}
