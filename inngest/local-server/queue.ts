import { sql } from 'drizzle-orm';
import { milliseconds, type Store } from './store';

export type Job = { id: number; run_id: string; step_id: string; attempt: number; claim: number };

/** Of the jobs that share a concurrency limit only so many are considered, or a long queue would be read each time. */
const LOOK_AHEAD = 1_000;

const bigints = (ids: number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;

/**
 * Takes up to `count` due jobs under a lease. The advisory lock makes "how many with this key are running" exact, also
 * when two servers share a database. Jobs in `busy` are still being called here, though their lease may have lapsed.
 */
export function claimJobs(store: Store, owner: string, count: number, leaseMs: number, busy: number[]) {
  const jobs = sql`inngest_local.job j join inngest_local.run r on r.id = j.run_id`;
  const isDue = sql`j.run_at <= now() and (j.lease_until is null or j.lease_until <= now())
    and j.id <> all (${bigints(busy)})`;
  return store.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(82880001)`);
    return tx.execute<Job>(sql`
      with running as (
        select r.limit_key, count(*) as n from ${jobs}
        where j.lease_until > now() and r.limit_key is not null group by 1),
      free as (
        select j.id from ${jobs} where ${isDue} and r.limit_key is null
        order by j.run_at, j.id limit ${count}),
      limited as (
        select j.id, j.run_at, r.limit_key, r.limit_to from ${jobs} where ${isDue} and r.limit_key is not null
        order by j.run_at, j.id limit ${LOOK_AHEAD}),
      ranked as (
        select id, limit_to, coalesce(running.n, 0)
          + row_number() over (partition by limit_key order by run_at, id) as nth
        from limited left join running using (limit_key)),
      chosen as (
        select id from inngest_local.job
        where id in (select id from free union all select id from ranked where nth <= limit_to)
        order by run_at, id limit ${count} for update skip locked)
      update inngest_local.job j set
        owner = ${owner}, lease_until = now() + ${milliseconds(leaseMs)}, claim = claim + 1, again = false
      from chosen where j.id = chosen.id
      returning j.id, j.run_id, j.step_id, j.attempt, j.claim`);
  });
}

/** Keeps the leases of calls that are going on. */
export async function renewLeases(store: Store, owner: string, leaseMs: number, busy: number[]) {
  await store.execute(sql`
    update inngest_local.job set lease_until = now() + ${milliseconds(leaseMs)}
    where owner = ${owner} and id = any (${bigints(busy)})`);
}

/** Gives a job back for later; it costs no attempt. */
export async function postpone(store: Store, job: Job, ms: number) {
  await store.execute(sql`
    update inngest_local.job set owner = null, lease_until = null, run_at = now() + ${milliseconds(ms)}
    where id = ${job.id} and claim = ${job.claim}`);
}
