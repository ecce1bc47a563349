import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, migrate } from '../launch/database';
import { isAlive } from '../launch/folder';
import { type Postgres, startPostgres, stopServer } from '../launch/postgres';
import { step } from '../launch/say';

const prefix = 'waybill-test-';

/** A Postgres for one run, fast because it forgets everything on a crash; its template is migrated. */
export async function throwawayPostgres(): Promise<{
  server: Postgres;
  folder: string;
  remove(): Promise<void>;
}> {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const server = await step('Starting a Postgres for the tests', () =>
    startPostgres({ folder, password: 'throwaway', durable: false, firstPort: 5600 + (process.pid % 300) }),
  );
  await createDatabase(server, 'template_waybill');
  await migrate(server.url('template_waybill'));
  return {
    server,
    folder,
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
