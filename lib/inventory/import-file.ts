import { createHash } from 'node:crypto';
import { parse } from 'csv-parse';
import { Refusal } from '@/lib/errors';
import {
  columnsOf,
  decodeFile,
  delimiterOf,
  type ImportLine,
  importColumns,
  MOST_BYTES,
  MOST_ROWS,
  readLine,
} from './import-rules';

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** The lines of a stock file. Reading is a stream, so that others are answered in between. Refuses what is no such file at all. */
export async function readStockFile(bytes: Uint8Array): Promise<ImportLine[]> {
  if (bytes.length === 0) throw new Refusal('invalid', 'This file is empty.');
  if (bytes.length > MOST_BYTES)
    throw new Refusal('invalid', `This file has more than ${MOST_BYTES / 1_000_000} MB. Send it in parts.`);
  const text = decodeFile(bytes);
  if (text === null)
    throw new Refusal('invalid', 'This is not a text file. Save the sheet as CSV and choose that file.');

  const parser = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 100_000,
  }) as AsyncIterable<{ record: string[]; info: { lines: number } }>;
  const lines: ImportLine[] = [];
  const seen = new Map<string, number>();
  let columns: ReturnType<typeof columnsOf> | undefined;
  try {
    for await (const { record, info } of parser) {
      if (!columns) {
        columns = headingOf(record);
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      if (lines.length === MOST_ROWS)
        throw new Refusal(
          'invalid',
          `This file has more than ${MOST_ROWS.toLocaleString('en')} lines. Send it in parts.`,
        );
      lines.push(once(readLine(columns.at, record, info.lines), seen));
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', 'A quote is opened and never closed, so the lines cannot be told apart.');
  }
  if (lines.length === 0) throw new Refusal('invalid', 'This file has a heading and nothing below it.');
  return lines;
}

function headingOf(record: readonly string[]) {
  const columns = columnsOf(record);
  if (columns.missing.length > 0)
    throw new Refusal(
      'invalid',
      `The first line must name the columns. Missing: ${columns.missing.join(', ')}. Known: ${importColumns.join(', ')}.`,
      { missing: columns.missing },
    );
  return columns;
}

/** Of a shelf that stands in the file twice the first counts. */
function once(read: ImportLine, seen: Map<string, number>): ImportLine {
  if (read.problem) return read;
  const key = JSON.stringify([read.sku, read.location]);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, read.line);
  return before === undefined ? read : { ...read, problem: `this shelf stands in line ${before} already` };
}
