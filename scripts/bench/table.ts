import type { Result, Target } from './measure';

export const rateOf = (rate: number) =>
  rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(rate >= 10 ? 0 : 1);
export const msOf = (ms: number | null) => (ms === null ? '–' : ms >= 10 ? ms.toFixed(0) : ms.toFixed(1));
const coresOf = (cores: number | null) => (cores === null ? '–' : cores.toFixed(2));

export const targetWords = (target: Target | undefined) =>
  target
    ? [
        target.rate && `≥ ${target.rate.toLocaleString('en')}/s`,
        target.p50 && `median ≤ ${target.p50.toLocaleString('en')} ms`,
        target.p95 && `p95 ≤ ${target.p95} ms`,
        target.memory && `≤ ${target.memory} MiB`,
        target.says,
      ]
        .filter(Boolean)
        .join(', ')
    : '';

const heads = ['', 'scenario', 'at', 'per s', 'p50', 'p95', 'p99', 'app', 'db', 'client', 'MiB', 'target'];

/** Milliseconds and cores. ✓ and ✗ say whether the target is reached. */
export function printTable(results: readonly Result[], print: (line: string) => void) {
  const rows = results.map((r) => [
    r.errors > 0 ? '!' : r.met === null ? '' : r.met ? '✓' : '✗',
    `${r.scenario}: ${r.name}`,
    String(r.concurrency),
    rateOf(r.rate),
    msOf(r.p50),
    msOf(r.p95),
    msOf(r.p99),
    coresOf(r.appCpu),
    coresOf(r.databaseCpu),
    coresOf(r.clientCpu),
    r.peakMemory === null ? '–' : String(r.peakMemory),
    targetWords(r.target),
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (i === 1 || i === 11 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  print(line(heads));
  for (const row of rows) print(line(row));
  for (const { scenario, name, errors, error } of results)
    if (errors > 0) print(`! ${scenario}: ${name}: ${errors} wrong answers, the first: ${error}`);
}
