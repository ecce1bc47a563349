import { sql } from 'drizzle-orm';
import { db } from '@/db';

/** Counters of tries and limits, and moments when somebody was last seen, change with every request. */
const ignoredTables = ['attempts', 'buckets', 'outbox'];
const ignoredColumns: Record<string, string> = { staff_sessions: 'seen_at', api_keys: 'last_used_at' };

export type State = Record<string, string>;

/** A digest of each table: equal before and after means that nothing happened. */
export async function stateNow(): Promise<State> {
  const tables = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const parts = tables
    .filter(({ name }) => !ignoredTables.includes(name))
    .map(({ name }) => {
      const row = sql`to_jsonb(t) - ${ignoredColumns[name] ?? ''}::text`;
      return sql`select ${name}::text as name, md5(coalesce(string_agg((${row})::text, '|' order by (${row})::text), '')) as digest
        from ${sql.identifier(name)} t`;
    });
  const rows = await db.execute<{ name: string; digest: string }>(sql.join(parts, sql` union all `));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Which tables are not as they were. */
export const changed = (before: State, after: State) =>
  Object.keys(after).filter((table) => before[table] !== after[table]);
