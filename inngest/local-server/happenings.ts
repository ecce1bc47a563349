import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { holds, isTriggeredBy, keyOf, matchedField } from './expressions';
import { CANCELED, type Event, FAILED, FINISHED, type FunctionConfig } from './protocol';
import { enqueue, lockRun, type Run, resolveStep } from './runs';
import { delayOf } from './schedule';
import { exists, json, type Tx } from './store';

export type Functions = ReadonlyMap<string, FunctionConfig>;

/** Takes an event in with all its consequences. Known by its id, it only starts what it has not started yet. */
export async function accept(tx: Tx, functions: Functions, event: Event) {
  const isNew = await exists(
    tx,
    sql`insert into inngest_local.event (id, name, body) values (${event.id}, ${event.name}, ${json(event)})
        on conflict (id) do nothing returning 1`,
  );
  if (isNew) {
    await cancelRuns(tx, functions, event);
    await endWaits(tx, event);
  }
  for (const config of functions.values()) {
    const starts = config.triggers.some(
      (trigger) =>
        trigger.event && isTriggeredBy(trigger.event, event.name) && holds(trigger.expression, { event }),
    );
    if (starts) await startRun(tx, config, event);
  }
}

async function cancelRuns(tx: Tx, functions: Functions, event: Event) {
  for (const config of functions.values()) {
    for (const cancel of config.cancel ?? []) {
      if (cancel.event !== event.name) continue;
      const field = matchedField(cancel.if);
      const value = field === undefined ? undefined : event.data[field];
      const running = await tx.execute<{ id: string; event: Event; age: number }>(sql`
        select id, event, extract(epoch from now() - created_at)::float8 * 1000 as age from inngest_local.run
        where fn_id = ${config.id} and status = 'running'
          ${value === undefined ? sql`` : sql`and event -> 'data' ->> ${field} = ${String(value)}`}
        order by id`);
      for (const found of running) {
        if (cancel.timeout && found.age > delayOf(cancel.timeout)) continue;
        if (!holds(cancel.if, { event: found.event, async: event })) continue;
        const run = await lockRun(tx, found.id);
        if (run) await finishRun(tx, functions, run, 'cancelled', null);
      }
    }
  }
}

async function endWaits(tx: Tx, event: Event) {
  const waits = await tx.execute<{ run_id: string; id: string; wait_if: string | null; event: Event }>(sql`
    select s.run_id, s.id, s.wait_if, r.event
    from inngest_local.step s join inngest_local.run r on r.id = s.run_id
    where s.wait_event = ${event.name} and s.result is null order by s.run_id`);
  for (const wait of waits)
    if (holds(wait.wait_if, { event: wait.event, async: event }))
      await resolveStep(tx, wait.run_id, wait.id, { type: 'data', data: event });
}

/** Starts a function on an event, unless this event (or its idempotency key) has started it before. */
export async function startRun(
  tx: Tx,
  config: FunctionConfig,
  event: Event,
  parent?: { runId: string; stepId: string },
) {
  const key = parent
    ? `${parent.runId}.${parent.stepId}`
    : ((config.idempotency && keyOf(config.idempotency, event)) ?? event.id);
  const { limitKey, limitTo } = limitOf(config, event);
  const id = ulid();
  const started = await exists(
    tx,
    sql`insert into inngest_local.run (id, fn_id, idem_key, event, limit_key, limit_to, parent_run, parent_step)
        values (${id}, ${config.id}, ${key}, ${json(event)}, ${limitKey}, ${limitTo},
          ${parent?.runId ?? null}, ${parent?.stepId ?? null})
        on conflict do nothing returning 1`,
  );
  if (started) await enqueue(tx, id, 'step');
}

function limitOf(config: FunctionConfig, event: Event) {
  const limit = [config.concurrency ?? []].flat()[0];
  if (limit === undefined) return { limitKey: null, limitTo: null };
  if (typeof limit === 'number') return { limitKey: config.id, limitTo: limit };
  const key = limit.key ? (keyOf(limit.key, event) ?? '') : '';
  return { limitKey: `${config.id}|${key}`, limitTo: limit.limit };
}

/** Ends a run, tells the run that invoked it, and lets functions react to how it ended. */
export async function finishRun(
  tx: Tx,
  functions: Functions,
  run: Run,
  status: 'completed' | 'failed' | 'cancelled',
  output: unknown,
) {
  await tx.execute(sql`
    update inngest_local.run set status = ${status}, output = ${json(output)}, ended_at = now() where id = ${run.id}`);
  await tx.execute(sql`delete from inngest_local.job where run_id = ${run.id}`);
  await tx.execute(sql`delete from inngest_local.step where run_id = ${run.id} and result is null`);

  const error = errorOf(status, output);
  if (run.parent_run && run.parent_step)
    await resolveStep(
      tx,
      run.parent_run,
      run.parent_step,
      error ? { type: 'error', error } : { type: 'data', data: output ?? null },
    );

  if (run.event.name === FAILED || run.event.name === FINISHED) return; // else they would follow each other for ever
  const outcome = error ? { error } : { result: output ?? null };
  const data = { function_id: run.fn_id, run_id: run.id, event: run.event, events: [run.event], ...outcome };
  const tell = (name: string) =>
    accept(tx, functions, { id: `${run.id}:${name}`, name, data, ts: Date.now() });
  await tell(FINISHED);
  if (status === 'failed') await tell(FAILED);
  if (status === 'cancelled') await tell(CANCELED);
}

function errorOf(status: string, output: unknown): Record<string, unknown> | undefined {
  if (status === 'completed') return undefined;
  if (status === 'cancelled') return { name: 'Cancelled', message: 'function cancelled' };
  const thrown = typeof output === 'object' && output !== null ? { ...output } : { message: String(output) };
  return { error: 'name' in thrown ? thrown.name : 'Error', ...thrown };
}
