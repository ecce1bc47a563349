export const MOST_BYTES = 25_000_000;
export const MOST_ROWS = 200_000;
const MOST_UNITS = 10_000_000;

const needed = ['sku', 'location', 'on_hand'] as const;
const optional = ['safety', 'bin', 'low_at'] as const;
type Column = (typeof needed)[number] | (typeof optional)[number];
export const importColumns: readonly Column[] = [...needed, ...optional];

export type ImportLine = {
  line: number;
  sku: string;
  location: string;
  onHand: number | null;
  safety: number | null;
  bin: string | null;
  lowAt: number | null;
  problem: string | null;
};

/** The text of a file as spreadsheets write it: UTF-8, UTF-16 in either order, else Windows-1252. Null: no text at all. */
export function decodeFile(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const as = (encoding: string, fatal = false) => new TextDecoder(encoding, { fatal }).decode(bytes);
  const text = (a === 0xff && b === 0xfe) || zeros(bytes, 1) ? as('utf-16le') : wide(bytes, as);
  return text.includes('\0') ? null : text;
}

function wide(bytes: Uint8Array, as: (encoding: string, fatal?: boolean) => string) {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(bytes, 0)) return as('utf-16be');
  try {
    return as('utf-8', true);
  } catch {
    return as('windows-1252');
  }
}

/** Latin letters in UTF-16 have a zero at every second byte. */
function zeros(bytes: Uint8Array, from: number) {
  const sample = bytes.subarray(0, 200);
  let found = 0;
  for (let i = from; i < sample.length; i += 2) if (sample[i] === 0) found += 1;
  return sample.length >= 8 && found > sample.length / 4;
}

/** Whichever of comma, semicolon and tab the first line has most of. */
export function delimiterOf(text: string) {
  const [heading = ''] = text.split(/\r?\n|\r/, 1);
  const times = (sign: string) => heading.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

/** Where each column stands, or which are missing. "On hand", "on-hand" and "ON_HAND" are the same name. */
export function columnsOf(heading: readonly string[]) {
  const names = heading.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const at = new Map(
    importColumns.flatMap((name) => (names.includes(name) ? [[name, names.indexOf(name)]] : [])) as [
      Column,
      number,
    ][],
  );
  return { at, missing: needed.filter((name) => !at.has(name)) };
}

/** One line of the file, with what is wrong with it however full the shop's shelves are. */
export function readLine(
  at: ReadonlyMap<Column, number>,
  cells: readonly string[],
  line: number,
): ImportLine {
  const cell = (name: Column) => (cells[at.get(name) ?? -1] ?? '').trim();
  const problems: string[] = [];
  const text = (name: Column, most: number) => {
    const value = cell(name);
    if (/^[=+\-@\t\r]/.test(value)) problems.push(`the ${said(name)} looks like a formula`);
    else if (value.includes('\ufffd')) problems.push(`the ${said(name)} has signs that cannot be read`);
    else if (value.length > most) problems.push(`the ${said(name)} is longer than ${most} characters`);
    // Our own export puts an apostrophe before what a spreadsheet would run.
    return value.replace(/^'(?=[=+\-@])/, '').slice(0, most);
  };
  const number = (name: Column) => {
    const value = cell(name);
    if (value === '') return null;
    const units = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (units <= MOST_UNITS) return units;
    const shown = value.length > 20 ? `${value.slice(0, 20)}…` : value;
    if (/^\d+$/.test(value))
      problems.push(`${said(name)} ${shown} is more than ${MOST_UNITS.toLocaleString('en')}`);
    else if (/^[-−]\d+$/.test(value)) problems.push(`${said(name)} ${shown} is below 0`);
    else problems.push(`${said(name)} “${shown}” is not a whole number`);
    return null;
  };

  const read = {
    line,
    sku: text('sku', 100),
    location: text('location', 60),
    onHand: number('on_hand'),
    safety: number('safety'),
    bin: text('bin', 30) || null,
    lowAt: number('low_at'),
  };
  if (read.sku === '') problems.unshift('there is no SKU');
  if (read.location === '') problems.unshift('there is no location');
  if (read.onHand === null && cell('on_hand') === '') problems.push('there is no number on hand');
  return { ...read, problem: problems[0] ?? null };
}

const said = (name: Column) => (name === 'sku' ? 'SKU' : name.replace('_', ' '));

/** A cell that no spreadsheet runs and every reader of CSV understands. */
export function csvCell(value: string | number | null) {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`;
