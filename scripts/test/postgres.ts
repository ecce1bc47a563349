import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, migrate } from '../launch/database';
import { isAlive } from '../launch/folder';
import { type Postgres, startPostgres, stopServer } from '../launch/postgres';
import { step } from '../launch/say';

const prefix = 'waybill-test-';

type Throwaway = {
  server: Postgres;
  folder: string;
  /** Starts the same one again after a crash. */
  restart(): Promise<Postgres>;
  remove(): Promise<void>;
};

/** A Postgres for one run, fast because it forgets everything on a crash unless `durable`; its template is migrated. */
export async function throwawayPostgres({ durable = false } = {}): Promise<Throwaway> {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const start = () =>
    startPostgres({ folder, password: 'throwaway', durable, firstPort: 5600 + (process.pid % 300) });
  const server = await step('Starting a Postgres for the tests', start);
  await createDatabase(server, 'template_waybill');
  await migrate(server.url('template_waybill'));
  return {
    server,
    folder,
    restart: start,
    async remove() {
      await server.stop();
      discard(folder);
    },
  };
}

/** What a killed run left behind. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const folder = path.join(tmpdir(), name);
    try {
      await stopServer(realpathSync(path.join(folder, 'postgres')));
      discard(folder);
    } catch {
      // Another user's leftovers are not ours to remove.
    }
  }
}

function discard(folder: string) {
  const data = path.join(folder, 'postgres');
  for (const place of [realpathSync(data), folder]) rmSync(place, { recursive: true, force: true });
}
