import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GetStepTools, Inngest } from 'inngest';
import { openBench } from '@/tests/inngest-bench';

const timeout = 90_000;
type Step = GetStepTools<Inngest>;

/** One function that waits: `wait` says for what. */
const openWaiting = (wait: (step: Step) => Promise<unknown>) =>
  openBench((inngest) => [
    inngest.createFunction({ id: 'f', triggers: [{ event: 'placed' }] }, ({ step }) => wait(step as Step)),
  ]);

test('a wait ends with the first event that matches', { timeout }, async (t) => {
  const bench = await openWaiting(async (step) => {
    const paid = await step.waitForEvent('paid', { event: 'paid', timeout: '1d', match: 'data.orderId' });
    return paid?.data.amount;
  });
  t.after(bench.close);
  await bench.send('placed', { orderId: 1 });
  await bench.settle();
  await bench.send('paid', { orderId: 2, amount: 500 });
  await bench.settle();
  assert.deepEqual(await bench.runs('f'), [{ status: 'running', output: null }]);
  for (const amount of [700, 900]) await bench.send('paid', { orderId: 1, amount });
  await bench.settle();
  assert.deepEqual(await bench.runs('f'), [{ status: 'completed', output: 700 }]);
});

test('a wait times out', { timeout }, async (t) => {
  const bench = await openWaiting(async (step) => {
    const paid = await step.waitForEvent('paid', { event: 'paid', timeout: '1d' });
    return paid === null ? 'nobody paid' : 'paid';
  });
  t.after(bench.close);
  await bench.send('placed');
  await bench.settle();
  await bench.pass('23 hours');
  assert.deepEqual(await bench.runs('f'), [{ status: 'running', output: null }]);
  await bench.pass('1 hour');
  await bench.send('paid');
  await bench.settle();
  assert.deepEqual(await bench.runs('f'), [{ status: 'completed', output: 'nobody paid' }]);
});

/** As on Inngest, a race goes on when all of it is over, and still knows who was first. */
const race = (step: Step) =>
  Promise.race([
    step.sleep('a-while', '2h').then(() => 'slept'),
    step.waitForEvent('paid', { event: 'paid', timeout: '1d' }).then(() => 'paid'),
  ]);

test('of a sleep and an event, the event is first', { timeout }, async (t) => {
  const bench = await openWaiting(race);
  t.after(bench.close);
  await bench.send('placed');
  await bench.settle();
  await bench.send('paid');
  await bench.settle();
  await bench.pass('3 hours');
  assert.deepEqual(await bench.runs('f'), [{ status: 'completed', output: 'paid' }]);
});

test('of a sleep and an event, the sleep is first', { timeout }, async (t) => {
  const bench = await openWaiting(race);
  t.after(bench.close);
  await bench.send('placed');
  await bench.settle();
  await bench.pass('3 hours');
  await bench.send('paid');
  await bench.settle();
  assert.deepEqual(await bench.runs('f'), [{ status: 'completed', output: 'slept' }]);
});
