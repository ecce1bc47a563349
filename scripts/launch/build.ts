import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home, openHome, root } from './folder';
import { type Environment, runNode } from './processes';
import { Expected, step } from './say';

const sources = ['app', 'components', 'db', 'emails', 'inngest', 'lib', 'public'];
const settings = [
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
  'instrumentation.ts',
  'proxy.ts',
];
const stamp = path.join(root, '.next/waybill-build');
export const next = path.join(root, 'node_modules/next/dist/bin/next');

/** Builds for production, unless the last build was made of the very same sources. */
export async function buildIfNeeded(env: Environment) {
  const hash = sourceHash();
  if (existsSync(path.join(root, '.next/BUILD_ID')) && readOr(stamp) === hash) return;
  rmSync(stamp, { force: true });
  await step('Building', () => build(env));
  writeFileSync(stamp, hash);
}

async function build(env: Environment) {
  openHome();
  const log = path.join(home, 'build.log');
  const code = await runNode([next, 'build'], { ...env, NODE_ENV: 'production', NO_COLOR: '1' }, { log });
  if (code !== 0) throw new Expected(`The build failed (all of it in ${log}):\n${tail(log)}`);
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of [...sources.flatMap((folder) => [...filesIn(folder)]), ...settings]) {
    const content = readOr(path.join(root, file));
    if (content !== undefined) hash.update(`${file}\0${content}\0`);
  }
  return hash.digest('hex');
}

function* filesIn(folder: string): Generator<string> {
  if (!existsSync(path.join(root, folder))) return;
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (file !== 'db/migrations') yield* filesIn(file);
    } else if (!/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

function readOr(file: string) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}

const tail = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
