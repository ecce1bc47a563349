import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Inngest, NonRetriableError } from 'inngest';
import { openBench } from '@/tests/inngest-bench';

const timeout = 90_000;

const child = (inngest: Inngest) =>
  inngest.createFunction({ id: 'child', triggers: [{ event: 'never' }], retries: 0 }, async ({ event }) => {
    if (event.data.fail) throw new NonRetriableError('no');
    return Number(event.data.n) * 21;
  });

test('an invoked function answers its caller, beside another step', { timeout }, async (t) => {
  const bench = await openBench((inngest) => {
    const callee = child(inngest);
    const caller = inngest.createFunction({ id: 'caller', triggers: [{ event: 'go' }] }, ({ step }) =>
      Promise.all([step.invoke('i', { function: callee, data: { n: 2 } }), step.run('r', () => 'r')]),
    );
    return [callee, caller];
  });
  t.after(bench.close);
  await bench.send('go');
  await bench.settle();
  assert.deepEqual(await bench.runs('caller'), [{ status: 'completed', output: [42, 'r'] }]);
});

test('a failing invoked function throws in its caller', { timeout }, async (t) => {
  const bench = await openBench((inngest) => {
    const callee = child(inngest);
    const caller = inngest.createFunction({ id: 'caller', triggers: [{ event: 'go' }] }, async ({ step }) => {
      try {
        return await step.invoke('i', { function: callee, data: { fail: true } });
      } catch (error) {
        return `caught ${error instanceof Error ? error.message : ''}`;
      }
    });
    return [callee, caller];
  });
  t.after(bench.close);
  await bench.send('go');
  await bench.settle();
  assert.deepEqual(await bench.runs('caller'), [{ status: 'completed', output: 'caught no' }]);
});

test('functions hear of runs that were canceled', { timeout }, async (t) => {
  const heard: string[] = [];
  const bench = await openBench((inngest) => [
    inngest.createFunction(
      { id: 'long', triggers: [{ event: 'go' }], cancelOn: [{ event: 'stop', match: 'data.k' }] },
      async ({ step }) => step.sleep('long', '30d'),
    ),
    inngest.createFunction(
      { id: 'ear', triggers: [{ event: 'inngest/function.cancelled' }] },
      async ({ event }) => {
        heard.push(event.data.function_id);
      },
    ),
  ]);
  t.after(bench.close);
  await bench.send('go', { k: 'a' });
  await bench.send('stop', { k: 'b' });
  await bench.settle();
  assert.deepEqual(heard, []);
  await bench.send('stop', { k: 'a' });
  await bench.settle();
  assert.deepEqual(heard, ['bench-long']);
});
