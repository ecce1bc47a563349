import { AsyncLocalStorage } from 'node:async_hooks';
import { type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { safePostgres } from './safe-postgres';

export { query, statement } from './query';
export { rowOf } from './row';

function connect() {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error('DATABASE_URL is not set. `npm start` and `npm test` set it for their own Postgres.');
  const client = safePostgres(url, {
    max: Number(process.env.DATABASE_POOL ?? 10),
    prepare: process.env.DATABASE_PREPARE !== 'off',
    // Operations touch single orders: a plan for any parameters is the plan for these, and planning cost more than running.
    transactionSettings: 'set local plan_cache_mode = force_generic_plan',
    onnotice() {},
    connection: {
      statement_timeout: 10_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 10_000,
      TimeZone: 'UTC',
    },
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  return { client, db: drizzle(client) };
}

type Shared = ReturnType<typeof connect> & { listeners: Set<() => void> };
const holder = globalThis as { waybillDb?: Shared };

/** One pool per process, also when a bundler loads this file twice; opened when first used. */
function shared(): Shared {
  holder.waybillDb ??= { ...connect(), listeners: new Set() };
  return holder.waybillDb;
}

type Db = ReturnType<typeof connect>['db'];
export const db: Db = new Proxy({} as Db, {
  get: (_, key) => Reflect.get(shared().db, key, shared().db),
});
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** What is called inside joins this transaction by itself. */
const joined = new AsyncLocalStorage<Tx>();
const retryable = new Set(['40001', '40P01']);

/** The only way operations open a transaction. Deadlock victims are run again, twice at most. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
  const staged = joined.getStore();
  if (staged) return work(staged);
  try {
    const value = await shared().db.transaction(work);
    for (const listener of shared().listeners) listener();
    return value;
  } catch (error) {
    if (attempt < 3 && retryable.has(pgCode(error) ?? '')) return transaction(work, attempt + 1);
    throw error;
  }
}

/**
 * One transaction for what otherwise makes its own: `write`, `read` and `transaction` called inside join it. A `write` that
 * fails inside leaves the rest whole, so that it may be planned and tried again.
 */
export const together = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction((tx) => joined.run(tx, () => work(tx)));

type Raw = Record<string, unknown>;

/**
 * Sends a statement now. Drizzle sends its own when they are awaited, so in a flight of several (`Promise.all`) those that
 * were made before would leave after those that functions in the same flight send.
 */
export async function send<Row extends Raw = Raw>(tx: Tx, statement: SQL): Promise<Row[]> {
  return (await tx.execute<Row>(statement)) as unknown as Row[];
}

/** A change in one statement is its own transaction: it saves the round trips of another, and keeps rows locked for less. */
export async function write<Row extends Raw>(statement: SQL, attempt = 1): Promise<Row[]> {
  const staged = joined.getStore();
  if (staged) return staged.transaction((tx) => send<Row>(tx, statement)); // a savepoint: what fails leaves the rest whole
  try {
    const rows = (await shared().db.execute<Row>(statement)) as unknown as Row[];
    for (const listener of shared().listeners) listener();
    return rows;
  } catch (error) {
    if (attempt < 3 && retryable.has(pgCode(error) ?? '')) return write(statement, attempt + 1);
    throw error;
  }
}

/** Reads outside of any transaction or, joined to one, what that has written. */
export async function read<Row extends Raw>(statement: SQL): Promise<Row[]> {
  return (await (joined.getStore() ?? shared().db).execute<Row>(statement)) as unknown as Row[];
}

class Undo<T> extends Error {
  constructor(readonly value: T) {
    super('rehearsal over');
  }
}

/** Runs `work` and everything it calls in one transaction that is rolled back, and answers what `work` answered. */
export async function rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    await shared().db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '500ms'`);
      throw new Undo(await joined.run(tx, () => work(tx)));
    });
  } catch (error) {
    if (error instanceof Undo) return error.value as T;
    throw error;
  }
  throw new Error('unreachable');
}

/** Calls `listener` after each commit of this process. Answers how to stop. */
export function onCommit(listener: () => void) {
  shared().listeners.add(listener);
  return () => shared().listeners.delete(listener);
}

/** A Postgres array literal for an `unnest` parameter; cast it where it is used: `${pgArray(ids)}::bigint[]`. */
export function pgArray(values: readonly (string | number | boolean | Date | null)[]) {
  const item = (value: string | number | boolean | Date | null) => {
    if (value === null) return 'NULL';
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const text = value instanceof Date ? value.toISOString() : value;
    return `"${text.replace(/(["\\])/g, '\\$1')}"`;
  };
  return `{${values.map(item).join(',')}}`;
}

/** As a range, which a prepared statement finds in the tree of a `code` column; it would not for `like $1`. */
export const startsWith = (column: SQL, start: string) =>
  sql`${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`}`;

/** SQLSTATE of a database error, also when drizzle has wrapped it. */
export function pgCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : pgCode(error.cause);
}

/** Name of the constraint that a database error is about. */
export function pgConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = (error as { constraint_name?: unknown }).constraint_name;
  return typeof name === 'string' ? name : pgConstraint(error.cause);
}

export async function closeDb() {
  await holder.waybillDb?.client.end();
  holder.waybillDb = undefined;
}
