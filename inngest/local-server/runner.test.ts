import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { cron, NonRetriableError } from 'inngest';
import { openBench } from '@/tests/inngest-bench';

const timeout = 90_000;

test('a sleep of days survives a restart, and cancelOn ends it', { timeout }, async (t) => {
  const asked: unknown[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      {
        id: 'ask',
        triggers: [{ event: 'delivered' }],
        cancelOn: [{ event: 'returned', match: 'data.orderId' }],
      },
      async ({ event, step }) => {
        await step.sleep('a-few-days', '4d');
        await step.run('ask', () => asked.push(event.data.orderId));
      },
    ),
  ]);
  t.after(bench.close);
  for (const orderId of [1, 2]) await bench.send('delivered', { orderId });
  await bench.settle();

  await bench.restart();
  await bench.send('returned', { orderId: 2 });
  await bench.pass('95 hours');
  assert.deepEqual(asked, []);
  await bench.pass('1 hour');
  assert.deepEqual(asked, [1]);
  assert.deepEqual(
    (await bench.runs('ask')).map(({ status }) => status),
    ['completed', 'cancelled'],
  );
});

test('a failing step is tried again after Inngest’s pauses, steps before it are not', {
  timeout,
}, async (t) => {
  const tries: string[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      { id: 'retry', triggers: [{ event: 'go' }], retries: 3 },
      async ({ step, attempt }) => {
        await step.run('before', () => tries.push('before'));
        return step.run('flaky', () => {
          tries.push(`try ${attempt}`);
          if (attempt < 2) throw new Error('not yet');
          return attempt;
        });
      },
    ),
  ]);
  t.after(bench.close);
  await bench.send('go');
  await bench.settle();
  assert.deepEqual(tries, ['before', 'try 0']);
  await bench.pass('14 seconds');
  assert.deepEqual(tries, ['before', 'try 0']);
  await bench.pass('32 seconds');
  assert.deepEqual(tries, ['before', 'try 0', 'try 1']);
  await bench.pass('61 seconds');
  assert.deepEqual(tries, ['before', 'try 0', 'try 1', 'try 2']);
  assert.deepEqual(await bench.runs('retry'), [{ status: 'completed', output: 2 }]);
});

test('when tries run out, or none can help, onFailure hears of it', { timeout }, async (t) => {
  const heard: string[] = [];
  let tries = 0;
  const bench = await openBench(
    (inngest) => [
      inngest.createFunction(
        {
          id: 'worn-out',
          triggers: [{ event: 'go' }],
          retries: 1,
          onFailure: async ({
            error,
            event,
          }: {
            error: Error;
            event: { data: { event: { data: { orderId: number } } } };
          }) => {
            heard.push(`${error.message} for ${event.data.event.data.orderId}`);
          },
        },
        async () => {
          tries++;
          throw new Error('out of paper');
        },
      ),
      inngest.createFunction(
        {
          id: 'hopeless',
          triggers: [{ event: 'go' }],
          onFailure: async ({ error }: { error: Error }) => void heard.push(error.message),
        },
        async ({ step }) => {
          await step.run('look', () => {
            throw new NonRetriableError('no such order');
          });
        },
      ),
    ],
    { backoff: () => 20 },
  );
  t.after(bench.close);
  await bench.send('go', { orderId: 7 });
  await bench.settle();
  assert.equal(tries, 2);
  assert.deepEqual(heard.sort(), ['no such order', 'out of paper for 7']);
});

test('a cron fires once a tick, and once for all the ticks it missed', { timeout }, async (t) => {
  const fired: unknown[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      { id: 'poll', triggers: [cron('TZ=Europe/Paris 0 9 * * *')] },
      async ({ event }) => {
        fired.push((event.data as { cron: string }).cron);
      },
    ),
  ]);
  t.after(bench.close);
  assert.deepEqual(fired, []);
  await bench.pass('25 hours');
  assert.deepEqual(fired, ['TZ=Europe/Paris 0 9 * * *']);
  await bench.pass('9 days');
  assert.equal(fired.length, 2);
});

test('an event id starts a function once, also one that was deployed later', { timeout }, async (t) => {
  const started: string[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'old', triggers: [{ event: 'go' }] }, async () => void started.push('old')),
  ]);
  t.after(bench.close);
  for (let i = 0; i < 3; i++) await bench.send('go', {}, 'shop-1');
  await bench.settle();
  assert.deepEqual(started, ['old']);

  await bench.restart((inngest) =>
    ['old', 'new'].map((id) =>
      inngest.createFunction({ id, triggers: [{ event: 'go' }] }, async () => void started.push(id)),
    ),
  );
  await bench.send('go', {}, 'shop-1');
  await bench.settle();
  assert.deepEqual(started, ['old', 'new']);
});

test('an idempotency expression starts a function once for each key', { timeout }, async (t) => {
  const keys: unknown[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      { id: 'once', triggers: [{ event: 'go' }], idempotency: 'event.data.key' },
      async ({ event }) => void keys.push(event.data.key),
    ),
  ]);
  t.after(bench.close);
  for (const key of ['a', 'a', 'b']) await bench.send('go', { key });
  await bench.settle();
  assert.deepEqual(keys.sort(), ['a', 'b']);
});

test('concurrency is kept, as a whole and for each key', { timeout }, async (t) => {
  const running = new Map<string, number>();
  const peaks = new Map<string, number>();
  const work = async (name: string) => {
    const now = (running.get(name) ?? 0) + 1;
    running.set(name, now);
    peaks.set(name, Math.max(peaks.get(name) ?? 0, now));
    await pause(200);
    running.set(name, (running.get(name) ?? 0) - 1);
  };
  const bench = await openBench((inngest) => [
    inngest.createFunction({ id: 'two', triggers: [{ event: 'go' }], concurrency: 2 }, () => work('all')),
    inngest.createFunction(
      { id: 'one-each', triggers: [{ event: 'go' }], concurrency: { limit: 1, key: 'event.data.who' } },
      ({ event }) => work(event.data.who),
    ),
  ]);
  t.after(bench.close);
  for (let i = 0; i < 9; i++) await bench.send('go', { who: `w${i % 3}` });
  await bench.settle();
  assert.deepEqual([...peaks].sort(), [
    ['all', 2],
    ['w0', 1],
    ['w1', 1],
    ['w2', 1],
  ]);
  const { length } = await bench.store.execute(
    sql`select 1 from inngest_local.run where status = 'completed'`,
  );
  assert.equal(length, 18);
});
