import type { Row } from './promise';

const columns = ['promise', 'load', 'result', 'limit'] as const;
const heads = { promise: 'promise', load: 'load or faults', result: 'result', limit: 'limit' };

/** One line per row under its heads. */
export function table(rows: readonly Row[]) {
  const widths = columns.map((column) => Math.max(...[heads, ...rows].map((line) => line[column].length)));
  const line = (mark: string, cells: typeof heads) =>
    `${mark} ${columns.map((column, i) => cells[column].padEnd(widths[i] ?? 0)).join(' | ')}`.trimEnd();
  return [
    line(' '.repeat(6), heads),
    ...rows.map((row) => line(`${row.ok ? '✓' : '✗'} ${row.id.padEnd(4)}`, row)),
  ];
}
