import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedLine } from './placing-lines';
import { withPromotions } from './placing-promotions';
import type { PlacingPromotion } from './placing-read';

const at = new Date('2026-03-02T09:00:00Z');

test('ten percent of 10.00, 10.00 and 9.99 are 3.00, and odd cents go to the largest remainder', () => {
  const { lines, promotions } = given([line(1, 1000), line(2, 1000), line(3, 999)], [code({ value: 1000 })]);
  assert.deepEqual(
    lines.map(({ discountAmount, totalAmount }) => [discountAmount, totalAmount]),
    [
      [100, 900],
      [100, 900],
      [100, 899],
    ],
  );
  assert.deepEqual(
    promotions[0]?.shares.reduce((sum, { amount }) => sum + amount, 0),
    300,
  );
});

test('percent goes first, then the amount, then the shipping, whatever way they were typed', () => {
  const { lines, shippingAmount, promotions } = given(
    [line(1, 2000)],
    [
      code({ code: 'FREE', kind: 'shipping', value: 0 }),
      code({ code: 'FIVE', kind: 'amount', value: 500, currency: 'EUR' }),
      code({ value: 1000 }),
    ],
  );
  assert.deepEqual(
    promotions.map(({ code, amount }) => [code, amount]),
    [
      ['TEN', 200],
      ['FIVE', 500],
      ['FREE', 490],
    ],
  );
  assert.deepEqual([lines[0]?.totalAmount, shippingAmount], [1300, 0]);
});

test('no code gives more than the items cost', () => {
  const { lines, promotions } = given(
    [line(1, 300)],
    [code({ kind: 'amount', value: 500, currency: 'EUR' })],
  );
  assert.deepEqual([lines[0]?.totalAmount, promotions[0]?.amount], [0, 300]);
});

test('tax shrinks as its price does, contained or added', () => {
  const included = given([{ ...line(1, 1190), taxAmount: 190 }], [code({ value: 5000 })]).lines[0];
  assert.deepEqual([included?.totalAmount, included?.taxAmount], [595, 95]);
  const added = given(
    [{ ...line(1, 1000), taxAmount: 190, totalAmount: 1190 }],
    [code({ value: 5000 })],
    false,
  ).lines[0];
  assert.deepEqual([added?.totalAmount, added?.taxAmount, added?.discountAmount], [595, 95, 500]);
});

test('a bundle is worth nothing, so its parts take the share', () => {
  const { lines } = given(
    [
      { ...line(1, 0), kind: 'bundle' },
      { ...line(2, 900), parentNo: 1 },
      { ...line(3, 100), parentNo: 1 },
    ],
    [code({ value: 1000 })],
  );
  assert.deepEqual(
    lines.map(({ discountAmount }) => discountAmount),
    [0, 90, 10],
  );
});

const refused: [string, Partial<PlacingPromotion>, RegExp][] = [
  ['retired', { retiredAt: at }, /Code TEN is no longer in use/],
  ['not begun', { startsAt: '2026-04-01T00:00:00Z' }, /starts on 2026-04-01/],
  ['ended, at the moment itself', { endsAt: at }, /ended on 2026-03-02/],
  ['of another currency', { currency: 'USD' }, /for orders in USD, and this one is in EUR/],
  [
    'below its least amount',
    { minItemsAmount: 2001, currency: 'EUR' },
    /at least €20\.01\. These cost €20\.00/,
  ],
  ['used up', { maxUses: 3, uses: 3 }, /used up: 3 of 3/],
  ['used before', { oncePerCustomer: true, usedBefore: true }, /has used code TEN before/],
];
for (const [why, promotion, words] of refused)
  test(`a code that is ${why} is refused with its path`, () => {
    assert.throws(
      () => given([line(1, 2000)], [code(promotion)]),
      (error: Error & { details?: unknown }) => {
        assert.match(error.message, words);
        assert.match(JSON.stringify(error), /promotionCodes\.0/);
        return true;
      },
    );
  });

test('a code for each customer once needs to know whose order it is', () => {
  assert.throws(
    () => given([line(1, 2000)], [code({ oncePerCustomer: true })], true, undefined),
    /send the customer’s e-mail/,
  );
});

test('an unknown code is named', () => {
  assert.throws(() => given([line(1, 1)], [], true, 'a@b.example', ['NOPE']), /no promotion code "NOPE"/);
});

function given(
  lines: PlannedLine[],
  promotions: PlacingPromotion[],
  taxIncluded = true,
  email: string | undefined = taxIncluded && promotions[0]?.oncePerCustomer ? undefined : 'ada@example.com',
  promotionCodes = promotions.map((one) => one.code),
) {
  return withPromotions(
    {
      promotionCodes,
      currency: 'EUR',
      shippingAmount: 490,
      taxIncluded,
      customer: { language: 'en', email: promotions[0]?.usedBefore ? 'ada@example.com' : email },
    },
    { promotions },
    lines,
    at,
  );
}

const code = (given: Partial<PlacingPromotion>): PlacingPromotion => ({
  code: 'TEN',
  kind: 'percent',
  value: 1000,
  currency: null,
  minItemsAmount: null,
  startsAt: null,
  endsAt: null,
  maxUses: null,
  oncePerCustomer: false,
  uses: 0,
  retiredAt: null,
  usedBefore: false,
  ...given,
});

const line = (no: number, unitAmount: number): PlannedLine => ({
  no,
  parentNo: null,
  kind: 'physical',
  item: null,
  sku: `S${no}`,
  name: `S${no}`,
  quantity: 1,
  unitAmount,
  priceReason: null,
  discountAmount: 0,
  taxAmount: 0,
  taxRate: null,
  totalAmount: unitAmount,
  spec: null,
  location: null,
});
