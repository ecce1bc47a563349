import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, isTriggeredBy, keyOf, matchedField } from './expressions';
import { sign } from './protocol';
import { backoff, delayOf, nextTick } from './schedule';

const event = { id: 'e', name: 'order.placed', ts: 0, data: { orderId: 7, total: 1200, tags: ['gift'] } };

test('durations, dates and Retry-After become milliseconds', () => {
  const now = Date.parse('2026-03-01T00:00:00Z');
  const delays: [string, number][] = [
    ['3d', 259_200_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['2w', 1_209_600_000],
    ['120', 120_000],
    ['2026-03-01T00:00:05Z', 5_000],
    ['2026-02-01T00:00:00Z', 0],
  ];
  for (const [text, ms] of delays) assert.equal(delayOf(text, now), ms, text);
  assert.throws(() => delayOf('soon'), /"soon" is neither a duration nor a date/);
});

test('the pauses between attempts grow as on Inngest', () => {
  const seconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200, 7200];
  for (const [attempt, least] of seconds.entries()) {
    const pause = backoff(attempt) / 1000;
    assert.ok(pause >= least && pause <= least + 30, `attempt ${attempt}: ${pause}`);
  }
});

test('a cron trigger keeps its time zone over the change of clocks', () => {
  const tick = (after: string) => nextTick('TZ=Europe/Paris 0 9 * * *', new Date(after)).toISOString();
  assert.equal(tick('2026-03-28T00:00:00Z'), '2026-03-28T08:00:00.000Z');
  assert.equal(tick('2026-03-29T00:00:00Z'), '2026-03-29T07:00:00.000Z');
});

test('expressions hold, and a missing field does not', () => {
  const cases: [string, boolean][] = [
    ['event.data.total > 1000', true],
    ["event.name == 'order.placed' && event.data.orderId == 8", false],
    ["'gift' in event.data.tags", true],
    ['event.data.nothing.at.all == 1', false],
    ['event.data.orderId == async.data.orderId', true],
  ];
  for (const [expression, expected] of cases)
    assert.equal(holds(expression, { event, async: event }), expected, expression);
  assert.equal(keyOf('event.data.orderId', event), 'key:7');
  assert.equal(keyOf('event.data.nothing', event), undefined);
  assert.equal(matchedField('event.data.orderId == async.data.orderId'), 'orderId');
  assert.equal(matchedField('event.data.orderId == async.data.other'), undefined);
});

test('a trigger may end in a star', () => {
  assert.equal(isTriggeredBy('order.*', 'order.placed'), true);
  assert.equal(isTriggeredBy('order.*', 'parcel.packed'), false);
  assert.equal(isTriggeredBy('order.placed', 'order.placed'), true);
});

test('a signature does not depend on the order of keys', () => {
  const key = 'signkey-test-abcd';
  const at = 1_700_000_000_000;
  const signature = sign({ b: [1, { d: null, c: 'é' }], a: undefined, z: 1.5 }, key, at);
  assert.equal(sign({ z: 1.5, b: [1, { c: 'é', d: null }] }, key, at), signature);
  assert.match(signature, /^t=1700000000&s=[0-9a-f]{64}$/);
  assert.notEqual(sign({ z: 1.5 }, key, at), signature);
});
