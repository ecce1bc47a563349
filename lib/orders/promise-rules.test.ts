import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOver, lastOf, revised } from './promise-rules';

const day = (n: number) => new Date(Date.UTC(2026, 2, n));

test('an order has a day when all of its shipments have one: the last', () => {
  assert.deepEqual(lastOf([day(3), day(9), day(5)]), day(9));
  assert.equal(lastOf([day(3), null]), null);
  assert.equal(lastOf([]), null);
});

const cases: [name: string, now: Date | null, given: boolean, dates: (Date | null)[], then: Date | null][] = [
  ['later is told', day(5), false, [day(3), day(7)], day(7)],
  ['sooner is told when we counted it', day(5), false, [day(3)], day(3)],
  ['sooner than somebody has said is not', day(5), true, [day(3)], null],
  ['later than somebody has said is', day(5), true, [day(7)], day(7)],
  ['the same is not told again', day(5), false, [day(5)], null],
  ['a first date is told', null, false, [day(5)], day(5)],
  ['no date takes none away', day(5), false, [day(3), null], null],
];
for (const [name, promisedAt, given, dates, then] of cases)
  test(name, () => assert.deepEqual(revised({ promisedAt, given }, dates), then));

test('late is counted in started days', () => {
  assert.equal(daysOver(day(5), day(5)), 0);
  assert.equal(daysOver(day(5), new Date(day(5).getTime() + 1)), 1);
  assert.equal(daysOver(day(5), day(8)), 3);
});
