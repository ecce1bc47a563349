import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import postgres from 'postgres';
import { GET as getOrder } from '@/app/api/v1/orders/[number]/route';
import { GET as listOrders, POST as postOrder } from '@/app/api/v1/orders/route';
import { GET as alive } from '@/app/livez/route';
import { closeDb } from '@/db';
import { consult } from './database';
import { render } from './docs';
import { fill } from './fill/fill';
import { isMet, measured, quantile, type Result } from './measure';
import { type OpenBench, openBench } from './open-bench';
import { readOptions } from './options';
import { packageOf, summarize } from './profile';
import { measureScenario, watchedHere } from './run';
import type { WebBench } from './scenario';
import { scenarios } from './scenarios';
import { printTable } from './table';
import { cpuSeconds, machine, peakMemory } from './usage';

const SIZE = 300;
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 16, onnotice() {} });
let bench: OpenBench;
const results: Result[] = [];

before(async () => {
  await fill(sql, SIZE, new Date(), () => {});
  bench = await openBench(sql, SIZE, { runs: 1, seconds: 1 });
});
after(async () => {
  await sql.end();
  await closeDb();
});

test('the fill makes a shop in which the doctor finds nothing, of all that happens to orders', async () => {
  await consult();
  const [{ orders, moments } = { orders: 0, moments: 0 }] = await sql<{ orders: number; moments: number }[]>`
    select count(*)::int orders, count(distinct placed_at)::int moments from orders`;
  assert.equal(orders, SIZE + 1);
  assert.ok(moments > SIZE * 0.9);
  const found = await sql<{ status: string; n: number }[]>`
    select status, count(*)::int n from orders group by 1
    union all select 'returns', count(*)::int from returns union all select 'answers', count(score)::int from feedback
    union all select 'tracked', count(*)::int from parcels where tracking_number is not null
    union all select 'letters', count(*)::int from messages union all select f, count(*)::int from (select fulfillment_status f from orders) x group by 1`;
  const count = (status: string) => found.find((row) => row.status === status)?.n ?? 0;
  for (const status of [
    'closed',
    'open',
    'canceled',
    'to_verify',
    'returns',
    'answers',
    'letters',
    'shipped',
    'packed',
    'picking',
  ])
    assert.ok(count(status) > 0, status);
  assert.ok(count('tracked') > SIZE * 0.8);
});

test('every scenario without a browser runs and gets right answers, and the shop is sound afterwards', async () => {
  const web: WebBench = { ...bench, client, staffCookie: '' };
  for (const scenario of scenarios) {
    if (['page', 'track', 'batch'].includes(scenario.name)) continue;
    const measures = await (scenario.over === 'http' ? scenario.measures(web) : scenario.measures(bench));
    assert.ok(measures.length > 0, scenario.name);
    const seconds = scenario.over === 'http' ? 0.1 : 1;
    const watched = await watchedHere(sql, true);
    results.push(...(await measureScenario(scenario.name, measures, watched, { runs: 1, seconds })));
    await scenario.after?.(bench);
  }
  for (const { scenario, name, calls, errors, error, rate, p50, p95, p99 } of results) {
    const where = `${scenario}: ${name}`;
    assert.deepEqual([errors, error], [0, null], where);
    const [median, most, worst] = [p50 ?? 0, p95 ?? 0, p99 ?? 0];
    assert.ok(calls > 0 && rate > 0 && median > 0 && median <= most && most <= worst, where);
  }
  await consult();
});

test('the table and the page name every figure', () => {
  const lines: string[] = [];
  printTable(results, (line) => lines.push(line));
  const report = {
    at: '2026-03-02T09:00:00.000Z',
    commit: 'abc',
    size: SIZE,
    runs: 1,
    seconds: 1,
    letters: false,
  };
  const page = render([
    { ...report, machine: machine(), databaseSize: '1 MB', doctorSeconds: null, results, profiles: [] },
  ]);
  for (const { scenario, name } of results) {
    assert.ok(lines.some((line) => line.includes(`${scenario}: ${name}`)));
    assert.ok(page.includes(`${scenario}: ${name}`));
  }
  assert.match(page, /11\.5\/s/);
});

test('a wrong answer is counted, named and reaches no target', async () => {
  let turns = 0;
  const call = async () => {
    turns += 1;
    if (turns % 2 === 0) throw new Error('answered 500');
  };
  const figures = await measured(
    { name: 'x', concurrency: 2, call },
    { runs: 1, seconds: 0.01, watched: { app: undefined, database: undefined } },
  );
  assert.ok(figures.errors > 0);
  assert.equal(figures.error, 'answered 500');
  assert.equal(isMet(figures, { rate: 0 }), false);
  assert.equal(isMet({ ...figures, errors: 0, p95: 3 }, { p95: 2 }), false);
  assert.equal(isMet({ ...figures, errors: 0, p95: 2 }, { p95: 2 }), true);
});

test('percentiles are by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  assert.deepEqual([quantile(hundred, 0.5), quantile(hundred, 0.95), quantile(hundred, 0.99)], [50, 95, 99]);
  assert.equal(quantile([7], 0.95), 7);
});

test('CPU and memory are read where the system tells them', { skip: process.platform !== 'linux' }, () => {
  const before = cpuSeconds(process.pid) ?? 0;
  for (const end = Date.now() + 300; Date.now() < end; );
  assert.ok((cpuSeconds(process.pid) ?? 0) > before);
  assert.ok((peakMemory(process.pid) ?? 0) > 10);
});

test('a profile is summed by package and function', () => {
  const frame = (functionName: string, url: string) => ({
    functionName,
    url,
    lineNumber: 1,
    columnNumber: 1,
  });
  const profile = summarize('place', {
    nodes: [
      { id: 1, callFrame: frame('(idle)', '') },
      { id: 2, callFrame: frame('read', new URL('../../lib/money.ts', import.meta.url).href) },
      {
        id: 3,
        callFrame: frame(
          'send',
          new URL('../../node_modules/postgres/src/connection.js', import.meta.url).href,
        ),
      },
    ],
    samples: [1, 2, 3, 3],
    timeDeltas: [40, 20, 20, 20],
  });
  assert.equal(profile.idle, 0.4);
  assert.deepEqual(
    profile.packages.map(({ name, share }) => [name, Math.round(share * 100)]),
    [
      ['postgres', 67],
      ['Waybill lib/', 33],
    ],
  );
  assert.equal(packageOf('node_modules/@scope/name/x.js'), '@scope/name');
});

test('sizes are read as people write them, and nonsense is refused', () => {
  assert.deepEqual(readOptions(['--size', '1k,100K,1m']).sizes, [1000, 100_000, 1_000_000]);
  for (const wrong of [['--size', 'many'], ['--size', '5'], ['--runs', '0'], ['--seconds', 'x'], ['--nope']])
    assert.throws(() => readOptions(wrong), /--/);
});

/** The API's own handlers, without a server in between. */
const client: WebBench['client'] = {
  async get(path, headers) {
    if (path === '/livez') return answerOf(alive());
    const request = requestOf(path, { headers });
    const number = /\/orders\/([^/?]+)$/.exec(path)?.[1];
    return answerOf(
      number
        ? await getOrder(request, { params: Promise.resolve({ number }) })
        : await listOrders(request, { params: Promise.resolve({}) }),
    );
  },
  async post(path, body, headers) {
    const sent = {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    return answerOf(await postOrder(requestOf(path, sent), { params: Promise.resolve({}) }));
  },
  close() {},
};
const requestOf = (path: string, init: object) => new Request(`http://bench.local${path}`, init);
const answerOf = async (response: Response) => ({ status: response.status, text: await response.text() });
