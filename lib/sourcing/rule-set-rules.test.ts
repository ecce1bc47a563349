import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleSet, SourcingRule } from '@/db/schema/sourcing';
import { compareSets } from './comparison-rules';
import { type Ahead, contradictionsOf } from './contradiction-rules';
import { RuleSetInput } from './rule-set-inputs';
import { filterWords, type Names, sentenceOf } from './wording-rules';

const names: Names = {
  places: { LYS: 'Lyon', OPO: 'Porto', RTM: 'Rotterdam' },
  channels: { web: 'Web shop' },
  methods: { express: 'Express' },
};
const rule = (id: string, effect: SourcingRule['effect'], when: SourcingRule['when'] = {}): SourcingRule => ({
  id,
  name: id.toUpperCase(),
  when,
  effect,
});
const a = rule('a', { kind: 'same_country' });
const b = rule('b', { kind: 'nearest' });
const c = rule('c', { kind: 'fewest_shipments' });
const d = rule('d', { kind: 'otherwise', action: 'wait' });
const set = (rules: SourcingRule[], filter: RuleSet['filter'] = {}): RuleSet => ({
  name: 'Web',
  filter,
  rules,
});
const marks = (live: RuleSet, draft: RuleSet) =>
  compareSets(live, draft, names).rules.map(({ rule: { id }, marks }) => [id, ...marks].join(' '));

test('a rule reads as one sentence', () => {
  const said = (one: SourcingRule) => Object.values(sentenceOf(one, names)).join(', ');
  assert.equal(
    said(rule('x', { kind: 'only', locations: ['RTM'] }, { overWeightG: 12_000 })),
    'if it weighs over 12 kg, only Rotterdam',
  );
  assert.equal(
    said(rule('x', { kind: 'limit', maxShipments: 3, noSplitUnder: { amount: 15_000, currency: 'EUR' } })),
    'always, at most 3 shipments; no order under €150.00 is split',
  );
  assert.equal(said(d), 'if nobody can, wait in Cannot be filled, and try again at every receipt');
  assert.equal(
    filterWords({ channels: ['web'], countries: ['FR', 'BE'], minAmount: 5000, currency: 'EUR' }, names),
    'If it comes from Web shop, it goes to France or Belgium and it is worth €50.00 or more',
  );
});

test('against what is live a draft says what is new, changed, moved and gone, and no more', () => {
  assert.deepEqual(marks(set([a, b, c, d]), set([a, b, c, d])), ['a', 'b', 'c', 'd']);
  assert.deepEqual(marks(set([a, b, c, d]), set([c, a, b, d])), ['c moved up', 'a', 'b', 'd']);
  assert.deepEqual(marks(set([a, b, c, d]), set([b, c, d, a])), ['b', 'c', 'd', 'a moved down']);
  assert.deepEqual(
    marks(set([a, b]), set([b, a])),
    ['b moved up', 'a'],
    'of two that changed places one has moved',
  );
  assert.deepEqual(marks(set([a, b, c, d]), set([a, c, b, d])), ['a', 'c moved up', 'b', 'd']);
  const heavier = rule('x', { kind: 'only', locations: ['RTM'] }, { overWeightG: 12_000 });
  const light = rule('x', { kind: 'only', locations: ['RTM'] }, { overWeightG: 20_000 });
  const { rules, removed, changes } = compareSets(set([a, light, b]), set([heavier, a, c]), names);
  assert.deepEqual(rules[0]?.when, [{ words: 'it weighs over 12 kg', was: 'it weighs over 20 kg' }]);
  assert.deepEqual(rules[0]?.does, [{ words: 'only Rotterdam' }]);
  assert.deepEqual(
    removed.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(changes, [
    'X, changed: if it weighs over 12 kg, only Rotterdam',
    'X: moved up',
    'C, new: always, the fewest shipments',
    'B, removed: always, the shortest distance',
  ]);
  assert.deepEqual(compareSets(null, set([a]), names).changes, []);
});

const places = [
  { code: 'LYS', name: 'Lyon', paused: false, closed: false },
  { code: 'OPO', name: 'Porto', paused: true, closed: false },
  { code: 'RTM', name: 'Rotterdam', paused: false, closed: true },
];
const against = (rules: SourcingRule[], filter: RuleSet['filter'] = {}, ahead: Ahead[] = []) =>
  contradictionsOf(set(rules, filter), places, ahead).map(({ severity, words }) => `${severity}: ${words}`);

test('a set that says nothing against itself is left in peace', () => {
  assert.deepEqual(against([a, b, c, d, rule('x', { kind: 'only', locations: ['LYS', 'OPO'] })]), []);
});

test('places that are closed or paused, and rules that leave none, are said in plain words', () => {
  assert.match(
    against([rule('x', { kind: 'only', locations: ['RTM'] })])[0] ?? '',
    /^stop: "X" allows only Rotterdam, closed/,
  );
  assert.match(
    against([rule('x', { kind: 'only', locations: ['OPO'] })])[0] ?? '',
    /^look: "X" allows only Porto, which sends nothing now/,
  );
  assert.match(
    against([rule('x', { kind: 'prefer', locations: ['LYS', 'RTM'] })])[0] ?? '',
    /^look: "X" names Rotterdam, closed for good/,
  );
  const only = rule('x', { kind: 'only', locations: ['LYS'] }, { countries: ['FR'] });
  const never = rule('y', { kind: 'never', locations: ['LYS'] });
  assert.match(
    against([only, never])[0] ?? '',
    /^stop: "X" and "Y" together leave no place for the orders both fit \(Lyon\)/,
  );
  assert.deepEqual(
    against([only, { ...never, when: { countries: ['DE'] } }]),
    [],
    'they speak about different orders',
  );
});

test('rules and sets that can decide nothing are said', () => {
  assert.match(against([b, { ...b, id: 'z', name: 'Z' }])[0] ?? '', /^look: "B" and "Z" say the same/);
  assert.match(
    against([{ ...b, when: { countries: ['DE'] } }], { countries: ['FR'] })[0] ?? '',
    /^look: "B" never speaks: the set is only for France/,
  );
  const all = [{ name: 'Everything', filter: {} }];
  assert.match(
    against([b], { countries: ['FR'] }, all)[0] ?? '',
    /^look: "Everything" stands before it and takes every order/,
  );
  assert.deepEqual(against([b], {}, [{ name: 'France', filter: { countries: ['FR'] } }]), []);
  assert.deepEqual(
    against([b], { minAmount: 900, currency: 'EUR' }, [
      { name: 'x', filter: { minAmount: 900, currency: 'USD' } },
    ]),
    [],
  );
  assert.match(against([])[0] ?? '', /^look: Without a rule/);
});

test('what no order could follow is refused with the reason', () => {
  const wrong = (rules: unknown[], filter: object = {}) => {
    const read = RuleSetInput.safeParse({ name: 'Web', filter, rules });
    return read.success ? '' : read.error.issues.map(({ message }) => message).join('; ');
  };
  assert.equal(wrong([a, d]), '');
  assert.match(wrong([d, { ...d, id: 'e', name: 'E' }]), /"D" and "E" both say what happens otherwise/);
  assert.match(wrong([a, a]), /same id/);
  assert.match(wrong([rule('x', { kind: 'limit', maxShipments: 0 })]), /limit of 0/);
  assert.match(
    wrong([rule('x', { kind: 'limit', noSplitUnder: { amount: 0, currency: 'EUR' } })]),
    /limit of 0/,
  );
  assert.match(wrong([rule('x', { kind: 'limit' })]), /Say what the limit is/);
  assert.match(wrong([rule('x', { kind: 'only', locations: [] })]), /Choose at least one/);
  assert.match(wrong([b], { minAmount: 100 }), /Say in which currency/);
  assert.match(wrong([b], { minAmount: 100, maxAmount: 50, currency: 'EUR' }), /swap the two amounts/);
});
