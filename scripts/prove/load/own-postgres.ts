import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createDatabase } from '../../launch/database';
import { isAlive } from '../../launch/folder';
import { sleep } from '../../launch/say';
import { throwawayPostgres } from '../../test/postgres';

/** A Postgres of the proof's own that keeps what it has acknowledged, to be crashed; `db` is connected to it from here on. */
export async function ownPostgres() {
  const { server, folder, remove, restart } = await throwawayPostgres({ durable: true });
  await createDatabase(server, 'proof', 'template_waybill');
  process.env.DATABASE_URL = server.url('proof');
  return {
    remove,
    /** As `pg_ctl stop -m immediate` does: every process ends at once, and the next start recovers. */
    async crash() {
      const [pid] = readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      while (isAlive(Number(pid))) await sleep(10);
    },
    comeBack: restart,
  };
}
