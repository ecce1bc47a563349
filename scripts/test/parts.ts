import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../launch/folder';

const folders = ['app', 'components', 'db', 'emails', 'inngest', 'lib', 'scripts', 'tests'];
const parts = ['check', 'unit', 'e2e'];
/** Tests that read files and need no database. */
const checks = ['tests/architecture.test.ts', 'tests/dependencies.test.ts'];

/** What to run: everything, a part by its name, or the test files whose path contains a given text. */
export function chosen(args: string[]) {
  const named = args.filter((arg) => parts.includes(arg));
  const filters = args.filter((arg) => !parts.includes(arg) && arg !== '--');
  const wants = (part: string) => (named.length > 0 ? named.includes(part) : true);
  const matches = (file: string) => filters.length === 0 || filters.some((filter) => file.includes(filter));

  const all = folders.flatMap((folder) => [...filesIn(folder)]).filter(matches);
  return {
    check: wants('check') && filters.length === 0,
    architecture: wants('check') ? all.filter((file) => checks.includes(file)) : [],
    unit: wants('unit') ? all.filter((file) => /\.test\.tsx?$/.test(file) && !checks.includes(file)) : [],
    e2e: wants('e2e') ? all.filter((file) => file.startsWith('tests/e2e/') && file.endsWith('.spec.ts')) : [],
  };
}

/** The short form of a promise that is put to the test over HTTP. */
export const needsBuild = (file: string) =>
  file.startsWith('scripts/prove/t') &&
  /'\.\/(http\/production|load\/background)'/.test(
    readFileSync(path.join(root, file.replace('.test.ts', '.ts')), 'utf8'),
  );

function* filesIn(folder: string): Generator<string> {
  if (!existsSync(path.join(root, folder))) return;
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(file);
    else yield file;
  }
}
