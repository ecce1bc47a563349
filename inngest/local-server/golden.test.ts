import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Inngest, NonRetriableError, RetryAfterError, StepError } from 'inngest';
import { openBench } from '@/tests/inngest-bench';

/*
 * Each function below ended this way on Inngest's own server when this table was written.
 * `done` is what the function returned, `trace` what its steps did, in order.
 */
type Context = Parameters<Parameters<Inngest['createFunction']>[1]>[0] & {
  mark<T>(name: string, value?: T): T;
};
type Scenario = {
  run(context: Context): Promise<unknown>;
  done: unknown;
  trace?: string[];
  /** Passes before the function ends. */
  pass?: string;
};

const scenarios: Record<string, Scenario> = {
  'no steps': { run: async ({ mark }) => mark('plain'), done: 'plain', trace: ['plain'] },
  'results come back as they were stored': {
    run: async ({ step }) => [
      await step.run('undefined', () => undefined),
      await step.run('date', () => new Date(0)),
      await step.run('object', () => ({ z: 1, a: [1, { b: undefined }] })),
      await step.run('text', () => 'é\u0000\ud83d\ude00'),
    ],
    done: [null, '1970-01-01T00:00:00.000Z', { z: 1, a: [1, {}] }, 'é\u0000😀'],
  },
  'a large result': {
    run: async ({ step }) =>
      createHash('sha1')
        .update(await step.run('big', () => 'x'.repeat(900_000)))
        .digest('hex'),
    done: 'a12533aba546016e342619c9cdd7f93cdba2a65d',
  },
  'one id several times': {
    async run({ step, mark }) {
      const seen: string[] = [];
      for (const n of [0, 1, 2]) seen.push(await step.run('same', () => mark(`i${n}`)));
      return seen;
    },
    done: ['i0', 'i1', 'i2'],
    trace: ['i0', 'i1', 'i2'],
  },
  'parallel steps and a sleep, then one more step': {
    async run({ step, mark }) {
      const all = await Promise.all([
        step.run('a', () => mark('a')),
        step.sleep('s', '1h'),
        step.run('b', () => mark('b')),
      ]);
      return step.run('c', () => mark('c', all.length));
    },
    pass: '1 hour',
    done: 3,
    trace: ['a', 'b', 'c'],
  },
  'two blocks of parallel steps': {
    async run({ step, mark }) {
      const first = await Promise.all([1, 2, 3].map((n) => step.run(`x${n}`, () => mark(`x${n}`))));
      const middle = await step.run('middle', () => mark('middle'));
      const last = await Promise.all([1, 2].map((n) => step.run(`y${n}`, () => mark(`y${n}`))));
      return [...first, middle, ...last].join();
    },
    done: 'x1,x2,x3,middle,y1,y2',
  },
  'a chain in one branch': {
    run: ({ step, mark }) =>
      Promise.all([
        step.run('a1', () => mark('a1')).then(() => step.run('a2', () => mark('a2'))),
        step.run('b1', () => mark('b1')),
      ]),
    done: ['a2', 'b1'],
  },
  'twenty in parallel': {
    async run({ step }) {
      const numbers = await Promise.all(Array.from({ length: 20 }, (_, n) => step.run(`n${n}`, () => n)));
      return numbers.reduce((sum, n) => sum + n, 0);
    },
    done: 190,
  },
  'a race waits for all and the first wins': {
    run: ({ step, mark }) =>
      Promise.race([
        step.run('fast', () => mark('fast')),
        step.run('slow', () => pause(2000).then(() => mark('slow'))),
      ]),
    done: 'fast',
    trace: ['fast', 'slow'],
  },
  'one of two parallel steps is tried again': {
    run: ({ step, attempt, mark }) =>
      Promise.all([
        step.run('p', () => {
          mark('p');
          if (attempt === 0) throw new Error('once');
          return attempt;
        }),
        step.run('q', () => 'q'),
      ]),
    done: [1, 'q'],
    trace: ['p', 'p'],
  },
  'allSettled with a failure': {
    async run({ step }) {
      const fail = () => {
        throw new NonRetriableError('bad');
      };
      const settled = await Promise.allSettled([step.run('ok', () => 'ok'), step.run('bad', fail)]);
      return settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message));
    },
    done: ['ok', 'bad'],
  },
  'step errors can be caught': {
    async run({ step }) {
      const fail = () => {
        throw new NonRetriableError('E');
      };
      let caught = 0;
      for (const id of ['e1', 'e2'])
        await step.run(id, fail).catch((error: unknown) => {
          caught += error instanceof StepError ? 1 : 10;
        });
      return caught;
    },
    done: 2,
  },
  'the function itself says when to try again': {
    async run({ attempt, mark }) {
      mark('try');
      if (attempt < 1) throw new RetryAfterError('later', '1s');
      return attempt;
    },
    done: 1,
    trace: ['try', 'try'],
  },
  'sleep until a moment': {
    async run({ step, mark }) {
      const at = await step.run('when', () => new Date(Date.now() + 3_600_000).toISOString());
      await step.sleepUntil('until', at);
      return mark('woke');
    },
    pass: '1 hour',
    done: 'woke',
    trace: ['woke'],
  },
};

const cases = Object.entries(scenarios);

test('functions end as they do on Inngest', { timeout: 120_000 }, async (t) => {
  const traces = cases.map((): string[] => []);
  const bench = await openBench(
    (inngest) =>
      cases.map(([, { run }], n) =>
        inngest.createFunction(
          { id: `s${n}`, triggers: [{ event: 'go', if: `event.data.n == ${n}` }], retries: 2 },
          (context) => {
            const mark = (name: string, value: unknown = name) => {
              traces[n]?.push(name);
              return value;
            };
            return run({ ...context, mark } as Context);
          },
        ),
      ),
    { backoff: () => 50 },
  );
  t.after(bench.close);

  for (const [n, [name, { pass, done, trace }]] of cases.entries())
    await t.test(name, async () => {
      await bench.send('go', { n });
      await bench.settle();
      if (pass) await bench.pass(pass);
      await bench.until('the run is over', async () => (await bench.runs(`s${n}`))[0]?.status !== 'running');
      assert.deepEqual(await bench.runs(`s${n}`), [{ status: 'completed', output: done }]);
      // Side by side means in any order; what must come after what shows in the output.
      if (trace) assert.deepEqual(traces[n]?.toSorted(), trace.toSorted());
    });
});
