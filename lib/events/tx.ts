import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { events, outbox } from '@/db/schema';
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
  const insert = tx.insert(events);
  const [row] = await (id === undefined ? insert : insert.overridingSystemValue())
    .values({
      ...(id !== undefined && { id }),
      orderId: event.orderId,
      subject: event.subject,
      type: event.type,
      actor: nameOf(actor),
      visible: isVisible(event.type),
      at,
      data: event.data,
    })
    .returning({ id: events.id });
  if (!row) throw new Error('An event was not stored.');
  if (isSent(actor, event.type)) await tx.insert(outbox).values({ eventId: row.id });
  return row.id;
}

/** An event id ahead of its row, so that movements and the event can leave in one flight. */
export async function nextEventId(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('events', 'id')) as id`,
  );
  if (!row) throw new Error('The events sequence did not answer.');
  return row.id;
}
