import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { z } from 'zod';
import { type Functions, finishRun, startRun } from './happenings';
import { type FunctionConfig, maxAttempts, Op, type StepResult } from './protocol';
import type { Job } from './queue';
import { discover, enqueue, lockRun, type Run, saveStep } from './runs';
import { delayOf } from './schedule';
import { exists, milliseconds, type Tx } from './store';

export type Answer = { status: number; headers: Headers; body: unknown };
type Call = {
  tx: Tx;
  job: Job;
  run: Run;
  config: FunctionConfig;
  functions: Functions;
  backoff(attempt: number): number;
};

/** Applies what the app answered, if the job is still ours: else the run was canceled, or another server took over. */
export async function applyAnswer(given: Omit<Call, 'run'> & { runId: string }, answer: Answer) {
  const { tx, job } = given;
  const run = await lockRun(tx, given.runId);
  if (!run) return;
  const ours = sql`select 1 from inngest_local.job where id = ${job.id} and claim = ${job.claim} for update`;
  if (!(await exists(tx, ours))) return;

  const call: Call = { ...given, run };
  const finish = (status: 'completed' | 'failed', output: unknown) =>
    finishRun(tx, given.functions, run, status, output);
  const mayRetry =
    answer.headers.get('x-inngest-no-retry') !== 'true' && job.attempt + 1 < maxAttempts(given.config);

  if (answer.status === 200) return finish('completed', answer.body);
  if (answer.status !== 206) return mayRetry ? retryLater(call, answer) : finish('failed', answer.body);

  const ops = z.array(Op).parse([answer.body].flat());
  const complete = ops.find(({ op }) => op === 'RunComplete');
  if (complete) return finish('completed', complete.data);
  const unknown = ops.find(({ op }) => !(op in knownOps));
  if (unknown) {
    const message = `Step "${unknown.displayName ?? unknown.id}" needs a real Inngest: the local server has no ${unknown.op}.`;
    return finish('failed', { name: 'NotEmulated', message });
  }
  if (mayRetry && ops.some(({ op }) => op === 'StepError')) return retryLater(call, answer);
  await applyOps(call, ops);
}

/** True from an op when the function has to be asked what is next. */
const knownOps: Record<string, (call: Call, op: Op, barrier: boolean) => Promise<boolean>> = {
  StepRun: (call, op) => save(call, op, { type: 'data', data: op.data ?? null }),
  Step: (call, op) => save(call, op, { type: 'data', data: op.data ?? null }),
  StepError: (call, op) => save(call, op, { type: 'error', error: op.error }),
  StepFailed: (call, op) => save(call, op, { type: 'error', error: op.error }),
  DiscoveryRequest: async () => true,
  async StepPlanned(call, op, barrier) {
    if (await addPending(call, op, { barrier })) await enqueue(call.tx, call.run.id, op.id);
    return false;
  },
  async Sleep(call, op, barrier) {
    await addPending(call, op, { barrier, wakeIn: op.name });
    return false;
  },
  async WaitForEvent(call, op, barrier) {
    const event = op.opts?.event ?? op.name;
    await addPending(call, op, { barrier, wakeIn: op.opts?.timeout, event, onlyIf: op.opts?.if });
    return false;
  },
  async InvokeFunction(call, op, barrier) {
    const { function_id: id, payload, timeout = '365d' } = op.opts ?? {};
    if (!(await addPending(call, op, { barrier, wakeIn: timeout }))) return false;
    const target = call.functions.get(id ?? '');
    if (!target) {
      const error = { name: 'Error', message: `could not find function with ID: ${id}` };
      return save(call, op, { type: 'error', error });
    }
    const origin = { fn_id: target.id, correlation_id: `${call.run.id}.${op.id}` };
    const data = { ...payload?.data, _inngest: origin };
    const event = { ...payload, id: ulid(), name: 'inngest/function.invoked', ts: Date.now(), data };
    await startRun(call.tx, target, event, { runId: call.run.id, stepId: op.id });
    return false;
  },
};

async function applyOps(call: Call, ops: Op[]) {
  const { tx, job, run } = call;
  const parallel = ops.length > 1;
  const planned = parallel && ops.some(({ op }) => op === 'StepPlanned');
  if (parallel && !run.plan_only)
    await tx.execute(sql`update inngest_local.run set plan_only = true where id = ${run.id}`);

  let goesOn = false;
  for (const op of ops) {
    const barrier = planned && op.opts?.parallelMode !== 'race';
    goesOn = ((await knownOps[op.op]?.(call, op, barrier)) ?? false) || goesOn;
  }
  if (goesOn) await discover(tx, run);

  // This call is answered. Woken meanwhile, it goes round once more.
  await tx.execute(sql`
    update inngest_local.job set owner = null, lease_until = null, again = false, attempt = 0, run_at = now()
    where id = ${job.id} and again`);
  await tx.execute(sql`delete from inngest_local.job where id = ${job.id} and owner is not null`);
}

const nameOf = (op: Op) => op.displayName ?? op.name ?? op.id;

const save = (call: Call, op: Op, result: StepResult) =>
  saveStep(call.tx, call.run.id, { id: op.id, name: nameOf(op), op: op.op }, result);

type Pending = {
  barrier: boolean;
  wakeIn?: string | null;
  event?: string | null;
  onlyIf?: string;
};

/** False when the step is known already. */
function addPending({ tx, run }: Call, op: Op, { barrier, wakeIn, event, onlyIf }: Pending) {
  const wakeAt = wakeIn ? sql`now() + ${milliseconds(delayOf(wakeIn))}` : null;
  return exists(
    tx,
    sql`insert into inngest_local.step (run_id, id, name, op, barrier, wake_at, wait_event, wait_if)
        values (${run.id}, ${op.id}, ${nameOf(op)}, ${op.op}, ${barrier}, ${wakeAt},
          ${event ?? null}, ${onlyIf ?? null})
        on conflict do nothing returning 1`,
  );
}

async function retryLater({ tx, job, backoff }: Call, answer: Answer) {
  const asked = answer.headers.get('retry-after');
  const wait = milliseconds(asked ? delayOf(asked) : backoff(job.attempt));
  await tx.execute(sql`
    update inngest_local.job set
      attempt = attempt + 1, owner = null, lease_until = null, again = false, run_at = now() + ${wait}
    where id = ${job.id}`);
}
