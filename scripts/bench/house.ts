import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { confirmEvents } from '@/lib/events/relay-events';
import { buildIfNeeded } from '../launch/build';
import { home, root, secretsIn } from '../launch/folder';
import { environment, startHouse } from '../launch/house';
import { freePort } from '../launch/ports';
import type { Environment } from '../launch/processes';
import { folder } from './database';

export type Served = Awaited<ReturnType<typeof serve>>;

/** The production build as `npm start` serves it, on this database. `startMs`: until it answered that it is ready. */
export async function serve(
  database: string,
  { letters, profiles }: { letters: boolean; profiles?: string },
) {
  const sink = letters ? null : await openSink();
  if (sink) {
    process.env.INNGEST_BASE_URL = sink.address;
    process.env.INNGEST_EVENT_KEY = 'bench';
    process.env.INNGEST_SIGNING_KEY = 'signkey-bench-00112233445566778899aabbccddeeff';
  }
  const port = await freePort(4700);
  const secrets = secretsIn(home);
  const env: Environment = {
    ...(await environment(database, port, secrets, folder)),
    ...(profiles && {
      WAYBILL_BENCH_PROFILES: profiles,
      NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'scripts/bench/profile-app.mjs')).href}`,
    }),
  };
  await buildIfNeeded(env);
  const started = performance.now();
  const house = startHouse({ env, port, quiet: true });
  try {
    await house.ready;
  } catch (error) {
    await house.stop();
    throw error;
  }
  const startMs = performance.now() - started;
  return {
    port,
    startMs,
    pid: house.pid,
    secret: env.NEXTAUTH_SECRET ?? '',
    /** Nothing that was sent waits for its run any more. */
    settle: async () => sink?.confirm(),
    async stop() {
      await house.stop();
      sink?.close();
    },
  };
}

/**
 * Stands in for Inngest: takes events as Inngest does and runs nothing, as it runs elsewhere in real use. `confirm` then
 * takes them out of the outbox, which is what the first call of a run would have done.
 */
export async function openSink() {
  const taken: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const events: { id: string }[] = JSON.parse(Buffer.concat(chunks).toString() || '[]');
      taken.push(...events.map(({ id }) => id));
      response.end('{"ids": [], "status": 200}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async confirm() {
      while (taken.length > 0) await confirmEvents(taken.splice(0, 1000));
    },
    close: () => server.close(),
  };
}
