import { encode } from 'next-auth/jwt';
import type postgres from 'postgres';
import { system } from '@/lib/staff/permissions';
import { startSession } from '@/lib/staff/start-session';
import { say } from '../launch/say';
import { openClient } from './client';
import { type Served, serve } from './house';
import { isMet, type Measure, measured, quantile, type Result, type Target, type Watched } from './measure';
import type { OpenBench } from './open-bench';
import type { Options } from './options';
import type { openProfiles, Profile } from './profile';
import type { Scenario } from './scenario';
import { msOf, rateOf } from './table';

type Asked = Pick<Options, 'runs' | 'seconds'>;
type Work = {
  url: string;
  options: Options;
  chosen: readonly Scenario[];
  open: (() => Promise<unknown>)[];
  profiles: ReturnType<typeof openProfiles> | undefined;
  taken: Profile[];
};

/** Over HTTP first, then without the app, so that it does not take time from what is measured here. */
export async function measureAll(bench: OpenBench, work: Work): Promise<Result[]> {
  const overHttp = work.chosen.filter((scenario) => scenario.over === 'http');
  const results = overHttp.length > 0 ? await measureServed(bench, overHttp, work) : [];
  for (const scenario of work.chosen) {
    if (scenario.over === 'http') continue;
    const measures = await scenario.measures(bench);
    const watched = await watchedHere(bench.sql, scenario.over === 'process');
    results.push(...(await measureScenario(scenario.name, measures, watched, work.options)));
    await scenario.after?.(bench);
  }
  return results;
}

async function measureServed(bench: OpenBench, scenarios: Extract<Scenario, { over: 'http' }>[], work: Work) {
  const { options, profiles, taken, open } = work;
  const starts: number[] = [];
  let served: Served | undefined;
  for (let i = 0; i < Math.min(3, options.runs); i++) {
    await served?.stop();
    served = await serve(work.url, { letters: options.letters, profiles: profiles?.folder });
    starts.push(served.startMs);
  }
  if (!served) throw new Error('The app was never started.');
  const { port, pid, secret, settle, stop } = served;
  open.push(stop);
  const client = openClient(port);
  const { sid } = await startSession(system('bench'), { staffId: bench.owner.id }, new Date());
  const staffCookie = `waybill.staff=${await encode({ token: { sid }, secret })}`;
  const watched = { app: pid, database: await postmaster(bench.sql) };

  const results: Result[] = [];
  for (const scenario of scenarios) {
    const measures = await scenario.measures({ ...bench, client, staffCookie });
    const measureIt = async () =>
      results.push(...(await measureScenario(scenario.name, measures, watched, options)));
    if (profiles && pid && measures.length > 0)
      taken.push(await profiles.during(pid, scenario.name, measureIt));
    else await measureIt();
    await scenario.after?.(bench);
    await settle();
  }
  const peak = results.at(-1)?.peakMemory ?? null;
  results.push(startResult(starts, peak));
  client.close();
  await stop();
  return results;
}

export async function measureScenario(
  scenario: string,
  measures: readonly Measure[],
  watched: Watched,
  asked: Asked,
) {
  const results: Result[] = [];
  for (const measure of measures) {
    const figures = await measured(measure, { ...asked, watched });
    const { name, concurrency, target } = measure;
    results.push({ ...figures, scenario, name, concurrency, target, met: isMet(figures, target) });
    const trouble = figures.errors > 0 ? `, ${figures.errors} wrong answers: ${figures.error}` : '';
    say(
      `  ${scenario}: ${name}, at ${concurrency}: ${rateOf(figures.rate)}/s, p50 ${msOf(figures.p50)}, p95 ${msOf(figures.p95)} ms${trouble}`,
    );
  }
  return results;
}

/** Where this process is the app. */
export const watchedHere = async (sql: postgres.Sql, isApp: boolean): Promise<Watched> => ({
  app: isApp ? process.pid : undefined,
  database: await postmaster(sql),
});

/** The first line of postmaster.pid. Its CPU is counted only when it runs on this machine. */
async function postmaster(sql: postgres.Sql) {
  const [row] = await sql<{ file: string }[]>`select pg_read_file('postmaster.pid') file`;
  return Number.parseInt(row?.file ?? '', 10) || undefined;
}

/** The start of the app, and the most memory it took through all of the above. */
function startResult(starts: number[], peakMemory: number | null): Result {
  starts.sort((a, b) => a - b);
  const median = quantile(starts, 0.5) ?? 0;
  const target: Target = { p50: 3000, memory: 400 };
  const figures = {
    rate: 1000 / median,
    p50: median,
    p95: quantile(starts, 0.95),
    p99: quantile(starts, 0.99),
    calls: starts.length,
    errors: 0,
    error: null,
    appCpu: null,
    databaseCpu: null,
    clientCpu: 0,
    peakMemory,
  };
  return {
    ...figures,
    scenario: 'start',
    name: 'from nothing to the first answer; memory after all of it',
    concurrency: 1,
    target,
    met: isMet(figures, target),
  };
}
