import path from 'node:path';
import { next } from './build';
import { readJson, type Secrets, writeJson } from './folder';
import { freePort, isFree } from './ports';
import { type Child, type Environment, startNode, untilAnswers } from './processes';
import { Expected, say, sleep } from './say';

export type House = {
  /** Process of the app. */
  pid: number | undefined;
  /** Settles when both answer. */
  ready: Promise<void>;
  /** Settles with a sentence when the app can no longer run. */
  broken: Promise<string>;
  stop(): Promise<void>;
};

type Options = { env: Environment; port: number; dev?: boolean; quiet?: boolean };

/** Everything the app and the local Inngest server read, from what the person set and what we generated once. */
export async function environment(
  database: string,
  port: number,
  secrets: Secrets,
  folder: string,
): Promise<Environment> {
  const given: Environment = { ...process.env };
  const address = given.NEXTAUTH_URL || `http://localhost:${port}`;
  const env: Environment = {
    ...given,
    DATABASE_URL: database,
    PORT: String(port),
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET || secrets.NEXTAUTH_SECRET,
    NEXTAUTH_URL: address,
    WAYBILL_URL: given.WAYBILL_URL || address,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  if (given.INNGEST_DEV || (given.INNGEST_EVENT_KEY && given.INNGEST_SIGNING_KEY)) return env;
  if (given.INNGEST_EVENT_KEY || given.INNGEST_SIGNING_KEY)
    throw new Expected(
      'Set INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY both, or neither for the local Inngest server.',
    );

  const state = path.join(folder, 'inngest.json');
  const kept = readJson<{ port: number }>(state)?.port;
  const inngestPort = kept && (await isFree(kept)) ? kept : await freePort(kept ?? 8288);
  writeJson(state, { port: inngestPort });
  return {
    ...env,
    WAYBILL_LOCAL_INNGEST: '1',
    INNGEST_SIGNING_KEY: secrets.INNGEST_SIGNING_KEY,
    INNGEST_EVENT_KEY: secrets.INNGEST_EVENT_KEY,
    INNGEST_BASE_URL: `http://127.0.0.1:${inngestPort}`,
    INNGEST_LOCAL_PORT: String(inngestPort),
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${port}`,
  };
}

/** Starts the app and, where it belongs to us, the local Inngest server. */
export function startHouse({ env, port, dev, quiet }: Options): House {
  // The app ends itself in order (app/stopping.ts); Next would end it at once and with another code.
  const settings = {
    ...env,
    NODE_ENV: dev ? 'development' : 'production',
    ...(dev ? {} : { NEXT_MANUAL_SIG_HANDLE: 'true' }),
  };
  // The demo shop's passwords are public: a trial answers this machine alone, a Postgres of your own means real use.
  const host = env.WAYBILL_HOST ?? (dev || !process.env.DATABASE_URL ? '127.0.0.1' : '0.0.0.0');
  const command = [dev ? 'dev' : 'start', '-H', host];
  const app = startNode('The app', [next, ...command, '-p', `${port}`], settings);
  const inngest = env.WAYBILL_LOCAL_INNGEST === '1' ? keepRunning(settings, quiet) : undefined;

  const ready = (async () => {
    const appIsUp = await untilAnswers(app, `http://127.0.0.1:${port}/readyz`, dev ? 180_000 : 60_000);
    if (!appIsUp) throw new Expected(`The app does not come up. What it printed last:\n${app.recent()}`);
    if (!quiet) app.show();
    if (inngest && !(await inngest.isUp()))
      throw new Expected(
        `The local Inngest server does not come up. What it printed last:\n${inngest.recent()}`,
      );
  })();

  return {
    pid: app.pid,
    ready,
    broken: app.ended.then((how) => `The app ended (${how}).${quiet ? `\n${app.recent()}` : ''}`),
    async stop() {
      await app.stop(35_000);
      await inngest?.stop();
    },
  };
}

/** The local Inngest server keeps its state in Postgres: when it falls, it is started again and goes on. */
function keepRunning(env: Environment, quiet?: boolean) {
  let stopping = false;
  let falls = 0;
  let current = start();

  function start(): Child {
    const child = startNode(
      'The local Inngest server',
      ['--import', 'tsx', 'inngest/local-server/main.ts'],
      env,
    );
    if (!quiet) child.show();
    void child.ended.then(async (how) => {
      if (stopping) return;
      falls += 1;
      say(
        `The local Inngest server ended (${how}); it is started again.${quiet ? `\n${child.recent()}` : ''}`,
      );
      await sleep(Math.min(30_000, 500 * 2 ** falls));
      if (!stopping) current = start();
    });
    return child;
  }

  return {
    isUp: () => untilAnswers(current, `${env.INNGEST_BASE_URL}/health`),
    recent: () => current.recent(),
    async stop() {
      stopping = true;
      await current.stop();
    },
  };
}
