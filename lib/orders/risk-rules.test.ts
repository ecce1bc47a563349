import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualRiskLimits } from '@/lib/channels/settings-rules';
import { assessOrder, looksRandom, type RiskQuestion } from './risk-rules';

const calm: RiskQuestion = {
  email: 'ada.lovelace@example.com',
  shipCountry: 'DE',
  billCountry: 'DE',
  totalAmount: 4000,
  currency: 'EUR',
  limitCurrency: 'EUR',
  mostOfOne: { sku: 'CUP', quantity: 2 },
  history: { orders: 4, refunded: 0, returns: 0, sameEmail: 0, samePhone: 0, sameAddress: 0 },
};
const assess = (given: Partial<RiskQuestion>) => assessOrder({ ...calm, ...given }, usualRiskLimits);
const history = (given: Partial<RiskQuestion['history']>) => ({ history: { ...calm.history, ...given } });

test('an ordinary order has no facts', () => {
  assert.deepEqual(assess({}), { level: 'low', score: 0, facts: [] });
});

const cases: [string, Partial<RiskQuestion>, string, string][] = [
  [
    'a first order over the amount',
    { totalAmount: 50_000, ...history({ orders: 0 }) },
    'first_order',
    'A first order of €500.00',
  ],
  ['two countries', { billCountry: 'US' }, 'countries', 'Billed to US, sent to DE'],
  [
    'the third order of an e-mail address',
    history({ sameEmail: 2 }),
    'same_email',
    'Order 3 with this e-mail address within 24 hours',
  ],
  [
    'the third order of a phone',
    history({ samePhone: 2 }),
    'same_phone',
    'Order 3 with this phone number within 24 hours',
  ],
  [
    'the fourth order to an address',
    history({ sameAddress: 3 }),
    'same_address',
    'Order 4 to this address within 24 hours',
  ],
  [
    'a made-up e-mail address',
    { email: 'x7k2m9q4z@example.com' },
    'random_email',
    'The e-mail address looks made up',
  ],
  ['many of one', { mostOfOne: { sku: 'CUP', quantity: 10 } }, 'quantity', '10 of CUP'],
  ['refunds before', history({ refunded: 2 }), 'refunded', '2 earlier orders were paid back'],
  ['returns before', history({ returns: 3 }), 'returns', '3 returns so far'],
];
for (const [what, given, rule, words] of cases)
  test(`${what} is one fact, in words and points`, () => {
    const { facts, score } = assess(given);
    assert.deepEqual(
      facts.map((fact) => [fact.rule, fact.words]),
      [[rule, words]],
    );
    assert.ok(score > 0 && score === facts[0]?.points);
  });

test('facts add up to a level', () => {
  assert.equal(assess({ totalAmount: 90_000, ...history({ orders: 0 }) }).level, 'medium');
  const all = assess({
    totalAmount: 90_000,
    billCountry: 'US',
    mostOfOne: { sku: 'C', quantity: 99 },
    ...history({ orders: 0 }),
  });
  assert.deepEqual([all.level, all.score], ['high', 70]);
});

test('an amount in another currency is not compared', () => {
  assert.deepEqual(assess({ totalAmount: 90_000, currency: 'JPY', ...history({ orders: 0 }) }).facts, []);
});

test('names are no random letters', () => {
  for (const email of [
    'christopher.schwartz@x.example',
    'jan1987@x.example',
    'info@x.example',
    'krzysztof@x.example',
  ])
    assert.ok(!looksRandom(email), email);
  for (const email of ['xkcdqwrtz@x.example', 'a1b2c3d4@x.example']) assert.ok(looksRandom(email), email);
});
