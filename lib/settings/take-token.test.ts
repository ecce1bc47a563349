import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { closeDb, db } from '@/db';
import { buckets } from '@/db/schema';
import { system } from '@/lib/staff/permissions';
import { at, unique } from '@/tests/world';
import { takeToken } from './take-token';

after(closeDb);

const door = system('test');
const holder = globalThis as { waybillLeases?: Map<string, unknown> };
/** Another process remembers nothing of what this one has leased. */
const anotherProcess = () => holder.waybillLeases?.clear();
beforeEach(anotherProcess);

const aCaller = (perSecond = 5, burst = 300) => ({
  scope: 'test',
  subject: unique('caller'),
  perSecond,
  burst,
});
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const asked = async (limit: ReturnType<typeof aCaller>, times: number, moment = at) => {
  const answers = await Promise.all(
    Array.from({ length: times }, () =>
      takeToken(door, limit, moment).then(
        () => 'in',
        (error) => error.code,
      ),
    ),
  );
  return answers.filter((answer) => answer === 'in').length;
};

test('as many as the bucket holds at once, then as many as flow in', async () => {
  const limit = aCaller();
  assert.equal(await asked(limit, 400), 300);
  assert.equal(await asked(limit, 10, later(1)), 5);
  assert.equal(await asked(limit, 400, later(3600)), 300);
});

test('the refusal says how long to wait, and it is true', async () => {
  const limit = aCaller(0.1, 1);
  await takeToken(door, limit, at);
  await assert.rejects(takeToken(door, limit, at), { code: 'too_many', detail: { retryAfter: 10 } });
  assert.equal(await asked(limit, 1, later(9)), 0);
  assert.equal(await asked(limit, 1, later(10)), 1);
});

test('several processes share one bucket', async () => {
  const limit = aCaller();
  const taken: number[] = [];
  for (let i = 0; i < 4; i++) {
    anotherProcess();
    taken.push(await asked(limit, 120));
  }
  assert.deepEqual(taken, [120, 120, 60, 0]);
});

test('callers do not share, and only a digest of them is kept', async () => {
  const [one, other] = [aCaller(1, 1), aCaller(1, 1)];
  assert.equal(await asked(one, 2), 1);
  assert.equal(await asked(other, 2), 1);
  const kept = await db.select({ subject: buckets.subject }).from(buckets);
  assert.ok(kept.every(({ subject }) => /^[\w-]{43}$/.test(subject)));
});

test('a hundred requests cost one row written', async () => {
  const limit = aCaller(50, 500);
  await asked(limit, 100);
  const before = await db.select().from(buckets);
  await asked(limit, 100);
  const written = (await db.select().from(buckets)).filter(
    (row) => !before.some((old) => old.subject === row.subject && old.tokens === row.tokens),
  );
  assert.deepEqual(
    written.map(({ tokens, leased }) => [tokens, leased]),
    [[300, 100]],
  );
});
