import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { closeDb } from '@/db';
import { root } from '../launch/folder';
import { onInterrupt } from '../launch/processes';
import { Expected, say } from '../launch/say';
import { connectTo, consult, startServer, workingCopy } from './database';
import { renderDocs } from './docs';
import type { Result } from './measure';
import { openBench } from './open-bench';
import { type Options, readOptions, sizeWord } from './options';
import { pgbench, pgbenchResult } from './pgbench';
import { openProfiles, type Profile, profileLines } from './profile';
import type { Report } from './report';
import { measureAll } from './run';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios';
import { printTable } from './table';
import { machine } from './usage';

/** `npm run bench`. Answers the exit code: 1 when an answer was wrong. A target that is missed is a figure, not a fault. */
export async function bench(args: string[]): Promise<number> {
  for (const name of Object.keys(process.env))
    if (/^(DATABASE_|INNGEST_|NEXTAUTH_|RESEND_|MAIL_|WAYBILL_|PORT$)/.test(name)) delete process.env[name];
  const options = readOptions(args);
  if (options.list) {
    for (const { name, says } of scenarios) console.log(`${name.padEnd(16)} ${says}`);
    return 0;
  }
  const { only } = options;
  const chosen = scenarios.filter(({ name }) => only === null || only.some((word) => name.startsWith(word)));
  if (chosen.length === 0 && !only?.includes('none'))
    throw new Expected(`No scenario begins with ${only?.join(' or ')}. npm run bench -- --list names them.`);

  const open: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (let stop = open.pop(); stop; stop = open.pop()) await stop();
  };
  onInterrupt(() => void close().finally(() => process.exit(130)));
  let wrong = false;
  try {
    const server = await startServer();
    open.push(() => server.stop());
    for (const size of options.sizes) {
      const depth = open.length;
      const results = await benchSize(size, { options, chosen, server, open });
      while (open.length > depth) await open.pop()?.();
      wrong ||= results.some(({ errors }) => errors > 0);
    }
  } finally {
    await close();
  }
  if (options.writeDocs) renderDocs();
  return wrong ? 1 : 0;
}

type Work = {
  options: Options;
  chosen: readonly Scenario[];
  server: Awaited<ReturnType<typeof startServer>>;
  open: (() => Promise<unknown>)[];
};

async function benchSize(size: number, { options, chosen, server, open }: Work): Promise<Result[]> {
  const found = machine();
  say(
    `\n${sizeWord(size)} orders; ${found.cores} cores, ${found.processor}, ${found.memoryGib} GiB, Node ${found.node}, load ${found.load.join(' ')}`,
  );
  const copy = await workingCopy(server, size, options.keep);
  open.push(copy.drop);
  await connectTo(copy.url);
  open.push(closeDb);
  const sql = postgres(copy.url, { max: 16, onnotice() {} });
  open.push(() => sql.end({ timeout: 5 }));
  const profiles = options.profile ? openProfiles() : undefined;
  if (profiles) open.push(async () => profiles.remove());

  const bench = await openBench(sql, size, options);
  const taken: Profile[] = [];
  const results = await measureAll(bench, { url: copy.url, options, chosen, open, profiles, taken });
  const floor = results.find(({ scenario }) => scenario === 'floor');
  const tps = floor ? await pgbench(copy.url, options.seconds) : null;
  if (floor && tps) results.push(pgbenchResult(floor, tps));
  const [row] = await sql<
    { size: string }[]
  >`select pg_size_pretty(pg_database_size(current_database())) size`;
  const doctorSeconds = options.doctor ? await consult() : null;

  if (results.length === 0) return [];
  console.log(`\n${sizeWord(size)} orders (${row?.size})`);
  printTable(results, console.log);
  for (const profile of taken) for (const line of profileLines(profile)) console.log(line);
  const report: Report = {
    at: new Date().toISOString(),
    commit: commitOf(),
    size,
    runs: options.runs,
    seconds: options.seconds,
    letters: options.letters,
    machine: found,
    databaseSize: row?.size ?? '',
    doctorSeconds,
    results,
    profiles: taken,
  };
  keep(report);
  return results;
}

function keep(report: Report) {
  const folder = path.join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(
    folder,
    `${report.at.replace(/:/g, '-').slice(0, 19)}-${sizeWord(report.size).replace(' ', '')}.json`,
  );
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nWritten to ${path.relative(root, file)}`);
}

/** Null where this is no checkout. */
function commitOf() {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}
