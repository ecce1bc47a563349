import { setTimeout as pause } from 'node:timers/promises';
import { ulid } from 'ulid';
import { type AppOptions, connectApp } from './app';
import { AppAway, AWAY_MS, makeCall, messageOf } from './calls';
import { fireCrons, planCrons, prune, wakeSteps } from './clock';
import { accept } from './happenings';
import { type FunctionConfig, type IncomingEvent, unsupportedOptions } from './protocol';
import { claimJobs, renewLeases } from './queue';
import { backoff } from './schedule';
import { createSchema, type Store, transaction } from './store';

export type RunnerOptions = AppOptions & {
  store: Store;
  /** Calls to the app at a time. */
  slots?: number;
  leaseMs?: number;
  backoff?: (attempt: number) => number;
  log?: (line: string) => void;
};

/**
 * A durable Inngest server for one app: starts functions on events, calls them step by step, and remembers every result
 * in Postgres, so that a restart goes on where the last one stopped. Losing Postgres or the app makes it wait.
 */
export function createRunner(options: RunnerOptions) {
  const { store, slots = 10, leaseMs = 5_000, log = () => {} } = options;
  const owner = ulid();
  const app = connectApp(options);
  const busy = new Map<number, Promise<void>>();
  const timers: NodeJS.Timeout[] = [];
  const named = new Set<string>();
  let functions = new Map<string, FunctionConfig>();
  let stopped = false;
  let pumping = false;
  let claiming = Promise.resolve();
  let pumpAgain = false;
  let awayUntil = 0;
  let lastTrouble = '';

  const context = { store, app, log, functions: () => functions, backoff: options.backoff ?? backoff };

  /** The same trouble again and again is said once. */
  function complain(about: string, error: unknown) {
    const trouble = `${about}: ${messageOf(error)}`;
    if (trouble !== lastTrouble && !stopped) log(trouble);
    lastTrouble = trouble;
  }

  /** Runs `work` now and then, never twice at a time; what it throws is logged, and it is tried again. */
  function every(ms: number, about: string, work: () => Promise<unknown>) {
    let running = false;
    const timer = setInterval(async () => {
      if (running || stopped) return;
      running = true;
      await work().catch((error) => complain(about, error));
      running = false;
    }, ms);
    timers.push(timer);
  }

  async function sync() {
    const found = await app.functions();
    for (const config of found)
      for (const option of unsupportedOptions(config)) {
        const warning = `${config.id} asks for ${option}: this server ignores it, a real Inngest does not.`;
        if (!named.has(warning)) log(`WARNING: ${warning}`);
        named.add(warning);
      }
    const next = new Map(found.map((config) => [config.id, config]));
    await planCrons(store, next);
    functions = next;
    lastTrouble = '';
  }

  async function start() {
    for (let ready = false; !ready && !stopped; ) {
      try {
        await createSchema(store);
        await sync();
        ready = true;
      } catch (error) {
        complain(`Waiting for ${options.appUrl} and Postgres`, error);
        await pause(250);
      }
    }
    every(250, 'Waking what is due', async () => {
      await wakeSteps(store);
      await fireCrons(store, functions);
      pump();
    });
    every(leaseMs / 3, 'Renewing leases', () => renewLeases(store, owner, leaseMs, [...busy.keys()]));
    every(5_000, `Asking ${options.appUrl} for its functions`, sync); // it may have been deployed or edited
    every(600_000, 'Pruning', () => prune(store));
    pump();
  }

  /** Lets calls that are going on finish, within `graceMs`. What does not, is called again by the next server. */
  async function stop(graceMs = 10_000) {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    const calls = claiming.then(() => Promise.all(busy.values()));
    await Promise.race([calls, pause(graceMs, undefined, { ref: false })]);
  }

  /** Takes events in: stored with all their consequences, or not at all. */
  async function ingest(events: IncomingEvent[]): Promise<string[]> {
    const taken = events.map((event) => ({
      ...event,
      id: event.id || ulid(),
      data: event.data ?? {},
      ts: event.ts ?? Date.now(),
    }));
    await transaction(store, async (tx) => {
      for (const event of taken) await accept(tx, functions, event);
    });
    pump();
    return taken.map(({ id }) => id);
  }

  /** Starts as many due calls as there are free slots. Called again meanwhile, it makes one more round. */
  function pump() {
    pumpAgain = true;
    if (pumping || stopped || Date.now() < awayUntil) return;
    pumping = true;
    const rounds = async () => {
      while (pumpAgain && !stopped) {
        pumpAgain = false;
        const free = slots - busy.size;
        if (free === 0) return;
        for (const job of await claimJobs(store, owner, free, leaseMs, [...busy.keys()])) {
          const call = makeCall(context, job)
            .catch((error) => {
              const away = error instanceof AppAway;
              if (away) awayUntil = Date.now() + AWAY_MS;
              complain(away ? `Waiting for ${options.appUrl}` : `Calling run ${job.run_id}`, error);
            })
            .finally(() => {
              busy.delete(job.id);
              pump();
            });
          busy.set(job.id, call);
        }
      }
    };
    claiming = rounds()
      .catch((error) => complain('Claiming jobs', error))
      .finally(() => {
        pumping = false;
      });
  }

  return { start, stop, sync, ingest };
}
export type Runner = ReturnType<typeof createRunner>;
