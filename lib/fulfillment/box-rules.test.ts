import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Box,
  carries,
  contentsG,
  formatKg,
  formatSize,
  parcelCode,
  readParcelCode,
  suggestBox,
  weightGap,
} from './box-rules';

const box = (id: number, mm: number, maxG: number | null): Box => ({
  id,
  name: `B${id}`,
  key: null,
  lengthMm: mm,
  widthMm: mm,
  heightMm: mm,
  tareG: 100,
  maxG,
});
const [small, middle, large] = [box(1, 100, 2000), box(2, 200, 8000), box(3, 300, 20_000)];

test('contents weigh what their units weigh, and nothing is said when one weight is missing', () => {
  assert.equal(contentsG([]), 0);
  assert.equal(
    contentsG([
      { quantity: 3, weightG: 500 },
      { quantity: 1, weightG: 20 },
    ]),
    1520,
  );
  assert.equal(
    contentsG([
      { quantity: 3, weightG: 500 },
      { quantity: 1, weightG: null },
    ]),
    null,
  );
});

test('the smallest box that carries it is suggested, a box without a limit never', () => {
  assert.equal(suggestBox([large, middle, small], 2000)?.id, 1);
  assert.equal(suggestBox([large, middle, small], 2001)?.id, 2);
  assert.equal(suggestBox([large, middle, small], 20_001), null);
  assert.equal(suggestBox([box(4, 50, null)], 100), null);
  assert.equal(suggestBox([small], null), null);
  assert.equal(suggestBox([small], 0), null);
  assert.deepEqual(
    [carries(small, 2000), carries(small, 2001), carries(box(4, 50, null), 9e9)],
    [true, false, true],
  );
});

test('the scale may be off by 5 %, at least 50 g', () => {
  assert.equal(weightGap(850, 800), null);
  assert.equal(weightGap(851, 800), 51);
  assert.equal(weightGap(5880, 5600), null);
  assert.equal(weightGap(2310, 5600), -3290);
  assert.equal(weightGap(null, 5600), null);
  assert.equal(weightGap(800, null), null);
});

test('boxes, weights and parcels are written as people read them', () => {
  assert.equal(formatKg(2310), '2.31 kg');
  assert.equal(formatSize({ ...small, lengthMm: 385 }), '38.5 × 10 × 10');
  assert.equal(parcelCode(42), 'P42');
  assert.deepEqual(['P42', 'p42 ', 'P0', '42', 'PX'].map(readParcelCode), [42, 42, null, null, null]);
});
