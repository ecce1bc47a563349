import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded } from '../launch/build';
import { createDatabase } from '../launch/database';
import { newSecrets, readJson } from '../launch/folder';
import { environment, startHouse } from '../launch/house';
import { ownPort } from '../launch/ports';
import type { Postgres } from '../launch/postgres';
import { type Environment, runNode } from '../launch/processes';
import { Expected, step } from '../launch/say';
import { findChromium } from './chromium';
import { oneFailed, type Tally } from './tally';

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** The browser tests against a production build with a database, keys and ports of its own. */
export async function endToEnd(
  specs: string[],
  {
    server,
    folder,
    env,
    cleanUp,
  }: { server: Postgres; folder: string; env: Environment; cleanUp: (stop: () => Promise<void>) => void },
): Promise<Tally> {
  const chromium = await findChromium(env);
  if (!chromium) return oneFailed;

  await createDatabase(server, 'e2e', 'template_waybill');
  // Not always the same one: a second run on this machine must not meet the first one's server.
  const port = await ownPort();
  const settings = await environment(server.url('e2e'), port, newSecrets(), folder);
  const seeded = step('Seeding the demo shop', () =>
    runNode(['--import', 'tsx', 'scripts/seed.ts'], settings),
  );
  if ((await seeded) !== 0) throw new Expected('The demo shop could not be seeded.');
  await buildIfNeeded(settings);
  const house = startHouse({ env: settings, port, quiet: true });
  cleanUp(house.stop);
  await house.ready;

  const report = path.join(folder, 'e2e.json');
  rmSync(report, { force: true });
  await runNode(['node_modules/@playwright/test/cli.js', 'test', ...specs], {
    ...settings,
    WAYBILL_E2E_URL: `http://localhost:${port}`,
    WAYBILL_E2E_REPORT: report,
    CHROMIUM_PATH: chromium,
  });
  const result = readJson<Report>(report);
  if (!result) return oneFailed;
  const { expected, unexpected, flaky, skipped } = result.stats;
  return {
    passed: expected + flaky,
    failed: Math.max(unexpected, result.errors.length > 0 ? 1 : 0),
    skipped,
  };
}
