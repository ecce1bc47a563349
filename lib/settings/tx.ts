import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { attempts, settings } from '@/db/schema';
import { digestOf } from './rules';

type Attempt = { scope: string; subject: string };

const minuteOf = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();

/** Counts this try, then answers how many there were within the last `minutes`, this one included. */
export async function countAttempt(
  tx: Tx,
  { scope, subject, minutes }: Attempt & { minutes: number },
  at: Date,
) {
  const key = digestOf(subject);
  const minute = minuteOf(at);
  const [row] = await tx.execute<{ tries: number }>(sql`
    with this as (
      insert into attempts (scope, subject, window_at, count) values (${scope}, ${key}, ${minute}::timestamptz, 1)
      on conflict (scope, subject, window_at) do update set count = attempts.count + 1 returning count),
    gone as (
      delete from attempts where scope = ${scope} and subject = ${key} and window_at < ${minute}::timestamptz - interval '1 day')
    select ((select count from this) + coalesce(sum(count), 0))::int tries from attempts
    where scope = ${scope} and subject = ${key} and window_at <> ${minute}::timestamptz
      and window_at > ${at.toISOString()}::timestamptz - make_interval(mins => ${minutes}) and window_at <= ${minute}::timestamptz`);
  if (!row) throw new Error('A try was not counted.');
  return row.tries;
}

/** After a success nothing is held against the subject any more. */
export async function forgetAttempts(tx: Tx, { scope, subject }: Attempt) {
  await tx.delete(attempts).where(and(eq(attempts.scope, scope), eq(attempts.subject, digestOf(subject))));
}

/** Takes back one try of this minute, for limits that should count failures only. */
export async function uncountAttempt(tx: Tx, { scope, subject }: Attempt, at: Date) {
  await tx.execute(sql`
    update attempts set count = greatest(0, count - 1)
    where scope = ${scope} and subject = ${digestOf(subject)} and window_at = ${minuteOf(at)}::timestamptz`);
}

/** Keeps the latest moment under a key. */
export async function noteMoment(tx: Tx, key: string, at: Date) {
  const value = sql`to_jsonb(${at.toISOString()}::text)`;
  await tx
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value },
      setWhere: sql`${settings.value} < ${value}`,
    });
}
