import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { say } from '../launch/say';
import type { Result } from './measure';

const CLIENTS = 16;

/** Transactions per second of Postgres' own benchmark (TPC-B, scale 10) on the same server; null where it is not installed. */
export async function pgbench(url: string, seconds: number): Promise<number | null> {
  const made = await run(['-i', '-q', '-s', '10', url]);
  if (made === null) {
    say('  pgbench is not installed here; the floor goes without it.');
    return null;
  }
  const output = await run([
    '-c',
    String(CLIENTS),
    '-j',
    '2',
    '-T',
    String(Math.max(2, Math.round(seconds))),
    url,
  ]);
  const tps = /^tps = ([\d.]+)/m.exec(output ?? '')?.[1];
  if (!tps) throw new Error(`pgbench answered nothing we can read:\n${output}`);
  return Number(tps);
}

export const pgbenchResult = (floor: Result, tps: number): Result => ({
  ...floor,
  name: 'pgbench (TPC-B), transactions',
  concurrency: CLIENTS,
  rate: tps,
  p50: null,
  p95: null,
  p99: null,
  appCpu: null,
  databaseCpu: null,
});

async function run(args: string[]): Promise<string | null> {
  const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  try {
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`pgbench failed:\n${output}`);
    return output;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
