import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../launch/folder';
import { capture } from '../../launch/processes';
import type { Mutant } from './mutant';

/** Some need a build of their own. */
const PATIENCE = 900_000;
const leftOut = ['node_modules', '.git', '.next', '.waybill', 'test-results'];

/** How often the text to be replaced stands in its file: once, or the mutant is stale. */
export const places = ({ file, find }: Mutant) =>
  readFileSync(path.join(root, file), 'utf8').split(find).length - 1;

/** A copy of the project to be broken; the working tree is never touched. */
export function copyOfProject() {
  const folder = mkdtempSync(path.join(tmpdir(), 'waybill-mutant-'));
  cpSync(root, folder, {
    recursive: true,
    filter: (from) => !leftOut.includes(path.relative(root, from)),
  });
  linkFolder(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const test = async (files: readonly string[]) => {
    const started = Date.now();
    const env = { ...process.env, DATABASE_URL: undefined, NODE_TEST_CONTEXT: undefined };
    const args = [path.join(folder, 'scripts/test.mjs'), ...files];
    const { code, output } = await capture(args, env, PATIENCE);
    const seconds = Math.round((Date.now() - started) / 1000);
    return { green: code === 0, red: failedTest(output), seconds, output };
  };
  return {
    test,
    /** Breaks it, runs the tests, mends it. */
    async tryOut({ file, find, replace, tests }: Mutant) {
      const name = path.join(folder, file);
      const text = readFileSync(name, 'utf8');
      writeFileSync(
        name,
        text.replace(find, () => replace),
      );
      try {
        return await test(tests);
      } finally {
        writeFileSync(name, text);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The same files under further names: the build takes no packages from outside its folder, so one link will not do. */
function linkFolder(from: string, to: string) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [there, here] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(there, here);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(there), here);
    else linkFile(there, here);
  }
}

function linkFile(there: string, here: string) {
  try {
    linkSync(there, here);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(there, here); // The folder for temporary files is on another disk.
  }
}

/** A test that failed, by name: a Postgres that did not start is no sight of a bug. */
const failedTest = (output: string) => /^✗ (\S+\.ts: .+)$/m.exec(output)?.[1];
