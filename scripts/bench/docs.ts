import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, root } from '../launch/folder';
import { Expected, say } from '../launch/say';
import type { Result } from './measure';
import { sizeWord } from './options';
import { peers } from './peers';
import type { Report } from './report';
import { msOf, rateOf, targetWords } from './table';

const page = path.join(root, 'docs/performance.md');
const [start, end] = ['<!-- bench:start -->', '<!-- bench:end -->'];

/** Puts the latest figures of each size between the two markers of docs/performance.md. */
export function renderDocs() {
  const text = readFileSync(page, 'utf8');
  const [before, rest] = split(text, start);
  const [, after] = split(rest, end);
  const reports = readReports();
  if (reports.length === 0) throw new Expected('There are no results yet: run npm run bench first.');
  writeFileSync(page, `${before}${start}\n${render(reports)}\n${end}${after}`);
  say(`Rendered into ${path.relative(root, page)}`);
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Expected(`docs/performance.md has lost its marker ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** Oldest first. */
function readReports(): Report[] {
  const folder = path.join(root, 'bench/results');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readJson<Report>(path.join(folder, file)) ?? [])
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

export function render(reports: readonly Report[]): string {
  const sizes = [...new Set(reports.map(({ size }) => size))].sort((a, b) => a - b);
  const latest = new Map<string, Map<number, Result>>();
  for (const { size, results } of reports)
    for (const result of results)
      latest.set(keyOf(result), (latest.get(keyOf(result)) ?? new Map()).set(size, result));
  const heads = [
    'Scenario',
    ...sizes.map((size) => `${sizeWord(size)} orders`),
    'Target',
    'Vendure 3.7',
    'Medusa 2.21',
  ];
  const rows = [...latest].map(([key, bySize]) => [
    key,
    ...sizes.map((size) => cell(bySize.get(size))),
    targetWords([...bySize.values()].at(-1)?.target),
    peers[key]?.vendure ?? '',
    peers[key]?.medusa ?? '',
  ]);
  return [
    '',
    ...sizes.map((size) => origin(reports.filter((report) => report.size === size))),
    '',
    table(heads, rows),
    '',
    ...growth(latest, sizes),
    ...shareOfFloor(latest, sizes),
    ...busy(latest, sizes),
    ...profiles(reports),
  ].join('\n');
}

const keyOf = ({ scenario, name, concurrency }: Result) => `${scenario}: ${name} at ${concurrency}`;

function origin(reports: readonly Report[]) {
  const last = reports.at(-1);
  if (!last) return '';
  const { machine, runs, seconds, letters, databaseSize } = last;
  return `- ${sizeWord(last.size)} orders (${databaseSize}): ${last.at.slice(0, 10)}, commit ${last.commit ?? 'unknown'}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGib} GiB, Node ${machine.node}, load ${machine.load[0]} before it began, median of ${runs} runs of ${seconds} s${letters ? ', letters written meanwhile' : ''}`;
}

function cell(result: Result | undefined) {
  if (!result) return '';
  const { rate, p50, p95, concurrency, errors, met, target, peakMemory } = result;
  const mark = errors > 0 ? ' (wrong answers)' : met === false ? ' ✗' : '';
  const times = `${msOf(p50)} / ${msOf(p95)} ms`;
  const memory = target?.memory ? `, ${peakMemory ?? '–'} MiB` : '';
  return `${concurrency > 1 ? `${rateOf(rate)}/s, ` : ''}${times}${memory}${mark}`;
}

type Latest = ReadonlyMap<string, ReadonlyMap<number, Result>>;

function growth(latest: Latest, sizes: readonly number[]) {
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (least === undefined || most === undefined || least === most) return [];
  const rows = [...latest].flatMap(([key, bySize]) => {
    const [small, large] = [bySize.get(least), bySize.get(most)];
    if (!small || !large || key.startsWith('floor') || key.startsWith('start')) return [];
    if (!large.p50 || !small.p50) return [];
    return [[key, `${(large.p50 / small.p50).toFixed(2)} ×`, `${(large.rate / small.rate).toFixed(2)} ×`]];
  });
  return [
    `How cost grows from ${sizeWord(least)} to ${sizeWord(most)} orders:`,
    '',
    table(['Scenario', 'Median', 'Rate'], rows),
    '',
  ];
}

function shareOfFloor(latest: Latest, sizes: readonly number[]) {
  const rate = (key: string, size: number) => latest.get(key)?.get(size)?.rate;
  const rows = sizes.flatMap((size) => {
    const [five, own] = [
      rate('floor: five statements in a transaction at 16', size),
      rate('process-place: place at 16', size),
    ];
    const http = rate('place: place at 16', size);
    if (!five || !own) return [];
    const share = (part: number | undefined) => (part ? `${Math.round((part / five) * 100)} %` : '');
    return [[`${sizeWord(size)} orders`, `${rateOf(five)}/s`, share(own), share(http)]];
  });
  if (rows.length === 0) return [];
  return [
    'Placing against its floor, the five bare statements of the same run:',
    '',
    table(['', 'Floor', 'In process', 'Over HTTP'], rows),
    '',
  ];
}

function busy(latest: Latest, sizes: readonly number[]) {
  const largest = sizes.at(-1) ?? 0;
  const rows = [...latest].flatMap(([key, bySize]) => {
    const result = bySize.get(largest);
    if (!result || result.databaseCpu === null || result.concurrency === 1) return [];
    const cores = (value: number | null) => (value === null ? '' : value.toFixed(2));
    return [
      [
        key,
        cores(result.appCpu),
        cores(result.databaseCpu),
        cores(result.clientCpu),
        result.peakMemory ? `${result.peakMemory} MiB` : '',
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    `Who is busy at ${sizeWord(largest)} orders, in cores:`,
    '',
    table(['Scenario', 'App', 'Postgres', 'Client', 'Most memory of the app so far'], rows),
    '',
  ];
}

function profiles(reports: readonly Report[]) {
  const last = new Map(
    reports.flatMap((report) => report.profiles.map((one) => [one.scenario, one] as const)),
  );
  if (last.size === 0) return [];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const rows = [...last.values()].map(({ scenario, idle, packages }) => [
    scenario,
    percent(idle),
    packages
      .slice(0, 8)
      .map(({ name, share }) => `${name} ${percent(share)}`)
      .join(', '),
  ]);
  return [
    'Where the app’s time goes (`--profile`, self time by package; shares of the time it was not idle):',
    '',
    table(['Scenario', 'Idle', 'Of the rest'], rows),
    '',
  ];
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
