import { migrateDatabase } from '@/db/migrate';
import { asked } from '../launch/database';
import { isAlive } from '../launch/folder';

const prefix = 'waybill_prove_';

/** A database beside the one of DATABASE_URL, which is never touched. Also removes those of killed runs. */
export async function proofDatabase(id: string) {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('DATABASE_URL is not set. `npm run prove` sets it.');
  const name = `${prefix}${id.toLowerCase()}_${process.pid}`;
  await asked(server, async (sql) => {
    const left = await sql<{ name: string }[]>`
      select datname name from pg_database where datname ~ ${`^${prefix}.*_[0-9]+$`}`;
    for (const old of left)
      if (!isAlive(Number(old.name.split('_').at(-1)))) await sql.unsafe(dropping(old.name));
    await sql.unsafe(`create database "${name}"`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrateDatabase(url.href);
  return { url: url.href, drop: () => asked(server, (sql) => sql.unsafe(dropping(name))) };
}

const dropping = (name: string) => `drop database if exists "${name}" with (force)`;
