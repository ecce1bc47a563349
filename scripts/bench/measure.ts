import { cpuSeconds, peakMemory } from './usage';

/** Calls made as fast as `concurrency` callers can, each waiting for its answer. `call` throws when the answer is wrong. */
export type Measure = {
  name: string;
  concurrency: number;
  call(turn: number): Promise<unknown>;
  /** What one call counts for, for example the orders of a batch. */
  units?: number;
  /** No more calls than there is something to do with. */
  supply?: number;
  /** Without a warm-up: what is measured happens only once. */
  cold?: boolean;
  target?: Target;
};
/** `says`: what makes an answer wrong, where that is the target. */
export type Target = { rate?: number; p50?: number; p95?: number; memory?: number; says?: string };

export type Watched = { app: number | undefined; database: number | undefined };
export type Figures = {
  /** Units per second. */
  rate: number;
  /** Milliseconds; null where nothing was timed. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
  calls: number;
  errors: number;
  error: string | null;
  /** Cores in use, 1 is one of them all the time; null where the system does not tell. */
  appCpu: number | null;
  databaseCpu: number | null;
  clientCpu: number;
  /** Of the app, MiB, since it was started. */
  peakMemory: number | null;
};
export type Result = Figures & {
  scenario: string;
  name: string;
  concurrency: number;
  target?: Target;
  met: boolean | null;
};

export async function measured(
  measure: Measure,
  { runs, seconds, watched }: { runs: number; seconds: number; watched: Watched },
): Promise<Figures> {
  const turns = { next: 0, end: measure.supply ?? Number.POSITIVE_INFINITY };
  if (!measure.cold) await run(measure, turns, seconds / 5, watched);
  const figures: Figures[] = [];
  for (let i = 0; i < runs && turns.next < turns.end; i++)
    figures.push(await run(measure, turns, seconds, watched));
  return medians(figures);
}

async function run(
  { call, concurrency, units = 1 }: Measure,
  turns: { next: number; end: number },
  seconds: number,
  watched: Watched,
): Promise<Figures> {
  const times: number[] = [];
  let errors = 0;
  let error: string | null = null;
  const before = cpuOf(watched);
  const started = performance.now();
  const caller = async () => {
    while (performance.now() - started < seconds * 1000 && turns.next < turns.end) {
      const turn = turns.next++;
      const from = performance.now();
      try {
        await call(turn);
        times.push(performance.now() - from);
      } catch (thrown) {
        errors += 1;
        error ??= thrown instanceof Error ? thrown.message : String(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  const elapsed = (performance.now() - started) / 1000;
  const after = cpuOf(watched);
  const cores = (one: number | null, other: number | null) =>
    one === null || other === null ? null : (other - one) / elapsed;
  times.sort((a, b) => a - b);
  return {
    rate: (times.length * units) / elapsed,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    calls: times.length,
    errors,
    error,
    appCpu: cores(before.app, after.app),
    databaseCpu: cores(before.database, after.database),
    clientCpu: (after.client - before.client) / elapsed,
    peakMemory: peakMemory(watched.app),
  };
}

function cpuOf({ app, database }: Watched) {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  const isHere = app === process.pid;
  return {
    app: isHere ? own : cpuSeconds(app),
    database: cpuSeconds(database),
    client: isHere ? 0 : own,
  };
}

/** Nearest rank. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function medians(figures: readonly Figures[]): Figures {
  const median = (pick: (one: Figures) => number | null) => {
    const known = figures.map(pick).filter((value) => value !== null);
    return quantile(
      known.sort((a, b) => a - b),
      0.5,
    );
  };
  const sum = (pick: (one: Figures) => number) => figures.reduce((total, one) => total + pick(one), 0);
  return {
    rate: median((f) => f.rate) ?? 0,
    p50: median((f) => f.p50),
    p95: median((f) => f.p95),
    p99: median((f) => f.p99),
    calls: sum((f) => f.calls),
    errors: sum((f) => f.errors),
    error: figures.find(({ error }) => error !== null)?.error ?? null,
    appCpu: median((f) => f.appCpu),
    databaseCpu: median((f) => f.databaseCpu),
    clientCpu: median((f) => f.clientCpu) ?? 0,
    peakMemory: figures.at(-1)?.peakMemory ?? null,
  };
}

/** Whether the target is reached; null when there is none. Wrong answers reach nothing. */
export function isMet({ calls, rate, p50, p95, errors, peakMemory }: Figures, target: Target | undefined) {
  if (!target) return null;
  return (
    errors === 0 &&
    calls > 0 &&
    rate >= (target.rate ?? 0) &&
    (p50 ?? 0) <= (target.p50 ?? Number.POSITIVE_INFINITY) &&
    (p95 ?? 0) <= (target.p95 ?? Number.POSITIVE_INFINITY) &&
    (peakMemory ?? 0) <= (target.memory ?? Number.POSITIVE_INFINITY)
  );
}
