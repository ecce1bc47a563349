import { rmSync } from 'node:fs';
import path from 'node:path';
import nextEnv from '@next/env';
import { buildIfNeeded } from './launch/build';
import { asked, migrate, openDatabase } from './launch/database';
import { home, isAlive, openHome, readJson, root, secretsIn, writeJson } from './launch/folder';
import { environment, startHouse } from './launch/house';
import { isFree } from './launch/ports';
import { onInterrupt } from './launch/processes';
import { Expected, say, sleep } from './launch/say';
import { seedIfEmpty } from './launch/seeding';

const running = path.join(home, 'running.json');

/** `npm start` and `npm run dev`: everything from Postgres to the page, until Ctrl-C or until a part of it falls. */
export async function serve({ dev }: { dev: boolean }) {
  nextEnv.loadEnvConfig(root, dev, { info() {}, error: say });
  const port = portWanted();
  openHome();
  await claim(port);

  const open: (() => Promise<void>)[] = [() => Promise.resolve(rmSync(running, { force: true }))];
  let closing: Promise<void> | undefined;
  const close = (why?: string) => {
    closing ??= (async () => {
      if (why) say(why);
      for (const stop of open.reverse()) await stop();
    })();
    return closing;
  };
  onInterrupt(() => void close('\nStopping ...').then(() => process.exit(0)));
  const unless = async <T>(work: Promise<T>) => {
    const value = await work;
    if (closing) await new Promise(() => {});
    return value;
  };

  try {
    const database = await openDatabase();
    open.push(() => database.stop());
    const secrets = secretsIn(home);
    const env = await unless(environment(database.url, port, secrets, home));
    await unless(migrate(database.url));
    await unless(seedIfEmpty(database, env));
    if (!dev) await unless(buildIfNeeded(env));
    const house = startHouse({ env, port, dev });
    open.push(house.stop);
    await unless(house.ready);
    await welcome(database.url, port);

    const why = await Promise.race([
      house.broken,
      database.embedded?.gone.then(() => 'Postgres ended; see .waybill/postgres.log.') ??
        new Promise<string>(() => {}),
    ]);
    if (closing) await new Promise(() => {});
    await close(`${why} Stopping the rest ...`);
    process.exit(1);
  } catch (error) {
    if (closing) await new Promise(() => {});
    await close();
    throw error;
  }
}

function portWanted() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Expected(`PORT is ${process.env.PORT}; it has to be a number from 1 to 65535.`);
}

/** One Waybill per checkout: a second one would share its build and its Postgres. */
async function claim(port: number) {
  const other = readJson<{ pid: number; address: string }>(running);
  if (other && other.pid !== process.pid && isAlive(other.pid))
    throw new Expected(
      `Waybill already runs from this folder at ${other.address} (process ${other.pid}). Stop it first.`,
    );
  // What a killed start left behind ends by itself within moments.
  for (let waited = 0; other && waited < 8_000 && !(await isFree(port)); waited += 200) await sleep(200);
  if (!(await isFree(port)))
    throw new Expected(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    );
  writeJson(running, { pid: process.pid, address: `http://localhost:${port}` });
}

async function welcome(url: string, port: number) {
  const { demoSignIns } = await import('@/db/seed');
  const emails = demoSignIns.map(({ email }) => email);
  const present = await asked(
    url,
    (sql) => sql<{ email: string }[]>`
    select email from staff where email = any(${emails}) and disabled_at is null`,
  );
  const lines = demoSignIns
    .filter(({ email }) => present.some((row) => row.email === email))
    .map(({ email, password, role }) => `    ${role.padEnd(10)} ${email.padEnd(28)} ${password}`);
  console.log(`
  Waybill is ready

  Customers  http://localhost:${port}
  Staff      http://localhost:${port}/office
${lines.length > 0 ? `\n  Demo sign-ins\n${lines.join('\n')}\n` : ''}
  Ctrl-C stops it.
`);
}
