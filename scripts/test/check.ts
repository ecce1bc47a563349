import { rmSync } from 'node:fs';
import { capture, type Environment } from '../launch/processes';
import { runFiles } from './files';
import { oneFailed, onePassed, sum, type Tally } from './tally';

/** Biome, TypeScript and the architecture test: seconds, and no database. */
export async function check(env: Environment, architecture: string[]): Promise<Tally> {
  return sum([
    await one('Biome', ['node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=40'], env),
    await types(env),
    await runFiles(architecture, env),
  ]);
}

/** Route types first: without them, or with those of yesterday's routes, a page's props do not type-check. */
async function types(env: Environment) {
  rmSync('.next/dev/types', { recursive: true, force: true });
  const generated = await capture(['node_modules/next/dist/bin/next', 'typegen'], env);
  if (generated.code !== 0) return failed('TypeScript (next typegen)', generated.output);
  return one('TypeScript', ['node_modules/typescript/bin/tsc', '--noEmit'], env);
}

async function one(name: string, args: string[], env: Environment): Promise<Tally> {
  const started = Date.now();
  const { code, output } = await capture(args, env);
  if (code !== 0) return failed(name, output);
  console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return onePassed;
}

function failed(name: string, output: string): Tally {
  console.log(`✗ ${name}\n${output}`);
  return oneFailed;
}
