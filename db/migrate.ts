import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Brings a database to the newest schema. Two processes may call it at once: the second waits. */
export async function migrateDatabase(url: string) {
  const client = postgres(url, { max: 1, onnotice() {} });
  try {
    await client`select pg_advisory_lock(7254091)`;
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
  } finally {
    await client.end();
  }
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop() ?? '')) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error('DATABASE_URL is not set: say which database to migrate.');
    process.exit(1);
  }
  await migrateDatabase(url);
  console.log('The schema is up to date.');
}
