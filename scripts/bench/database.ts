import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { closeDb } from '@/db';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { asked, createDatabase, migrate } from '../launch/database';
import { home, isAlive, openHome, root, secretsIn } from '../launch/folder';
import { type Postgres, startPostgres } from '../launch/postgres';
import { Expected, say, step } from '../launch/say';
import { fill } from './fill/fill';

export const folder = path.join(home, 'bench');

/** A Postgres of its own beside the shop's, with the same durable settings. */
export async function startServer() {
  openHome();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  return step('Starting Postgres', () =>
    startPostgres({ folder, password: secretsIn(home).postgresPassword, durable: true, firstPort: 5733 }),
  );
}

/** A filled database to measure on: a copy of the kept template of this size, or one that is filled now. */
export async function workingCopy(server: Postgres, size: number, keep: boolean) {
  const template = `bench_${size}_${stampOf()}`;
  const name = `bench_work_${process.pid}`;
  await sweep(server, template);
  let filled = false;
  if (!(await exists(server, template))) {
    const draft = keep ? `${template}_draft` : name;
    await drop(server, draft);
    await createDatabase(server, draft);
    await migrate(server.url(draft));
    await fillNow(server.url(draft), size);
    filled = true;
    if (keep)
      await asked(server.url('postgres'), (sql) =>
        sql.unsafe(`alter database ${draft} rename to ${template}`),
      );
  }
  if (keep || !filled)
    await step('Copying the kept database', async () => {
      await drop(server, name);
      await asked(server.url('postgres'), (sql) =>
        sql.unsafe(`create database ${name} template ${template} strategy file_copy`),
      );
    });
  return { url: server.url(name), filled, drop: () => drop(server, name) };
}

/** From now on `db` is this database. */
export async function connectTo(url: string) {
  await closeDb();
  process.env.DATABASE_URL = url;
}

async function fillNow(url: string, size: number) {
  say(`Filling with ${size.toLocaleString('en')} orders ...`);
  const started = Date.now();
  await connectTo(url);
  const sql = postgres(url, { max: 2, onnotice() {} });
  try {
    await fill(sql, size, new Date(), say);
    const [row] = await sql<
      { size: string }[]
    >`select pg_size_pretty(pg_database_size(current_database())) size`;
    say(`  filled in ${Math.round((Date.now() - started) / 1000)} s, ${row?.size}`);
  } finally {
    await sql.end();
  }
  await consult();
  await closeDb();
}

/** The doctor finds nothing, or these figures are of no shop that could exist. */
export async function consult() {
  const started = Date.now();
  const findings = await runDoctor(system('bench'), new Date());
  const broken = findings.filter(({ violations }) => violations > 0);
  if (broken.length > 0)
    throw new Expected(
      `The doctor found what must not be:\n${broken.map((b) => `  ${b.name}: ${b.violations}, ${JSON.stringify(b.examples[0])}`).join('\n')}`,
    );
  const seconds = (Date.now() - started) / 1000;
  say(`  the doctor found nothing in ${findings.length} invariants, ${seconds.toFixed(1)} s`);
  return seconds;
}

/** A template serves as long as the schema and the fill are what they were. */
function stampOf() {
  const hash = createHash('sha256');
  for (const place of ['db/migrations', 'scripts/bench/fill', 'scripts/bench/fill/sql'])
    for (const file of readdirSync(path.join(root, place)).sort())
      if (/\.(sql|ts)$/.test(file)) hash.update(readFileSync(path.join(root, place, file)));
  return hash.digest('hex').slice(0, 8);
}

async function exists(server: Postgres, name: string) {
  return asked(server.url('postgres'), async (sql) => {
    const rows = await sql`select 1 from pg_database where datname = ${name}`;
    return rows.length > 0;
  });
}

async function drop(server: Postgres, name: string) {
  await asked(server.url('postgres'), (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

/** Working copies of killed runs, and templates of an older schema or fill of the same size. */
async function sweep(server: Postgres, template: string) {
  const family = template.replace(/_[^_]*$/, '_');
  const found = await asked(
    server.url('postgres'),
    (sql) => sql<{ datname: string }[]>`select datname from pg_database where datname like 'bench%'`,
  );
  for (const { datname } of found)
    if (datname !== template && (datname.startsWith(family) || isLeftOver(datname)))
      await drop(server, datname);
}

function isLeftOver(datname: string) {
  const pid = Number(/^bench_work_(\d+)$/.exec(datname)?.[1]);
  return pid > 0 && !isAlive(pid);
}
