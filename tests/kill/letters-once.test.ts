import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const KILLS = 5;
const ORDERS = 80;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
const appPort = await freePort();
const inngestPort = await freePort();
const env = {
  ...process.env,
  DATABASE_URL: database.url,
  PORT: String(appPort),
  INNGEST_SIGNING_KEY: 'signkey-test-0badc0de',
  INNGEST_EVENT_KEY: 'kill-test',
  INNGEST_BASE_URL: `http://127.0.0.1:${inngestPort}`,
  INNGEST_LOCAL_PORT: String(inngestPort),
  INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${appPort}`,
};

let over = false;
/** A process that comes back whenever it dies, until the test is over. */
function keepAlive(file: string) {
  let child: ChildProcess;
  const start = () => {
    child = spawn(process.execPath, ['--import', 'tsx', file], { env, stdio: 'ignore' });
    child.once('exit', () => over || start());
  };
  start();
  return () => child.kill('SIGKILL');
}
const killApp = keepAlive('tests/kill/letter-app.ts');
const killInngest = keepAlive('inngest/local-server/main.ts');

after(async () => {
  over = true;
  killApp();
  killInngest();
  await closeDb();
  await database.drop();
});

const count = async (query: ReturnType<typeof sql>) =>
  (await db.execute<{ n: number }>(sql`select count(*)::int as n from (${query}) found`))[0]?.n;

const missing = sql`
  select id, kind from events, unnest(array['thanks', 'receipt']) kind where type = 'order.placed'
  except select event_id, kind from kill_letters`;

test('with app and server killed at random, every order gets each letter once', {
  timeout: 300_000,
}, async () => {
  await db.execute(sql`create table kill_letters (event_id bigint, kind text, primary key (event_id, kind))`);
  await db.execute(sql`
    create table kill_calls (event_id bigint, kind text, at timestamptz not null default clock_timestamp())`);

  const post = (orderId: number) =>
    fetch(`http://127.0.0.1:${appPort}/place/${orderId}`, { method: 'POST' }).then(
      ({ status }) => status,
      () => 0,
    );
  for (const end = Date.now() + 60_000; (await post(0)) !== 409; await pause(100))
    assert.ok(Date.now() < end, 'the app does not start');

  let accepted = 0;
  let kills = 0;
  let nextKill = 10;
  const loadEnd = Date.now() + 120_000;
  for (let orderId = 1; accepted < ORDERS || kills < KILLS; orderId++) {
    assert.ok(Date.now() < loadEnd, `only ${accepted} orders and ${kills} kills in two minutes`);
    if ((await post(orderId)) === 201) accepted++;
    await pause(10 + Math.random() * 20);
    if (kills === KILLS || accepted < nextKill) continue;
    if (kills++ % 2) killApp();
    else killInngest();
    nextKill = accepted + 5 + Math.random() * 15;
  }

  for (const end = Date.now() + 90_000; ; await pause(250)) {
    const waiting = await count(sql`select 1 from outbox`);
    const running = await count(sql`select 1 from inngest_local.run where status = 'running'`);
    if (waiting === 0 && running === 0) break;
    assert.ok(Date.now() < end, `still waiting: ${waiting} events, ${running} runs`);
  }

  const placed = (await count(sql`select 1 from events where type = 'order.placed'`)) ?? 0;
  assert.ok(placed >= accepted, `${accepted} answered, ${placed} placed`);
  assert.equal(await count(missing), 0, 'orders without a letter');
  assert.equal(await count(sql`select 1 from kill_letters`), 2 * placed);
  assert.equal(
    await count(sql`select 1 from inngest_local.run where fn_id = 'waybill-write-letters'`),
    placed,
  );
  assert.equal(
    await count(sql`
      select 1 from kill_calls c
      join inngest_local.run r on (r.event -> 'data' ->> 'eventId')::bigint = c.event_id
      join inngest_local.step s on s.run_id = r.id and s.name = c.kind
      where c.at > s.done_at`),
    0,
    'steps that ran again after their result was stored',
  );
});
