import { desc, sql } from 'drizzle-orm';
import { db } from '@/db';
import { type BrokenInvariant, doctorRuns } from '@/db/schema';
import { env } from '@/lib/env';
import { ANSWERED } from '@/lib/events/rules';
import { COUNT_CAP } from '@/lib/page';
import { getMoment } from '@/lib/settings/queries';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';

const RUNS = 14;
const STUCK_MINUTES = 15;
export const LETTER_DAYS = 30;

export type DoctorRun = {
  id: number;
  actor: string;
  at: Date;
  milliseconds: number;
  invariants: number;
  broken: BrokenInvariant[];
};

/** What the doctor found lately, the newest first. */
export async function listDoctorRuns(actor: Actor): Promise<DoctorRun[]> {
  permit(actor, 'health.read');
  return db.select().from(doctorRuns).orderBy(desc(doctorRuns.id)).limit(RUNS);
}

const momentOf = (text: string | null) => (text === null ? null : new Date(text));

/** What functions have still to hear of (counts capped), and when one was last started. */
export async function getOutboxLag(actor: Actor) {
  permit(actor, 'health.read');
  const [answeredAt, [row]] = await Promise.all([
    getMoment(ANSWERED),
    db.execute<{ unsent: number; unconfirmed: number; refused: number; oldest: string | null }>(sql`
      select count(*) filter (where sent_at is null) unsent, count(*) filter (where sent_at is not null) unconfirmed,
        count(*) filter (where last_error is not null) refused,
        to_jsonb(min(e.recorded_at) filter (where sent_at is null)) oldest
      from (select * from outbox order by event_id limit ${COUNT_CAP + 1}) b join events e on e.id = b.event_id`),
  ]);
  const { unsent = 0, unconfirmed = 0, refused = 0, oldest = null } = row ?? {};
  return { unsent, unconfirmed, refused, oldestUnsentAt: momentOf(oldest), answeredAt };
}

/** Letters that did not leave in time, and those of the last month that did not arrive. Counts are capped. */
export async function getLetterTrouble(actor: Actor, at: Date) {
  permit(actor, 'health.read');
  const mailed = env().mail !== null;
  const late = addMinutes(at, -STUCK_MINUTES).toISOString();
  const since = addDays(at, -LETTER_DAYS).toISOString();
  const [row] = await db.execute<{ stuck: number; failed: number; bounced: number }>(sql`
    select (select count(*) from (select 1 from messages where ${mailed} and state = 'written' and written_at < ${late}::timestamptz
        limit ${COUNT_CAP + 1}) x) stuck,
      (select count(*) from (select 1 from messages where state = 'failed' and written_at > ${since}::timestamptz limit ${COUNT_CAP + 1}) x) failed,
      (select count(*) from (select 1 from messages where state = 'bounced' and written_at > ${since}::timestamptz limit ${COUNT_CAP + 1}) x) bounced`);
  return { mailed, stuck: row?.stuck ?? 0, failed: row?.failed ?? 0, bounced: row?.bounced ?? 0 };
}

/** The server behind it all. Rows are the planner's estimate: counting them would read the table. */
export async function getDatabaseFacts(actor: Actor) {
  permit(actor, 'health.read');
  const [row] = await db.execute<{
    version: string;
    bytes: number;
    connections: number;
    most: number;
    oldest: string | null;
    orders: number | null;
    events: number | null;
  }>(sql`
    select current_setting('server_version') "version", pg_database_size(current_database()) bytes,
      count(*) connections, current_setting('max_connections')::int most,
      to_jsonb(min(xact_start) filter (where pid <> pg_backend_pid())) oldest,
      (select nullif(reltuples, -1)::bigint from pg_class where oid = 'orders'::regclass) orders,
      (select nullif(reltuples, -1)::bigint from pg_class where oid = 'events'::regclass) events
    from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`);
  if (!row) throw new Error('The database does not describe itself.');
  const { oldest, ...facts } = row;
  return { ...facts, oldestTransactionAt: momentOf(oldest) };
}
