import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrateDatabase } from '@/db/migrate';

/** An empty database of its own on the server of DATABASE_URL, for tests that must not meet the others. */
export async function ownDatabase() {
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set. `npm test` sets it.');
  const url = new URL(process.env.DATABASE_URL);
  const admin = postgres(url.href, { max: 1, onnotice() {} });
  const name = `waybill_test_${randomBytes(6).toString('hex')}`;
  await admin.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** The same with Waybill's schema, and `db` connected to it. Call it before anything uses `db`. */
export async function ownWaybill() {
  const database = await ownDatabase();
  await migrateDatabase(database.url);
  process.env.DATABASE_URL = database.url;
  return database;
}
