import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import { signingKey } from '@/tests/inngest-bench';
import { ownDatabase } from '@/tests/own-database';

const timeout = 90_000;

/** The server as `npm start` runs it, on a port nothing else uses. */
function launch(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/local-server/main.ts', ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    ended,
    said: () => said,
    end: () => child.kill('SIGTERM'),
    async says(words: RegExp) {
      for (const end = Date.now() + 30_000; !words.test(said); await new Promise((go) => setTimeout(go, 30)))
        assert.ok(Date.now() < end, `It never said ${words}: ${said}`);
    },
  };
}

test('it explains itself, and refuses to be production by accident', { timeout }, async () => {
  const help = launch({}, ['--help']);
  const careless = launch({ NODE_ENV: 'production', DATABASE_URL: 'postgres://nowhere/x' });
  const keyless = launch({ DATABASE_URL: 'postgres://nowhere/x' });
  assert.deepEqual(await Promise.all([help.ended, careless.ended, keyless.ended]), [0, 1, 1]);
  assert.match(help.said(), /INNGEST_LOCAL_PORT/);
  assert.match(careless.said(), /set WAYBILL_LOCAL_INNGEST=1/);
  assert.match(keyless.said(), /INNGEST_SIGNING_KEY is not set/);
});

test('it waits for the app, takes events with the right key only, and ends when asked', {
  timeout,
}, async (t) => {
  const database = await ownDatabase();
  const app = http.createServer();
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port: appPort } = app.address() as AddressInfo;
  const port = appPort > 60_000 ? appPort - 10_000 : appPort + 1_000;
  const base = `http://127.0.0.1:${port}`;
  t.after(async () => {
    app.close();
    await database.drop();
  });

  const server = launch({
    NODE_ENV: 'production',
    WAYBILL_LOCAL_INNGEST: '1',
    DATABASE_URL: database.url,
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_EVENT_KEY: 'right',
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${appPort}`,
    INNGEST_LOCAL_PORT: String(port),
  });
  t.after(() => server.end());
  let unready = 3;
  const greeted: unknown[] = [];
  const client = new Inngest({
    id: 'app',
    isDev: false,
    signingKey,
    eventKey: 'right',
    baseUrl: base,
    checkpointing: false,
  });
  const greet = client.createFunction({ id: 'greet', triggers: [{ event: 'hello' }] }, async ({ event }) => {
    greeted.push(event.data.name);
  });
  const functions = serve({ client, functions: [greet] });
  app.on('request', (request, response) =>
    unready-- > 0 ? response.writeHead(503).end('starting') : functions(request, response),
  );
  await server.says(/local server on/);

  const post = (path: string, body: string) => fetch(`${base}${path}`, { method: 'POST', body });
  const hello = JSON.stringify({ name: 'hello', data: { name: 'Ada' } });
  assert.equal((await fetch(`${base}/health`)).status, 200);
  assert.equal((await post('/e/wrong', hello)).status, 401);
  assert.equal((await post('/e/right', '{')).status, 400);
  assert.equal((await post('/e/right', '[{"data":{}}]')).status, 400);
  assert.equal((await post('/v1/checkpoint/x/async', '{}')).status, 404);
  const { ids } = await client.send({ id: 'e1', name: 'hello', data: { name: 'Ada' } });
  assert.deepEqual(ids, ['e1']);
  while (greeted.length === 0) await new Promise((go) => setTimeout(go, 30));
  assert.deepEqual(greeted, ['Ada']);

  server.end();
  assert.equal(await server.ended, 0);
});
