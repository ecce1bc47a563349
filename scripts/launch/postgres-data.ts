import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Account, plainEnv, reaches, shared } from './postgres-files';
import { Expected, say, step } from './say';

export type Server = { account: Account; binaries: string; password: string; durable: boolean };

/** The data directory of a folder, created when there is none yet. */
export async function dataFolder(folder: string, server: Server) {
  const place = path.join(folder, 'postgres');
  if (existsSync(place)) {
    const data = realpathSync(place);
    if (reaches(server.account, data)) return data;
    throw new Expected(
      `The user who owns ${data} cannot get there. Make the folders above it passable (chmod o+x).`,
    );
  }
  await step('Creating the database', async () => create(place, server));
  return realpathSync(place);
}

/** The directory appears under its name only when it is complete: a killed start leaves no half database. */
function create(place: string, server: Server) {
  const { account, password } = server;
  rmSync(place, { force: true });
  const inside = reaches(account, path.dirname(place));
  const data = inside ? place : path.join(shared, `data-${randomBytes(6).toString('hex')}`);
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.dirname(draft), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = path.join(draft, '..', `${path.basename(draft)}-password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const file of [draft, passwordFile]) chownSync(file, account.uid, account.gid);
  try {
    initialize(draft, passwordFile, server);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  chmodSync(draft, 0o700);
  renameSync(draft, data);
  if (inside) return;
  symlinkSync(data, place);
  say(
    `Postgres cannot run as root and its user cannot enter ${path.dirname(place)}: the data is in ${data}, linked from there.`,
  );
}

function initialize(data: string, passwordFile: string, { account, binaries, durable }: Server) {
  const { status, stderr, error } = spawnSync(
    path.join(binaries, 'bin/initdb'),
    [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
      '--no-instructions',
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: plainEnv() },
  );
  if (status !== 0) throw new Expected(`Postgres could not create its data in ${data}:\n${stderr || error}`);
}
