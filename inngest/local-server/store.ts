import { type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { safePostgres } from '@/db/safe-postgres';
import { schema } from './schema';

/** Opens the server's memory. Connections that die are replaced; a statement on a dead one throws. */
export function openStore(url: string) {
  const client = safePostgres(url, {
    max: 8,
    prepare: process.env.DATABASE_PREPARE !== 'off',
    onnotice() {},
    connection: { statement_timeout: 10_000, lock_timeout: 5_000, TimeZone: 'UTC' },
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  return Object.assign(drizzle(client), { close: () => client.end() });
}
export type Store = ReturnType<typeof openStore>;
export type Tx = Parameters<Parameters<Store['transaction']>[0]>[0];

/** Creates what is missing. Two servers may start at once: the second waits. */
export async function createSchema(store: Store) {
  await store.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(82880002)`);
    await tx.execute(sql.raw(schema));
  });
}

export const milliseconds = (ms: number) => sql`${Math.round(ms)}::float8 * interval '1 millisecond'`;

export const json = (value: unknown) => sql`${JSON.stringify(value ?? null)}::json`;

export async function exists(tx: Tx, query: SQL) {
  return (await tx.execute(query)).length > 0;
}

/** One transaction; deadlock victims are run again. */
export async function transaction<T>(store: Store, work: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await store.transaction(work);
  } catch (error) {
    if (attempt < 6 && ['40001', '40P01'].includes(codeOf(error)))
      return transaction(store, work, attempt + 1);
    throw error;
  }
}

/** True for what goes away by itself: a lost connection, a restart, a lock held too long. */
export const isPassing = (error: unknown) => /^(08|25|40|53|55|57|CONN|EC|ET|EP)/.test(codeOf(error));

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : codeOf(error.cause);
}
