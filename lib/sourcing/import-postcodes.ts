import { query, send, transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { readPostcodes } from './postcode-csv';
import type { PostcodePartInput } from './postcode-inputs';
import { postcodeColumns } from './postcode-queries';

/**
 * Takes the good rows of a part of a table: new ones are added, known ones replaced. Each row stands for itself, so a table of
 * which only some parts have come is a smaller table and not a broken one, and the same part again changes nothing. There is no
 * inverse: what a replaced row said before is in the file that it came from.
 */
export async function importPostcodes(
  actor: Actor,
  { csv, firstLine }: PostcodePartInput,
  at: Date,
): Promise<{ added: number; changed: number; refused: number }> {
  permit(actor, 'shipping.write');
  const { rows, refused } = readPostcodes(csv, firstLine);
  if (rows.length === 0) return { added: 0, changed: 0, refused };
  const [country, postcode, latitude, longitude, city, region] = postcodeColumns(rows);
  return transaction(async (tx) => {
    const [counted] = await send<{ added: number; changed: number }>(
      tx,
      query`
      with given as (
        select * from unnest(${country}::text[], ${postcode}::text[], ${latitude}::real[], ${longitude}::real[], ${city}::text[], ${region}::text[])
          x(country, postcode, latitude, longitude, city, region)
      ), stored as (
        insert into postcodes as p (country, postcode, latitude, longitude, city, region)
        select * from given order by country, postcode
        on conflict (country, postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude,
          city = excluded.city, region = excluded.region
        where (p.latitude, p.longitude, p.city, p.region)
          is distinct from (excluded.latitude, excluded.longitude, excluded.city, excluded.region)
        returning xmax = 0 new
      )
      select count(*) filter (where new)::int added, count(*) filter (where not new)::int changed from stored`,
    );
    const { added = 0, changed = 0 } = counted ?? {};
    if (added + changed > 0)
      await record(tx, actor, at, {
        type: 'postcodes.imported',
        subject: 'postcodes',
        data: { added, changed },
      });
    return { added, changed, refused };
  });
}
