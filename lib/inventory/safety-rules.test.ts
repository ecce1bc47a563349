import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOfRule, type SafetyRule, safetyOf, safetyRuleFor } from './safety-rules';

const rule = (id: number, quantity: number, fits: Partial<SafetyRule> = {}): SafetyRule => ({
  id,
  quantity,
  locationId: null,
  channelId: null,
  category: null,
  ...fits,
});
const rules = [
  rule(1, 1),
  rule(2, 4, { locationId: 7 }),
  rule(3, 0, { locationId: 7, category: 'Bowls' }),
  rule(4, 9, { channelId: 3 }),
];

test('a later rule that fits overrides an earlier one', () => {
  const said = (of: Parameters<typeof safetyRuleFor>[1]) => safetyRuleFor(rules, of)?.id;
  assert.equal(said({ locationId: 8 }), 1);
  assert.equal(said({ locationId: 7 }), 2);
  assert.equal(said({ locationId: 7, category: 'Bowls' }), 3);
  assert.equal(said({ locationId: 8, category: 'Bowls' }), 1);
  assert.equal(said({ locationId: 7, category: 'Bowls', channelId: 3 }), 4);
  assert.equal(said({ locationId: 7, channelId: 2 }), 2);
  assert.equal(safetyRuleFor([], { locationId: 7 }), undefined);
});

test('what a shelf keeps back itself is never undercut', () => {
  const of = { locationId: 7, category: 'Bowls' };
  assert.equal(safetyOf(rules, 0, of), 0);
  assert.equal(safetyOf(rules, 2, of), 2);
  assert.equal(safetyOf(rules, 2, { locationId: 7 }), 4);
  assert.equal(safetyOf([], 2, of), 2);
});

test('a rule is named by what it is for', () => {
  assert.equal(nameOfRule({ location: null, channel: null, category: null }), 'everything');
  assert.equal(
    nameOfRule({ location: 'Lyon', channel: 'Marketplace', category: 'Bowls' }),
    'Bowls at Lyon for Marketplace',
  );
});
