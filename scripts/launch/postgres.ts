import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { isAlive, locked, readJson, writeJson } from './folder';
import { freePort, isFree } from './ports';
import { dataFolder } from './postgres-data';
import { accountFor, binariesFor, plainEnv } from './postgres-files';
import { Expected, say, sleep } from './say';

export type Postgres = {
  url(database: string): string;
  /** Settles when the server ends by itself. */
  gone: Promise<void>;
  /** Stops the server, unless another process of ours still uses it. */
  stop(): Promise<void>;
};

type Options = { folder: string; password: string; durable: boolean; firstPort: number };

/** Starts the Postgres of a folder, or joins the one that already runs there. */
export async function startPostgres({ folder, password, durable, firstPort }: Options): Promise<Postgres> {
  const users = path.join(folder, 'users');
  const me = path.join(users, String(process.pid));
  const account = accountFor(path.join(folder, 'postgres'));
  const binaries = binariesFor(account);
  const log = path.join(folder, 'postgres.log');

  const { data, port, child } = await locked(folder, async () => {
    const data = await dataFolder(folder, { account, binaries, password, durable });
    const running = await join(data, password);
    if (!running) rmSync(users, { recursive: true, force: true });
    mkdirSync(users, { recursive: true });
    writeFileSync(me, '');
    if (running) return { data, port: running, child: undefined };
    return { data, ...(await launch()) };

    async function launch(attempt = 1): Promise<{ port: number; child: ChildProcess }> {
      const state = path.join(folder, 'postgres.json');
      const kept = readJson<{ port: number }>(state)?.port;
      const port = kept && (await isFree(kept)) ? kept : await freePort(firstPort);
      const output = openSync(log, sizeOf(log) > 20_000_000 ? 'w' : 'a', 0o600);
      const child = spawn(path.join(binaries, 'bin/postgres'), ['-D', data, ...settings(port, durable)], {
        ...account,
        cwd: '/',
        env: plainEnv(),
        detached: true,
        stdio: ['ignore', output, output],
      });
      child.unref();
      writeJson(state, { port });
      if (await untilReady(data, port, password, () => child.exitCode === null && child.signalCode === null))
        return { port, child };
      if (attempt < 3) return launch(attempt + 1);
      throw new Expected(`Postgres does not start. The end of ${log}:\n${tail(log)}`);
    }
  });

  let stopping = false;
  const gone = (child ? once(child, 'exit') : untilDead(data)).then(async () => {
    while (stopping) await sleep(60_000);
  });
  return {
    gone,
    url: (database) => urlOf(port, password, database),
    async stop() {
      stopping = true;
      await locked(folder, async () => {
        rmSync(me, { force: true });
        const others = readdirSync(users).filter((pid) => isAlive(Number(pid)));
        if (others.length === 0) await stopServer(data);
      });
    },
  };
}

function settings(port: number, durable: boolean) {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    shared_buffers: '256MB',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The port of a server that a killed process left behind, or that another process of ours started. */
async function join(data: string, password: string): Promise<number | undefined> {
  const running = serverOf(data);
  if (!running) return undefined;
  if (await untilReady(data, running.port, password, () => serverOf(data) !== undefined)) return running.port;
  if (serverOf(data)) {
    say('The Postgres that was left running does not answer; it is stopped and started again.');
    await stopServer(data);
  }
  return undefined;
}

/** Who runs on this data, by postmaster.pid. A lock whose process is someone else by now is removed. */
function serverOf(data: string): { pid: number; port: number } | undefined {
  const file = path.join(data, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (pid > 0 && isAlive(pid) && isPostgresOf(pid, data)) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true });
  return undefined;
}

function isPostgresOf(pid: number, data: string) {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === data;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes('postgres');
  }
}

async function untilReady(data: string, port: number, password: string, lives: () => boolean) {
  for (const started = Date.now(); lives() && Date.now() - started < 120_000; await sleep(100)) {
    const sql = postgres(urlOf(port, password, 'postgres'), { max: 1, connect_timeout: 3, onnotice() {} });
    try {
      const [row] = await sql`select current_setting('data_directory') as data`;
      return row?.data === data;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return false;
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

/** Stops whoever runs on this data, gently first. */
export async function stopServer(data: string) {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    const running = serverOf(data);
    if (!running) return;
    process.kill(running.pid, signal);
    for (let waited = 0; waited < patience && isAlive(running.pid); waited += 50) await sleep(50);
  }
}

async function untilDead(data: string) {
  while (serverOf(data)) await sleep(1_000);
}

const urlOf = (port: number, password: string, database: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const tail = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
