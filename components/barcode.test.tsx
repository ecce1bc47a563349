import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf } from './barcode';

test('a barcode is Code 128: start, a symbol for each character, check symbol, stop', () => {
  const { bars, width } = barsOf('P42');
  const widths = bars
    .map(([x, wide], i) => `${wide}${(bars[i + 1]?.[0] ?? x + wide) - x - wide || ''}`)
    .join('');
  // Start B, P, 4, 2, (104 + 48 + 2 × 20 + 3 × 18) mod 103 = 40, stop: as the standard's table has them.
  assert.equal(widths, '211214' + '313121' + '221231' + '223211' + '231113' + '2331112');
  assert.equal(width, 5 * 11 + 13);
});
