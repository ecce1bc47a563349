import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spread, supportRefundLimit, within, worthOfUnits } from './rules';

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

test('units of less than a cent: their tax is never more than they are worth, and all of it in the end', () => {
  const screws = { totalAmount: 11, taxAmount: 2, quantity: 30 };
  let amount = 0;
  let tax = 0;
  for (let unit = 0; unit < 30; unit++) {
    const worth = worthOfUnits(screws, unit, unit + 1);
    assert.ok(worth.taxAmount <= worth.amount, `unit ${unit}: ${worth.taxAmount} of ${worth.amount}`);
    amount += worth.amount;
    tax += worth.taxAmount;
  }
  assert.deepEqual([amount, tax], [11, 2]);
  assert.deepEqual(worthOfUnits(screws, 0, 30), { amount: 11, taxAmount: 2 });
  assert.deepEqual(worthOfUnits({ totalAmount: 0, taxAmount: 0, quantity: 3 }, 0, 2), {
    amount: 0,
    taxAmount: 0,
  });
});
