import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlace, aRule, aSet, needsOf, routed, routingFacts, shelves } from '@/tests/routing';
import { routeOrder } from './route-order';

const hamburg = aPlace(1, { name: 'Hamburg', latitude: 53.55, longitude: 9.99, country: 'DE', region: 'HH' });
const berlin = aPlace(2, { name: 'Berlin', latitude: 52.52, longitude: 13.4, country: 'DE', region: 'BE' });
const lyon = aPlace(3, { name: 'Lyon', latitude: 45.76, longitude: 4.84, country: 'FR', region: 'ARA' });
const places = [hamburg, berlin, lyon];
const toBerlin = { destination: { latitude: 52.5, longitude: 13.4, country: 'DE', region: 'be' } };
const everywhere = { 1: { 1: 5, 2: 5, 3: 5 } };
const at = (code: string) => [code];

test('row C1: the first live set whose filter fits decides; without one the built-in rules do', () => {
  const sets = [
    aSet([aRule({ kind: 'only', locations: at('P3') })], { channels: ['market'] }, 'Market'),
    {
      ...aSet(
        [aRule({ kind: 'only', locations: at('P1') })],
        { tags: ['vip'], minAmount: 500, currency: 'EUR' },
        'VIP',
      ),
      id: 2,
    },
    { ...aSet([aRule({ kind: 'never', locations: at('P2') })], { countries: ['FR'] }, 'France'), id: 3 },
  ];
  const from = (facts: Parameters<typeof routingFacts>[0]) => {
    const input = { needs: needsOf([[1, 1]]), places, available: shelves(everywhere), ruleSets: sets };
    const { set, sendings } = routeOrder({ ...input, facts: routingFacts({ ...toBerlin, ...facts }) });
    return [set?.name ?? null, sendings[0]?.locationId];
  };
  assert.deepEqual(from({ channel: 'market', tags: ['vip'] }), ['Market', 3]);
  assert.deepEqual(from({ tags: ['vip'] }), ['VIP', 1]);
  assert.deepEqual(from({ tags: ['vip'], totalAmount: 499 }), [null, 2], 'worth less');
  assert.deepEqual(from({ tags: ['vip'], currency: 'USD' }), [null, 2], 'other money does not match');
  assert.deepEqual(from({}), [null, 2]);
});

type Case = {
  name: string;
  rules: Parameters<typeof aRule>[0][];
  stock?: Record<number, Record<number, number>>;
  to: number;
  says: string;
};
const cost = (place: typeof lyon, shipmentCostAmount: number) => ({
  ...place,
  settings: { shipmentCostAmount },
});
const paid = [cost(hamburg, 500), cost(berlin, 900), cost(lyon, 400)];
const cases: Case[] = [
  {
    name: 'preferred',
    rules: [{ kind: 'prefer', locations: ['P3'] }],
    to: 3,
    says: 'Preferred by “prefer” with it: 973 km, had 5. Berlin came second.',
  },
  {
    name: 'same country',
    rules: [{ kind: 'same_country' }, { kind: 'lowest_cost' }],
    to: 1,
    says: 'Cheapest to send from with it: 256 km, had 5. Berlin came second.',
  },
  {
    name: 'same region',
    rules: [{ kind: 'same_region' }],
    to: 2,
    says: 'In BE, where it goes, with it: 2 km, had 5. Hamburg came second.',
  },
  {
    name: 'nearest',
    rules: [{ kind: 'nearest' }],
    to: 2,
    says: 'Nearest with it: 2 km, had 5. Hamburg came second.',
  },
  {
    name: 'most stock',
    rules: [{ kind: 'most_stock' }],
    stock: { 1: { 1: 4, 2: 4, 3: 9 } },
    to: 3,
    says: 'Most stock with it: 973 km, had 9. Berlin came second.',
  },
  {
    name: 'lowest cost',
    rules: [{ kind: 'lowest_cost' }],
    to: 3,
    says: 'Cheapest to send from with it: 973 km, had 5. Hamburg came second.',
  },
];

for (const { name, rules, stock = everywhere, to, says } of cases)
  test(`row C1: ${name}`, () => {
    const { sends, says: said } = routed({
      stock,
      places: paid,
      facts: toBerlin,
      rules: rules.map((effect) => aRule(effect)),
    });
    assert.deepEqual(sends, { [to]: [[1, 1]] });
    assert.deepEqual(said, [says]);
  });

test('row C1: the first rule that is no tie decides, and those after it are not asked', () => {
  const rules = [
    aRule({ kind: 'same_country' }),
    aRule({ kind: 'prefer', locations: ['P3'] }, { methods: ['pickup'] }, 'Pickups'),
    aRule({ kind: 'never', locations: ['P9'] }),
    aRule({ kind: 'prefer', locations: ['P1'] }),
    aRule({ kind: 'nearest' }),
  ];
  const { sendings, sends } = routed({ stock: everywhere, places, facts: toBerlin, rules });
  assert.deepEqual(sends, { 1: [[1, 1]] });
  const route = sendings[0]?.route;
  assert.deepEqual([route?.set, route?.ruleId], [{ id: 1, name: 'Set' }, 'prefer']);
  assert.deepEqual(route?.walked, [
    { rule: 'same_country', effect: 'narrowed', from: 3, to: 2 },
    { rule: 'Pickups', effect: 'skipped', words: 'it travels by ship' },
    { rule: 'never', effect: 'kept', from: 3, to: 3 },
    { rule: 'prefer', effect: 'decided', from: 2, to: 1 },
    { rule: 'nearest', effect: 'not_asked' },
  ]);
  assert.deepEqual(
    route?.candidates?.map(({ code, rank, words }) => [code, rank, words]),
    [['P1', 1, undefined], ['P2', 2, 'prefer: not named'], ['P3', 3, 'same_country: in FR']], // biome-ignore format: a table
  );
});

test('row C1: only and never leave places out, and the reason names the rule', () => {
  const only = aRule({ kind: 'only', locations: ['P3'] }, { overWeightG: 12_000 }, 'Heavy from Lyon');
  const heavy = { ...toBerlin, weightG: 18_400 };
  const from = routed({ stock: everywhere, places, facts: heavy, rules: [only] });
  assert.deepEqual(from.says, ['Only Lyon is left with it by “Heavy from Lyon”: 973 km, had 5.']);
  assert.deepEqual(
    from.sendings[0]?.route.candidates?.map(({ code, words }) => [code, words]),
    [['P3', undefined], ['P1', 'left out by “Heavy from Lyon”'], ['P2', 'left out by “Heavy from Lyon”']], // biome-ignore format: a table
  );
  assert.equal(
    routed({ stock: everywhere, places, facts: toBerlin, rules: [only] }).sendings[0]?.locationId,
    2,
  );

  const held = routed({ stock: { 1: { 1: 5 } }, places, facts: heavy, rules: [only] });
  assert.deepEqual(held.misses, [[1, 1, 'rules']]);
  assert.equal(held.missing[0]?.sentence, '“Heavy from Lyon” leaves out Hamburg, which has it. It waits.');
});

test('row C1: rules that contradict each other say which leave nobody', () => {
  const rules = [
    aRule({ kind: 'only', locations: ['P3'] }, {}, 'From Lyon'),
    aRule({ kind: 'never', locations: ['P3'] }, {}, 'Not from Lyon'),
  ];
  const { misses, missing } = routed({ stock: everywhere, places, rules });
  assert.deepEqual(misses, [[1, 1, 'rules']]);
  assert.equal(
    missing[0]?.sentence,
    '“From Lyon” and “Not from Lyon” leave nobody who may send it. It waits.',
  );
});

test('row C1: days of cover, and the largest share of a free day', () => {
  const demand = shelves({ 1: { 1: 1, 2: 5 } });
  const lasting = routed({
    stock: everywhere,
    places: [hamburg, berlin],
    demand,
    rules: [aRule({ kind: 'days_of_cover' })],
  });
  assert.deepEqual(lasting.says, ['Lasts longest with it: had 5. Berlin came second.']);

  const limited = [10, 50].map((capacityPerDay, i) => aPlace(i + 1, { settings: { capacityPerDay } }));
  const load = new Map([[1, new Map([['2026-11-30', 5]])], [2, new Map([['2026-11-30', 40]])]]); // biome-ignore format: a table
  const free = routed({
    stock: { 1: { 1: 5, 2: 5 } },
    places: limited,
    load,
    rules: [aRule({ kind: 'capacity_left' })],
  });
  assert.deepEqual(free.says, ['Most room that day with it: had 5. Place 2 came second.']);
  assert.equal(free.sendings[0]?.route.candidates?.[1]?.words, 'capacity_left: 20% free');
});

test('row C1: what nobody can send may be refused, by the set', () => {
  const rules = [aRule({ kind: 'otherwise', action: 'refuse' })];
  assert.equal(routed({ stock: {}, places, rules }).otherwise, 'refuse');
  assert.equal(routed({ stock: {}, places }).otherwise, 'wait');
});

test('row C2: the nearest sends what it has, the next nearest the rest', () => {
  const rules = [aRule({ kind: 'nearest' })];
  const stock = { 1: { 1: 9, 2: 3 }, 2: { 1: 9, 3: 9 } };
  const { sends, says } = routed({ wants: [[1, 5], [2, 1]], stock, places, facts: toBerlin, rules }); // biome-ignore format: a table
  assert.deepEqual(sends, { 2: [[1, 3]], 1: [[1, 2], [2, 1]] }); // biome-ignore format: a table
  assert.deepEqual(says, [
    'Nearest with some of it: sends 3 of 6, 2 km, had 3.',
    'Nearest with some of it: sends 3 of 6, 256 km, had 9 and 9.',
  ]);
});
