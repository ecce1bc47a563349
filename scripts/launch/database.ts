import path from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '@/db/migrate';
import { home, openHome, secretsIn } from './folder';
import { type Postgres, startPostgres } from './postgres';
import { Expected, say, step, withoutPassword } from './say';

export type Database = { url: string; embedded: Postgres | undefined; stop(): Promise<void> };

const name = 'waybill';

/** The Postgres that DATABASE_URL names, or the embedded one of this checkout. */
export async function openDatabase(): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkVersion(given);
    return { url: given, embedded: undefined, stop: async () => {} };
  }
  openHome();
  const embedded = await step('Starting Postgres', () =>
    startPostgres({
      folder: home,
      password: secretsIn(home).postgresPassword,
      durable: true,
      firstPort: 5433,
    }),
  );
  try {
    await createDatabase(embedded, name);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.url(name), embedded, stop: () => embedded.stop() };
}

export async function createDatabase(server: Postgres, database: string, template?: string) {
  await asked(server.url('postgres'), async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (found) return;
    await sql.unsafe(`create database "${database}" ${template ? `template "${template}"` : ''}`);
  });
}

async function dropDatabase(server: Postgres, database: string) {
  await asked(server.url('postgres'), (sql) =>
    sql.unsafe(`drop database if exists "${database}" with (force)`),
  );
}

async function checkVersion(url: string) {
  const shown = withoutPassword(url);
  const version = await asked(url, async (sql) => {
    const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
    return row?.version ?? '';
  }).catch((error: Error) => {
    throw new Expected(
      `The database of DATABASE_URL (${shown}) does not answer: ${error.message || error.name}`,
    );
  });
  if (Number.parseInt(version, 10) < 15)
    throw new Expected(`Waybill needs Postgres 15 or newer; DATABASE_URL (${shown}) is ${version}.`);
  say(`Using Postgres ${version} of DATABASE_URL (${shown}).`);
}

export async function migrate(url: string) {
  await step('Bringing the database to the newest schema', () => migrateDatabase(url));
}

/** Nobody works here and nothing was ordered. */
export async function isEmpty(url: string) {
  return asked(url, async (sql) => {
    const [row] = await sql<{ empty: boolean }[]>`
      select not exists (select 1 from staff) and not exists (select 1 from orders) as empty`;
    return row?.empty ?? false;
  });
}

/** Starts over with an empty database of the newest schema. */
export async function recreate(server: Postgres) {
  await dropDatabase(server, name);
  await createDatabase(server, name);
  await migrate(server.url(name));
}

export const seedingMark = path.join(home, 'seeding');

export async function asked<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice() {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
