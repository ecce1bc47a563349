import { sql } from 'drizzle-orm';
import type { Event, StepResult } from './protocol';
import { exists, json, type Tx } from './store';

export type Run = {
  id: string;
  fn_id: string;
  event: Event;
  status: 'running' | 'completed' | 'failed' | 'cancelled';
  plan_only: boolean;
  parent_run: string | null;
  parent_step: string | null;
};

/**
 * Every transaction that completes something of a run locks it first: of two parallel steps finishing at once, each
 * would otherwise see the other as pending, and nobody would go on. Null when the run is over.
 */
export async function lockRun(tx: Tx, runId: string): Promise<Run | null> {
  const [run] = await tx.execute<Run>(sql`
    select id, fn_id, event, status, plan_only, parent_run, parent_step
    from inngest_local.run where id = ${runId} for update`);
  return run?.status === 'running' ? run : null;
}

/** Keeps a step's result, once: a result already there stays. */
export function saveStep(
  tx: Tx,
  runId: string,
  step: { id: string; name: string; op: string },
  result: StepResult,
): Promise<boolean> {
  return exists(
    tx,
    sql`
      insert into inngest_local.step as s (run_id, id, name, op, result, position, done_at)
      values (${runId}, ${step.id}, ${step.name}, ${step.op}, ${json(result)},
        (select coalesce(max(position), 0) + 1 from inngest_local.step where run_id = ${runId}), clock_timestamp())
      on conflict (run_id, id) do update set
        op = excluded.op, result = excluded.result, position = excluded.position, done_at = excluded.done_at
      where s.result is null
      returning 1`,
  );
}

/** What a run waited for has happened: sleep over, event in, time-out, invoked function done. */
export async function resolveStep(tx: Tx, runId: string, stepId: string, result: StepResult) {
  const run = await lockRun(tx, runId);
  if (!run) return;
  const [step] = await tx.execute<{ name: string; op: string }>(sql`
    select name, op from inngest_local.step where run_id = ${runId} and id = ${stepId} and result is null`);
  if (!step) return; // of event and time-out, the other one was first
  await saveStep(tx, runId, { id: stepId, ...step }, result);
  await discover(tx, run);
}

/** Asks the function what is next, unless steps planned together are still to come. */
export async function discover(tx: Tx, run: Pick<Run, 'id'>) {
  const open = sql`select 1 from inngest_local.step where run_id = ${run.id} and result is null and barrier limit 1`;
  if (await exists(tx, open)) return;
  await tx.execute(sql`update inngest_local.run set plan_only = false where id = ${run.id} and plan_only`);
  await enqueue(tx, run.id, 'step');
}

/** One job a run and step at a time; a wake-up during the call is remembered in `again`. */
export async function enqueue(tx: Tx, runId: string, stepId: string) {
  await tx.execute(sql`
    insert into inngest_local.job (run_id, step_id) values (${runId}, ${stepId})
    on conflict (run_id, step_id) do update set
      again = job.owner is not null, run_at = least(job.run_at, now())`);
}
