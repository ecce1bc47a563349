import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../launch/folder';
import { type Environment, guardian, ours } from '../launch/processes';
import { none, oneFailed, type Tally } from './tally';

/** Runs test files with node's own test runner, each in a process of its own. */
export async function runFiles(files: string[], env: Environment): Promise<Tally> {
  if (files.length === 0) return none;
  const runner = fork(path.join(root, 'scripts/test/runner.ts'), files, {
    cwd: root,
    env: ours(env),
    execArgv: ['--import', guardian, '--import', 'tsx', '--import', './tests/setup.ts'],
  });
  let tally: Tally | undefined;
  runner.on('message', (message) => {
    tally = message as Tally;
  });
  const [, signal] = await once(runner, 'exit');
  if (tally) return tally;
  if (!signal) console.log('✗ The test runner ended before its tests did.');
  return oneFailed;
}
