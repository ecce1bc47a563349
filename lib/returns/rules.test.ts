import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReturnStatus } from '@/db/statuses';
import { returnableOf, returnStatusOf } from './rules';

const delivered = new Date('2026-03-04T09:00:00Z');
const mug = { lineNo: 1, name: 'Mug', shipped: 3, delivered: 2, announced: 1, deliveredAt: delivered };

test('customers return what has arrived, for 30 days', () => {
  const lastMoment = new Date('2026-04-03T09:00:00Z');
  const tooLate = new Date('2026-04-03T09:00:00.001Z');
  assert.deepEqual(returnableOf(mug, 'customer', lastMoment), { units: 1, problem: null });
  assert.deepEqual(returnableOf(mug, 'customer', tooLate), {
    units: 0,
    problem: 'Mug could be returned until Fri 3 Apr 2026.',
  });
  assert.match(
    returnableOf(mug, 'customer', new Date('2026-05-20T09:00:00Z')).problem ?? '',
    /until Fri 3 Apr 2026\./,
  );
  assert.match(
    returnableOf({ ...mug, delivered: 0, announced: 0, deliveredAt: null }, 'customer', delivered).problem ??
      '',
    /has not been delivered yet/,
  );
});

test('staff return what has been sent, any time', () => {
  const late = new Date('2027-01-01T00:00:00Z');
  assert.deepEqual(returnableOf(mug, 'staff', late), { units: 2, problem: null });
  assert.match(
    returnableOf({ ...mug, announced: 3 }, 'staff', late).problem ?? '',
    /All of Mug is already part of a return/,
  );
  assert.match(
    returnableOf({ ...mug, shipped: 0, delivered: 0, announced: 0 }, 'staff', late).problem ?? '',
    /has not been sent yet\. Cancel it/,
  );
});

test('a return stands where its units are, whatever came first', () => {
  const cases: [ReturnStatus, [number, number, number, number, number], ReturnStatus][] = [
    ['requested', [3, 0, 0, 0, 0], 'requested'],
    ['approved', [3, 0, 0, 0, 0], 'approved'],
    ['approved', [3, 0, 0, 0, 3], 'approved'],
    ['approved', [3, 1, 0, 0, 0], 'received'],
    ['received', [3, 3, 2, 0, 3], 'received'],
    ['received', [3, 3, 3, 0, 2], 'inspected'],
    ['received', [3, 3, 3, 0, 3], 'resolved'],
    ['received', [3, 2, 3, 1, 2], 'resolved'],
    ['approved', [3, 0, 3, 3, 0], 'resolved'],
    ['approved', [3, 0, 1, 1, 0], 'received'],
    ['canceled', [3, 0, 0, 0, 0], 'canceled'],
    ['declined', [3, 3, 3, 0, 3], 'declined'],
  ];
  for (const [before, [announced, received, inspected, missing, credited], after] of cases)
    assert.equal(
      returnStatusOf(before, { announced, received, inspected, missing, credited }),
      after,
      `${before} ${[announced, received, inspected, missing, credited]}`,
    );
});
