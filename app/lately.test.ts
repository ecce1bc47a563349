import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lately } from './lately';

const second = (n: number) => new Date(Date.UTC(2026, 2, 1, 0, 0, n));

test('one answer serves all who ask within its time, and nobody after it', async () => {
  let asked = 0;
  const figure = lately(5_000, async () => ++asked);
  assert.deepEqual(await Promise.all([figure(second(0)), figure(second(0)), figure(second(4))]), [1, 1, 1]);
  assert.equal(await figure(second(5)), 2);
  assert.equal(await figure(second(1)), 3, 'a clock set back asks anew');
});

test('a failure is told to those who waited for it, and the next one asks again', async () => {
  let asked = 0;
  const figure = lately(5_000, async () => {
    asked += 1;
    if (asked === 1) throw new Error('no database');
    return asked;
  });
  const both = await Promise.allSettled([figure(second(0)), figure(second(1))]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await figure(second(2)), 2);
});
