import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spread, supportRefundLimit, within } from './rules';

test('support may refund 200.00 in a currency with cents, 200 in one without, 200.000 in one with thousandths', () => {
  assert.equal(supportRefundLimit('EUR'), 20_000);
  assert.equal(supportRefundLimit('JPY'), 200);
  assert.equal(supportRefundLimit('KWD'), 200_000);
});

test('an amount is taken out of what is open in the order given', () => {
  const open = [
    { id: 3, rest: 50 },
    { id: 2, rest: 0 },
    { id: 1, rest: 100 },
  ];
  assert.deepEqual(spread(50, open), [{ id: 3, rest: 50, amount: 50 }]);
  assert.deepEqual(spread(60, open), [
    { id: 3, rest: 50, amount: 50 },
    { id: 1, rest: 100, amount: 10 },
  ]);
  assert.equal(spread(151, open), null);
  assert.deepEqual(spread(0, open), []);
});

test('shares are lowered from the end, their taxes with them', () => {
  const shares = [
    { amount: 100, taxAmount: 16 },
    { amount: 100, taxAmount: 16 },
  ];
  assert.deepEqual(within(200, shares), shares);
  assert.deepEqual(within(150, shares), [
    { amount: 100, taxAmount: 16 },
    { amount: 50, taxAmount: 8 },
  ]);
  assert.deepEqual(within(0, shares), [
    { amount: 0, taxAmount: 0 },
    { amount: 0, taxAmount: 0 },
  ]);
});
