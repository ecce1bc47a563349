import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { draftOf, typedLine } from '@/tests/drafts';
import type { DraftContent, DraftLine } from './draft-inputs';
import { pricedOrder, priceProblems, taxOf, totalOf } from './draft-price-rules';
import { readDraft } from './draft-rules';

after(closeDb);

const at = new Date('2026-03-02T09:00:00.000Z');
const line = (given: Partial<DraftLine>) => typedLine({ key: 'a', sku: 'BOWL', ...given });
const told = (given: Partial<DraftContent>) =>
  readDraft(draftOf({ channel: 'phone', lines: [line({})], ...given }), 'EUR', at).problems.map(
    ({ path, message, missing }) => `${path}: ${message}${missing ? ' (missing)' : ''}`,
  );
const units = 'lines.a.quantity: Write a whole number from 1 to 1,000,000';

const table: [what: string, given: Partial<DraftContent>, says: string[]][] = [
  ['nothing wrong', {}, []],
  ['no unit', { lines: [line({ quantity: '0' })] }, [units]],
  ['a billion units', { lines: [line({ quantity: '1000000000' })] }, [units]],
  ['more than fits', { lines: [line({ quantity: '9'.repeat(18) })] }, [units]],
  ['half a unit', { lines: [line({ quantity: '1.5' })] }, [units]],
  ['words', { lines: [line({ quantity: 'two' })] }, [units]],
  [
    'a price of words',
    { lines: [line({ price: 'cheap' })] },
    ['lines.a.price: Write an amount in EUR, for example 12'],
  ],
  [
    'too many decimals',
    { lines: [line({ price: '1.234' })] },
    ['lines.a.price: Write an amount in EUR, for example 12'],
  ],
  [
    'a negative discount',
    { lines: [line({ discount: '-5' })] },
    ['lines.a.discount: Write it without a minus'],
  ],
  [
    'a custom line without name and price',
    { lines: [line({ sku: '' })] },
    ['lines.a.name: Say what it is (missing)', 'lines.a.price: Write a price; 0 is one too (missing)'],
  ],
  ['more tax than money', { taxRate: '119' }, ['taxRate: Write a tax rate in percent, from 0 to 100']],
  ['no line', { lines: [] }, ['add: Add at least one item (missing)']],
  [
    'nobody',
    { customer: { name: ' ', email: '', phone: '', language: '' } },
    ['customer.name: Say who it is for (missing)'],
  ],
  [
    'an address that is none',
    { customer: { name: 'Ada', email: 'ada@home', phone: '', language: '' } },
    ['customer.email: This is not an e-mail address'],
  ],
  [
    'ship before it may leave',
    { shipAfter: '2026-04-10', shipBy: '2026-04-09' },
    ['shipBy: This lies before the day it may leave'],
  ],
  ['a day that is over', { shipBy: '2026-03-01' }, ['shipBy: That day is over']],
  ['a day that never comes', { shipAfter: '2026-02-30' }, ['shipAfter: Write a day, for example 2026-12-24']],
  ['pickup nowhere', { method: 'pickup' }, ['pickupLocation: Choose where it is picked up (missing)']],
  ['paid somehow', { payment: 'paid' }, ['paidBy: Say how it was paid (missing)']],
  ['a shipping price of words', { shipping: 'free' }, ['shipping: Write an amount in EUR, for example 12']],
];
for (const [what, given, says] of table)
  test(`a draft with ${what} says so at its field`, () => assert.deepEqual(told(given), says));

test('an address is asked for piece by piece', () => {
  const shipTo = { ...draftOf({}).shipTo, line1: '', city: '', country: '' };
  assert.deepEqual(told({ shipTo }), [
    'shipTo.line1: Write the street (missing)',
    'shipTo.city: Write the town (missing)',
    'shipTo.country: Write the country (missing)',
  ]);
});

test('amounts are read as people write them', () => {
  const { order } = readDraft(
    draftOf({ lines: [line({ price: '€ 1 234,50', quantity: ' 2 ' })], shipping: 'EUR 4.9' }),
    'EUR',
    at,
  );
  assert.deepEqual(order.lines[0], {
    sku: 'BOWL',
    quantity: 2,
    discountAmount: 0,
    taxAmount: 0,
    unitAmount: 123_450,
  });
  assert.equal(order.shippingAmount, 490);
});

test('tax is contained in a price or added to it', () => {
  assert.equal(taxOf(11_900, 0.19, true), 1_900);
  assert.equal(taxOf(10_000, 0.19, false), 1_900);
  assert.equal(taxOf(1, 0.19, true), 0);
  const { order } = readDraft(
    draftOf({ lines: [line({ quantity: '2', taxRate: '19' })], taxIncluded: false }),
    'EUR',
    at,
  );
  const catalog = [{ sku: 'BOWL', priceAmount: 1000 }];
  const priced = pricedOrder(order, catalog);
  assert.equal(priced.lines[0]?.taxAmount, 380);
  assert.equal(totalOf(priced, catalog), 2380);
});

test('an own price wants a reason; below the limit nobody but an owner', () => {
  const catalog = [{ sku: 'BOWL', priceAmount: 1000 }];
  const said = (given: Partial<DraftLine>, limit: number | null) => {
    const { order, keys } = readDraft(draftOf({ lines: [line(given)] }), 'EUR', at);
    return priceProblems(order, keys, catalog, limit).map(({ path, message }) => `${path}: ${message}`);
  };
  assert.deepEqual(said({ price: '10' }, 20), []);
  assert.deepEqual(said({ price: '12' }, 20), ['lines.a.priceReason: Say why it does not cost €10.00']);
  assert.deepEqual(said({ price: '8', priceReason: 'x' }, 20), []);
  const below = 'This is 21 % below the catalog. You may give 20 %; an owner can place it';
  assert.deepEqual(said({ price: '7.90', priceReason: 'x' }, 20), [`lines.a.price: ${below}`]);
  assert.deepEqual(said({ quantity: '10', discount: '21' }, 20), [`lines.a.discount: ${below}`]);
  assert.deepEqual(said({ price: '0', priceReason: 'x' }, null), []);
});
