import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledge,
  countAgain,
  countByHand,
  countOf,
  foldCode,
  isCodeOf,
  leftOf,
  nextLine,
  nothingVerified,
  readTyped,
  readWeight,
  type StationLine,
  scan,
  spellingsOf,
  stillFits,
  unitsOf,
} from './verify-rules';

const bowl: StationLine = { lineNo: 1, name: 'Bowl', sku: 'BWL-16', barcode: '4006381333931', left: 2 };
const cup: StationLine = { lineNo: 2, name: 'Cup', sku: 'CUP-1', barcode: null, left: 1 };
const again: StationLine = { ...bowl, lineNo: 3, left: 1 };
const card: StationLine = { lineNo: 4, name: 'Card', sku: null, barcode: null, left: 1 };
const lines = [bowl, cup];

test('a code is the same in any case, with a symbology prefix, and as a GTIN of any length', () => {
  assert.equal(foldCode(' ]C1bwl-16 '), 'BWL-16');
  assert.equal(foldCode('4006381333931'), '04006381333931');
  assert.equal(foldCode('036000291452'), '00036000291452');
  assert.equal(isCodeOf(bowl, '04006381333931'), true);
  assert.equal(isCodeOf(bowl, 'bwl-16'), true);
  assert.equal(isCodeOf(bowl, '4006381333930'), false);
  assert.equal(isCodeOf(card, ''), false);
  assert.deepEqual(spellingsOf('036000291452'), ['036000291452', '00036000291452', '0036000291452']);
  assert.deepEqual(spellingsOf('cup-1'), ['cup-1', 'CUP-1']);
});

test('right scans count up, and the station goes on with the line at hand', () => {
  let state = scan(lines, nothingVerified, '4006381333931');
  state = scan(lines, state, '4006381333931');
  state = scan(lines, state, 'cup-1');
  assert.deepEqual(state, {
    checks: [
      { how: 'scan', lineNo: 1, quantity: 2, code: '4006381333931' },
      { how: 'scan', lineNo: 2, quantity: 1, code: 'cup-1' },
    ],
    wrongScans: 0,
    lineNo: 2,
    block: null,
  });
  assert.equal(unitsOf(state), 3);
  assert.equal(nextLine(lines, state), null);
  assert.equal(nextLine(lines, scan(lines, nothingVerified, 'CUP-1'))?.lineNo, 1);
  assert.equal(nextLine(lines, scan(lines, nothingVerified, 'BWL-16'))?.lineNo, 1);
  const three = [bowl, { ...cup, left: 2 }];
  assert.equal(nextLine(three, scan(three, nothingVerified, 'CUP-1'))?.lineNo, 2);
});

test('a wrong item blocks, and nothing counts before it is acknowledged', () => {
  const blocked = scan(lines, nothingVerified, 'LAMP');
  assert.deepEqual(blocked, {
    ...nothingVerified,
    wrongScans: 1,
    block: { why: 'wrong', code: 'LAMP', lineNo: null },
  });
  assert.deepEqual(scan(lines, blocked, 'BWL-16'), { ...blocked, wrongScans: 2 });
  assert.equal(countByHand(lines, blocked, { lineNo: 1, quantity: 1 }), blocked);
  assert.equal(countOf(scan(lines, acknowledge(blocked), 'BWL-16'), 1), 1);
});

test('one too many blocks, by scan and by hand', () => {
  const full = scan(lines, nothingVerified, 'CUP-1');
  assert.deepEqual(scan(lines, full, 'CUP-1').block, { why: 'too_many', code: 'CUP-1', lineNo: 2 });
  const byHand = countByHand(lines, nothingVerified, { lineNo: 1, quantity: 3 });
  assert.deepEqual([byHand.checks, byHand.block?.why], [[], 'too_many']);
});

test('the same item on two lines fills the first, then the second', () => {
  let state = nothingVerified;
  for (let i = 0; i < 3; i++) state = scan([bowl, again], state, 'BWL-16');
  assert.deepEqual([countOf(state, 1), countOf(state, 3)], [2, 1]);
  assert.equal(scan([bowl, again], state, 'BWL-16').block?.why, 'too_many');
});

test('a person counts several, or says why there is no scan, and may count a line again', () => {
  let state = countByHand(lines, nothingVerified, { lineNo: 1, quantity: 2 });
  state = countByHand(lines, state, { lineNo: 2, quantity: 1, reason: 'no_code' });
  assert.deepEqual(state.checks, [
    { how: 'hand', lineNo: 1, quantity: 2 },
    { how: 'unscannable', lineNo: 2, quantity: 1, reason: 'no_code' },
  ]);
  for (const quantity of [0, -1, 0.5, Number.NaN])
    assert.equal(countByHand(lines, state, { lineNo: 1, quantity }), state);
  assert.equal(countByHand(lines, state, { lineNo: 9, quantity: 1 }), state);
  assert.deepEqual(countAgain(state, 1).checks, [
    { how: 'unscannable', lineNo: 2, quantity: 1, reason: 'no_code' },
  ]);
  assert.equal(leftOf(bowl, countAgain(state, 1)), 2);
});

test('what was verified fits until the shipment has become smaller', () => {
  const state = scan(lines, scan(lines, nothingVerified, 'BWL-16'), 'BWL-16');
  assert.equal(stillFits(lines, state), true);
  assert.equal(stillFits([{ ...bowl, left: 1 }, cup], state), false);
  assert.equal(stillFits([cup], state), false);
});

test('what is typed means a box, a quantity, a weight or a code; a code of the shipment always wins', () => {
  assert.deepEqual(readTyped('  ', lines), { is: 'nothing' });
  assert.deepEqual(readTyped('3', lines), { is: 'box', key: 3 });
  assert.deepEqual(readTyped('5', lines), { is: 'code', code: '5' });
  assert.deepEqual(readTyped('*6', lines), { is: 'quantity', quantity: 6 });
  assert.deepEqual(readTyped('*0', lines), { is: 'code', code: '*0' });
  assert.deepEqual(readTyped('2.31', lines), { is: 'weight', weightG: 2310 });
  assert.deepEqual(readTyped('2,3 kg', lines), { is: 'weight', weightG: 2300 });
  assert.deepEqual(readTyped('850 g', lines), { is: 'weight', weightG: 850 });
  assert.deepEqual(readTyped('850G', lines), { is: 'code', code: '850G' });
  assert.deepEqual(readTyped('3', [{ ...cup, sku: '3' }]), { is: 'code', code: '3' });
});

test('a weight is read in kilograms unless it says grams', () => {
  assert.deepEqual(
    ['2.31', '2,31', '5', '850 g', '0', '', 'heavy', '1001', '9999999 g', '-1'].map(readWeight),
    [2310, 2310, 5000, 850, null, null, null, null, null, null],
  );
});
