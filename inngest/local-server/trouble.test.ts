import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import { openBench, signingKey } from '@/tests/inngest-bench';
import { sign } from './protocol';

const timeout = 90_000;

test('a call that does not reach the functions costs no attempt', { timeout }, async (t) => {
  const attempts: number[] = [];
  const troubles = [
    () => Promise.reject(new TypeError('fetch failed')),
    async () => new Response('<h1>compiling</h1>', { status: 500 }),
  ];
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'go' }], retries: 0 }, async ({ attempt }) => {
      attempts.push(attempt);
    }),
  ]);
  t.after(bench.close);
  bench.interrupt(() => troubles.shift()?.());
  await bench.send('go');
  await bench.until('two calls went astray', async () => troubles.length === 0);
  await bench.until('the run is over', async () => (await bench.runs('f'))[0]?.status === 'completed');
  assert.deepEqual(attempts, [0]);
});

test('connections to Postgres that die lose nothing and repeat nothing', { timeout }, async (t) => {
  let done = 0;
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'go' }], retries: 0 }, async ({ step }) => {
      for (const n of [1, 2, 3]) await step.run(`s${n}`, () => done++);
    }),
  ]);
  t.after(bench.close);
  const kill = () =>
    bench.store
      .execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
      .catch(() => undefined);
  for (let i = 0; i < 20; i++) await bench.send('go', {}, `e${i}`);
  for (let i = 0; i < 5; i++) await kill();
  await bench.until('all runs are over', async () => {
    const runs = await bench.runs('f').catch(() => []);
    return runs.length === 20 && runs.every(({ status }) => status === 'completed');
  });
  assert.equal(done, 60);
});

test('an answer to an older claim is void', { timeout }, async (t) => {
  let calls = 0;
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'go' }] }, async ({ step }) =>
      step.run('s', async () => {
        if (++calls === 1)
          await bench.store.execute(sql`
            update inngest_local.job set claim = claim + 1, owner = 'another', lease_until = now() + interval '1 second'`);
        return calls;
      }),
    ),
  ]);
  t.after(bench.close);
  await bench.send('go');
  await bench.until('the run is over', async () => (await bench.runs('f'))[0]?.status === 'completed');
  assert.equal(calls, 2);
  assert.deepEqual(await bench.runs('f'), [{ status: 'completed', output: 2 }]);
});

test('a step that is not emulated fails its run in plain words', { timeout }, async (t) => {
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'go' }] }, async ({ step }) => {
      await step.waitForSignal('wait', { signal: 'x', timeout: '1s' });
    }),
  ]);
  t.after(bench.close);
  await bench.send('go');
  await bench.settle();
  const message = 'Step "wait" needs a real Inngest: the local server has no WaitForSignal.';
  assert.deepEqual(await bench.runs('f'), [{ status: 'failed', output: { name: 'NotEmulated', message } }]);
});

test('options that only a real Inngest honors are named at start-up', { timeout }, async (t) => {
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      {
        id: 'f',
        triggers: [{ event: 'go' }],
        rateLimit: { limit: 1, period: '1m' },
        debounce: { period: '1m' },
      },
      async () => {},
    ),
  ]);
  t.after(bench.close);
  const ignored = 'this server ignores it, a real Inngest does not.';
  assert.deepEqual(bench.log, [
    `WARNING: bench-f asks for rateLimit: ${ignored}`,
    `WARNING: bench-f asks for debounce: ${ignored}`,
  ]);
});

test('an app with an unreadable expression is not taken', { timeout }, async (t) => {
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'good', triggers: [{ event: 'go' }] }, async () => {}),
  ]);
  t.after(bench.close);
  bench.deploy((inngest) => [
    inngest.createFunction(
      { id: 'bad', triggers: [{ event: 'go', if: 'event.data.n ===' }] },
      async () => {},
    ),
  ]);
  await assert.rejects(bench.sync(), /bench-bad: the expression "event.data.n ===" cannot be read/);
});

test('the app refuses what is not signed with its key', { timeout }, async (t) => {
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'go' }] }, async () => {}),
  ]);
  t.after(bench.close);
  const body = { event: { name: 'go', data: {} }, events: [{}], steps: {}, ctx: {}, version: 1 };
  const post = (signature?: string) =>
    bench.handle(
      new Request('http://app.local/api/inngest?fnId=bench-f&stepId=step', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signature && { 'x-inngest-signature': signature }),
        },
        body: JSON.stringify(body),
      }),
    );
  assert.equal((await post()).status, 401);
  assert.equal((await post(sign(body, 'signkey-test-ffff'))).status, 401);
  assert.equal((await post(sign(body, signingKey, Date.now() - 600_000))).status, 401);
  assert.notEqual((await post(sign(body, signingKey))).status, 401);
});
