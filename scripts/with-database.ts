import type { ChildProcess } from 'node:child_process';
import nextEnv from '@next/env';
import { migrate, openDatabase } from './launch/database';
import { root } from './launch/folder';
import { onInterrupt, runNode } from './launch/processes';
import { Expected, say } from './launch/say';

/** Runs a script with DATABASE_URL set: the given one, or the embedded Postgres, started for it if it is not running. */
export async function withDatabase(script: string | undefined, args: string[]): Promise<number> {
  if (!script) throw new Expected('Which script? node scripts/run.mjs scripts/doctor.ts [arguments]');
  nextEnv.loadEnvConfig(root, false, { info() {}, error: say });

  let child: ChildProcess | undefined;
  let interrupted = false;
  onInterrupt((signal) => {
    interrupted = true;
    child?.kill(signal);
  });

  const database = await openDatabase();
  try {
    if (database.embedded) await migrate(database.url);
    if (interrupted) return 130;
    return await runNode(
      // What an import or a fill makes for each row dies young: with room for it, less time goes into sweeping.
      ['--max-semi-space-size=32', '--import', 'tsx', script, ...args],
      { ...process.env, DATABASE_URL: database.url },
      {
        onStart: (started) => {
          child = started;
        },
      },
    );
  } finally {
    await database.stop();
  }
}
