import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Answer, applyAnswer } from './answers';
import { type App, AppTookTooLong } from './app';
import type { Functions } from './happenings';
import { type FunctionConfig, maxAttempts, type StepResult } from './protocol';
import { type Job, postpone } from './queue';
import type { Run } from './runs';
import { isPassing, type Store, transaction } from './store';

export type CallContext = {
  store: Store;
  app: App;
  functions(): Functions;
  backoff(attempt: number): number;
  log(line: string): void;
};

/** The app did not get to see the call: it restarts, does not compile, or has another key. */
export class AppAway extends Error {}

export const AWAY_MS = 1_000;
const GONE_MS = 5_000;
const RECORD_FOR_MS = 60_000;

/** Makes one call to the app and applies its answer. A call that does not reach the SDK costs no attempt. */
export async function makeCall(context: CallContext, job: Job) {
  const { store, log } = context;
  const [run] = await store.execute<Run>(
    sql`select id, fn_id, event, plan_only from inngest_local.run where id = ${job.run_id}`,
  );
  const config = run && context.functions().get(run.fn_id);
  if (!run || !config) return postpone(store, job, GONE_MS); // the app no longer, or not yet, has this function

  let answer: Answer;
  try {
    answer = await ask(context.app, job, run, await requestBody(store, job, run, config));
  } catch (error) {
    if (!(error instanceof AppAway)) throw error;
    await postpone(store, job, AWAY_MS);
    throw error;
  }

  const apply = (given: Answer) =>
    transaction(store, (tx) =>
      applyAnswer(
        {
          tx,
          job,
          runId: run.id,
          config,
          functions: context.functions(),
          backoff: context.backoff,
        },
        given,
      ),
    );
  try {
    await persistently(() => apply(answer));
  } catch (error) {
    if (isPassing(error)) throw error;
    const message = `Its answer could not be kept: ${messageOf(error)}`;
    log(`${run.fn_id}: ${message}`);
    // A failed attempt, like any other: otherwise the step would be called for ever.
    await apply({ status: 500, headers: new Headers(), body: { name: 'Error', message } });
  }
}

async function ask(app: App, job: Job, run: Run, body: unknown): Promise<Answer> {
  try {
    const { status, headers, text } = await app.call(run, job.step_id, body);
    if (!headers.has('x-inngest-sdk') || status === 401)
      throw new AppAway(`the app answered ${status}, but not as Inngest functions do: ${text.slice(0, 200)}`);
    return { status, headers, body: text ? JSON.parse(text) : null };
  } catch (error) {
    if (error instanceof AppTookTooLong || error instanceof SyntaxError)
      return { status: 500, headers: new Headers(), body: { name: error.name, message: error.message } };
    throw error instanceof AppAway ? error : new AppAway(messageOf(error), { cause: error });
  }
}

async function requestBody(store: Store, job: Job, run: Run, config: FunctionConfig) {
  const done = await store.execute<{ id: string; result: StepResult }>(sql`
    select id, result from inngest_local.step
    where run_id = ${run.id} and result is not null order by position`);
  const stack = done.map(({ id }) => id);
  return {
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(done.map(({ id, result }) => [id, result])),
    version: stack.length > 0 ? 2 : -1,
    ctx: {
      // no fn_id and no qi_id: without these two the SDK runs one step a call
      run_id: run.id,
      attempt: job.attempt,
      max_attempts: maxAttempts(config),
      disable_immediate_execution: run.plan_only,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
}

/** The step has run: while Postgres restarts, its result is worth waiting with. A newer claim makes it void. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + RECORD_FOR_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) throw error;
      await pause(500);
    }
  }
}

/** One line: a failed query brings its text and parameters along, which belong in no log. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const [first = ''] = error.message.split('\n');
  return error.cause instanceof Error ? `${first.replace(/:? *$/, '')} (${error.cause.message})` : first;
};
