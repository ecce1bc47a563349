import { parse } from 'csv-parse/sync';
import { writtenPostcode } from '@/lib/customers/address-formats';
import { Refusal } from '@/lib/errors';
import { foldPostcode } from './shipping';

export type PostcodeRow = {
  country: string;
  postcode: string;
  latitude: number;
  longitude: number;
  city: string | null;
  region: string | null;
};
export type BadRow = { line: number; text: string; why: string };

const needed = ['country', 'postcode', 'latitude', 'longitude'] as const;
const known: readonly string[] = [...needed, 'city', 'region'];
/** More are counted, not listed. */
const MOST_LISTED = 50;

/**
 * Rows of a part of a table whose first line is its heading. A row that cannot be taken is named with its reason and left
 * out; of a postcode that comes twice the last row counts. Columns may stand in any sequence, others are passed over.
 */
export function readPostcodes(csv: string, firstLine: number) {
  const records = recordsOf(csv);
  const [heading = [], ...body] = records.map(({ record }) => record);
  const columns = heading.map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new Refusal(
      'invalid',
      `The first line must name the columns. Missing: ${missing.join(', ')}. Known: ${known.join(', ')}.`,
      { missing },
    );

  const rows = new Map<string, PostcodeRow>();
  const bad: BadRow[] = [];
  let refused = 0;
  let twice = 0;
  body.forEach((fields, i) => {
    if (fields.every((field) => field.trim() === '')) return;
    const read = rowOf(Object.fromEntries(columns.map((name, n) => [name, fields[n]?.trim() ?? ''])));
    if ('why' in read) {
      refused += 1;
      const line = firstLine + i;
      if (bad.length < MOST_LISTED) bad.push({ line, text: fields.join(', ').slice(0, 80), why: read.why });
      return;
    }
    const key = `${read.country} ${read.postcode}`;
    if (rows.has(key)) twice += 1;
    rows.set(key, read);
  });
  return { rows: [...rows.values()], bad, refused, twice };
}

function recordsOf(csv: string) {
  const [heading = ''] = csv.split('\n', 1);
  const delimiter = [';', '\t', ','].find((sign) => heading.includes(sign)) ?? ',';
  try {
    return parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: true,
    }) as unknown as { record: string[] }[];
  } catch (error) {
    const { message = '' } = error instanceof Error ? error : {};
    throw new Refusal('invalid', `This is not a table of comma-separated values. ${message}`.trim());
  }
}

function rowOf(field: Record<string, string>): PostcodeRow | { why: string } {
  const country = field.country?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(country)) return { why: 'country is not two letters' };
  const postcode = writtenPostcode(country, field.postcode ?? '');
  if (foldPostcode(postcode) === '') return { why: 'there is no postcode' };
  if (postcode.length > 12) return { why: 'the postcode is longer than 12 characters' };
  const latitude = degrees(field.latitude ?? '', 90);
  if (latitude === null) return { why: 'latitude is not a number from −90 to 90' };
  const longitude = degrees(field.longitude ?? '', 180);
  if (longitude === null) return { why: 'longitude is not a number from −180 to 180' };
  const words = [field.city ?? '', field.region ?? ''];
  if (words.some((word) => /^[=+@\t]/.test(word))) return { why: 'city or region is a formula' };
  if (words.some((word) => word.length > 120)) return { why: 'city or region is longer than 120 characters' };
  // What a wrong encoding leaves behind.
  if (words.some((word) => word.includes('\u{fffd}') || word.includes('\0')))
    return { why: 'city or region cannot be read' };
  const [city, region] = words.map((word) => word || null);
  return { country, postcode, latitude, longitude, city: city ?? null, region: region ?? null };
}

/** "48.85", and "48,85" as many countries write it. */
function degrees(text: string, most: number): number | null {
  if (!/^[-+]?\d{1,3}(?:[.,]\d{1,15})?$/.test(text)) return null;
  const number = Number(text.replace(',', '.'));
  return Math.abs(number) <= most ? number : null;
}
