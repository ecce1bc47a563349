import { inArray, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { outbox } from '@/db/schema';
import { getInstallationId } from '@/lib/settings/queries';

/** Calls back after every commit of this process: something may have been recorded. Answers how to stop. */
export { onCommit as onRecorded } from '@/db';

export const RELAY_BATCH = 100;

/** An event on its way out. The receiver drops a second one with the same id. */
export type OutgoingEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** What `send` throws when the receiver is well but will not have this content. Anything else means it is away. */
export class EventRefused extends Error {}

type Send = (events: OutgoingEvent[]) => Promise<unknown>;
type Row = { id: number; type: string; orderId: number | null; at: string; data: Record<string, unknown> };

/**
 * Sends one batch of what waits in the outbox and answers how many events it took. Accepted is not started: a row that
 * nobody confirms goes out again, at growing intervals, as long as the receiver still recognizes its id.
 * Several relays may run: each takes rows the others have not, for ten seconds, so nothing is locked while sending.
 */
export async function relayEvents(send: Send, at: Date): Promise<number> {
  const rows = await takeRows(at);
  if (rows.length === 0) return 0;
  const installation = await getInstallationId();
  const events = new Map(rows.map((row) => [row.id, outgoing(installation, row)]));
  try {
    await send([...events.values()]);
    await markSent([...events.keys()], at);
  } catch (error) {
    if (!(error instanceof EventRefused)) return giveBack([...events.keys()], error);
    await sendOneByOne(send, events, at);
  }
  return rows.length;
}

/**
 * A run has started on these events: their rows have done their work. The first of several functions is enough, because
 * an event that reached one of them has been stored by Inngest, and stored it reaches all.
 */
export async function confirmEvents(sentIds: readonly string[]) {
  const prefix = `${await getInstallationId()}-`;
  const eventIds = sentIds
    .filter((id) => id.startsWith(prefix))
    .map((id) => Number(id.slice(prefix.length)))
    .filter(Number.isSafeInteger);
  if (eventIds.length > 0) await db.delete(outbox).where(inArray(outbox.eventId, eventIds));
}

async function takeRows(at: Date): Promise<Row[]> {
  const now = sql`${at.toISOString()}::timestamptz`;
  return db.execute<Row>(sql`
    with taken as (
      update outbox set retry_at = ${now} + interval '10 seconds'
      where event_id in (
        select event_id from outbox
        where (retry_at is null or retry_at <= ${now})
          and (sent_at is null or sent_at > ${now} - interval '20 hours')
          and sends < 10
        order by event_id limit ${RELAY_BATCH} for update skip locked)
      returning event_id)
    select events.id, type, order_id as "orderId", at, data
    from taken join events on events.id = taken.event_id order by events.id`);
}

const outgoing = (installation: string, { id, type, orderId, at, data }: Row): OutgoingEvent => ({
  id: `${installation}-${id}`,
  name: type,
  data: { ...data, eventId: id, ...(orderId === null ? {} : { orderId }) },
  ts: Date.parse(at),
});

async function sendOneByOne(send: Send, events: Map<number, OutgoingEvent>, at: Date) {
  const unsent = new Set(events.keys());
  for (const [id, event] of events) {
    try {
      await send([event]);
      await markSent([id], at);
    } catch (error) {
      if (!(error instanceof EventRefused)) return giveBack([...unsent], error);
      await markRefused(id, error.message, at);
    }
    unsent.delete(id);
  }
}

/** `sent_at` stays the first time, since when the receiver has known the id. */
async function markSent(ids: number[], at: Date) {
  const now = sql`${at.toISOString()}::timestamptz`;
  await db.execute(sql`
    update outbox set
      sends = sends + 1, sent_at = coalesce(sent_at, ${now}), last_error = null,
      retry_at = ${now} + interval '5 minutes' * power(2, sends)
    where event_id = any (${pgArray(ids)}::bigint[])`);
}

async function markRefused(id: number, message: string, at: Date) {
  await db.execute(sql`
    update outbox set
      sends = sends + 1, last_error = ${message},
      retry_at = ${at.toISOString()}::timestamptz + interval '1 minute' * power(2, sends)
    where event_id = ${id}`);
}

/** The receiver is away: the rows wait as if untouched, and whoever asked learns why. */
async function giveBack(ids: number[], error: unknown): Promise<never> {
  await db.execute(sql`
    update outbox set retry_at = case when sent_at is null and last_error is null then null else retry_at end
    where event_id = any (${pgArray(ids)}::bigint[])`);
  throw error;
}
