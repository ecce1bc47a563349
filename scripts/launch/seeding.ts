import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { type Database, isEmpty, recreate, seedingMark } from './database';
import { type Environment, runNode } from './processes';
import { Expected, say } from './say';

/** Fills an empty database with the demo shop. A seed that was interrupted is thrown away and made anew. */
export async function seedIfEmpty(database: Database, env: Environment) {
  if (env.WAYBILL_SEED === 'none') return;
  if (database.embedded && existsSync(seedingMark)) {
    say('The demo shop was not finished last time; it is made anew.');
    await recreate(database.embedded);
  }
  if (!(await isEmpty(database.url))) return;

  say('Seeding the demo shop ...');
  const started = Date.now();
  if (database.embedded) writeFileSync(seedingMark, '');
  const code = await runNode(['--import', 'tsx', 'scripts/seed.ts'], { ...env, DATABASE_URL: database.url });
  if (code !== 0)
    throw new Expected(
      'The demo shop could not be seeded; the reason is above. WAYBILL_SEED=none starts without it.',
    );
  rmSync(seedingMark, { force: true });
  say(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}
