import { pgArray, query, read } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { type PostcodeRow, readPostcodes } from './postcode-csv';
import type { PostcodePartInput } from './postcode-inputs';

/** As parameters of `unnest`. Latitude and longitude are stored in single precision and compared in it. */
export const postcodeColumns = (rows: readonly PostcodeRow[]) =>
  [
    pgArray(rows.map(({ country }) => country)),
    pgArray(rows.map(({ postcode }) => postcode)),
    pgArray(rows.map(({ latitude }) => latitude)),
    pgArray(rows.map(({ longitude }) => longitude)),
    pgArray(rows.map(({ city }) => city)),
    pgArray(rows.map(({ region }) => region)),
  ] as const;

/** What a part of a table would add, change and leave, and which of its rows cannot be taken. */
export async function previewPostcodes(actor: Actor, { csv, firstLine }: PostcodePartInput) {
  permit(actor, 'shipping.write');
  const { rows, ...rest } = readPostcodes(csv, firstLine);
  const [country, postcode, latitude, longitude, city, region] = postcodeColumns(rows);
  const [counted] = await read<{ added: number; changed: number }>(query`
    select count(*) filter (where p.country is null)::int added,
      count(*) filter (where p.country is not null and (p.latitude, p.longitude, p.city, p.region)
        is distinct from (x.latitude, x.longitude, x.city, x.region))::int changed
    from unnest(${country}::text[], ${postcode}::text[], ${latitude}::real[], ${longitude}::real[], ${city}::text[], ${region}::text[])
      x(country, postcode, latitude, longitude, city, region)
    left join postcodes p on p.country = x.country and p.postcode = x.postcode`);
  const { added = 0, changed = 0 } = counted ?? {};
  return { added, changed, same: rows.length - added - changed, ...rest };
}
export type PostcodePreview = Awaited<ReturnType<typeof previewPostcodes>>;

/** How many postcodes of each country are known. */
export async function countPostcodes(actor: Actor) {
  permit(actor, 'stock.read');
  return read<{ country: string; postcodes: number }>(query`
    select country, count(*)::int postcodes from postcodes group by 1 order by 2 desc, 1 limit 250`);
}
