import { sql } from 'drizzle-orm';
import { db } from '@/db';

/** Of every table how many rows it has and what they say. */
export async function fingerprint(): Promise<Map<string, string>> {
  const [{ texts } = { texts: '' }] = await db.execute<{ texts: string }>(sql`
    select string_agg(format('select %L "table", count(*) || '' '' || coalesce(md5(string_agg(t::text, '','' order by t::text)), '''') said from %I t',
      tablename, tablename), ' union all ') texts from pg_tables where schemaname = 'public'`);
  const rows = await db.execute<{ table: string; said: string }>(sql.raw(texts));
  return new Map(rows.map(({ table, said }) => [table, said]));
}

export const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([table, said]) => before.get(table) !== said).map(([table]) => table);
