import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RuleEffect } from '@/db/schema';
import { aPlace, aRule, aSet, needsOf, routed, routingFacts, shelves } from '@/tests/routing';
import { routeOrder } from './route-order';

const places = [1, 2, 3].map((id) => aPlace(id));
const three = { 1: { 1: 1 }, 2: { 2: 1 }, 3: { 3: 1 } };
const each = [[1, 1], [2, 1], [3, 1]] as const; // biome-ignore format: a table

test('row C3: at most so many shipments; the rest waits and names the rule', () => {
  const rules = [aRule({ kind: 'limit', maxShipments: 2 }, {}, 'Two parcels')];
  const { sendings, missing } = routed({ wants: each, stock: three, places, rules });
  assert.equal(sendings.length, 2);
  assert.deepEqual(
    missing.map(({ why }) => why),
    ['limit'],
  );
  assert.match(
    missing[0]?.sentence ?? '',
    /^“Two parcels” allows 2 shipments, this would be one more though Place \d has it/,
  );
});

test('row C3: a wish gives way before units are left behind by a limit', () => {
  const rules = [aRule({ kind: 'prefer', locations: ['P1'] }), aRule({ kind: 'limit', maxShipments: 1 })];
  const stock = { 1: { 1: 1, 3: 1 }, 2: { 3: 1 } };
  const { sends } = routed({ wants: [[1, 1], [2, 1]], stock, places, rules }); // biome-ignore format: a table
  assert.deepEqual(sends, { 3: [[1, 1], [2, 1]] }); // biome-ignore format: a table
});

test('row C3: worth too little to be split, and complete by the order’s own wish', () => {
  const rules = [aRule({ kind: 'limit', noSplitUnder: { amount: 3000, currency: 'EUR' } }, {}, 'Small ones')];
  const small = routed({ wants: each, stock: three, places, rules });
  assert.deepEqual([small.sends, small.complete], [{}, true]);
  assert.match(small.missing[0]?.sentence ?? '', /^“Small ones”: it leaves all together or not at all/);
  const large = routed({ wants: each, stock: three, places, rules, facts: { totalAmount: 3000 } });
  assert.equal(large.sendings.length, 3);
  const foreign = routed({ wants: each, stock: three, places, rules, facts: { currency: 'USD' } });
  assert.equal(foreign.sendings.length, 3);
  const wished = routed({ wants: each, stock: three, places, facts: { shipComplete: true } });
  assert.deepEqual([wished.sends, wished.misses.length], [{}, 3]);
});

const friday = '2026-11-30';
const limited = (id: number, capacityPerDay: number) => aPlace(id, { settings: { capacityPerDay } });
const busy = (shipments: number) => new Map([[1, new Map([[friday, shipments]])]]);

test('row C3: a full day comes after places with room, and its next free day is promised when nobody else has it', () => {
  const two = [limited(1, 5), aPlace(2)];
  const stock = { 1: { 1: 9, 2: 1 } };
  assert.deepEqual(routed({ stock, places: two, load: busy(4) }).sends, { 1: [[1, 1]] });
  const full = routed({ stock, places: two, load: busy(5) });
  assert.deepEqual(full.says, ['Has room that day, with it: had 1. Place 1 came second.']);
  const alone = routed({ stock: { 1: { 1: 9 } }, places: two, load: busy(5) });
  assert.deepEqual(
    alone.sendings.map(({ locationId, shipDay }) => [locationId, shipDay]),
    [[1, '2026-12-01']],
  );
  const never = routed({ stock: { 1: { 1: 9 } }, places: [limited(1, 0)] });
  assert.deepEqual(never.misses, [[1, 1, 'capacity']]);
});

const effects: fc.Arbitrary<RuleEffect> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('only' as const, 'never' as const, 'prefer' as const),
    locations: fc.uniqueArray(fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom(
      'same_country' as const,
      'nearest' as const,
      'fewest_shipments' as const,
      'most_stock' as const,
      'lowest_cost' as const,
      'capacity_left' as const,
    ),
  }),
  fc.record({ kind: fc.constant('limit' as const), maxShipments: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('limit' as const), complete: fc.constant(true) }),
);
const orders = fc.record({
  rules: fc.array(effects, { maxLength: 6 }),
  wants: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })), {
    minLength: 1,
    maxLength: 4,
  }),
  stock: fc.array(fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 5, maxLength: 5 }), {
    minLength: 3,
    maxLength: 3,
  }),
  places: fc.array(
    fc.record({
      paused: fc.boolean(),
      country: fc.constantFrom('DE', 'FR'),
      longitude: fc.integer({ min: 0, max: 3 }),
      capacity: fc.option(fc.integer({ min: 0, max: 2 })),
      cost: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 5, maxLength: 5 },
  ),
  shuffle: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
});

test('rows C1, C2, C3: never more than there is, every unit once, no limit broken, whatever order the places come in', () => {
  fc.assert(
    fc.property(orders, ({ rules, wants, stock, places: given, shuffle }) => {
      const all = given.map(({ paused, country, longitude, capacity, cost }, i) =>
        aPlace(i + 1, {
          country,
          latitude: 50,
          longitude,
          pausedAt: paused ? new Date(0) : null,
          settings: { shipmentCostAmount: cost, ...(capacity !== null && { capacityPerDay: capacity }) },
        }),
      );
      const available = shelves(
        Object.fromEntries(
          stock.map((row, v) => [v + 1, Object.fromEntries(row.map((units, i) => [i + 1, units]))]),
        ),
      );
      const decide = (some: typeof all) =>
        routeOrder({
          facts: routingFacts({ destination: { country: 'DE', latitude: 50, longitude: 0 } }),
          needs: needsOf(wants),
          places: some,
          available,
          ruleSets: [aSet(rules.map((effect, i) => aRule(effect, {}, `${i}`)))],
        });
      const decision = decide(all);
      const order = all.map((place, i) => ({ place, by: shuffle[i] ?? 0 })).sort((a, b) => a.by - b.by);
      assert.deepEqual(decide(order.map(({ place }) => place)), decision);

      const taken = new Map<string, number>();
      const placed = new Map<number, number>();
      for (const { locationId, units } of decision.sendings)
        for (const { lineNo, quantity } of units) {
          assert.ok(quantity > 0);
          const key = `${wants[lineNo - 1]?.[0]}/${locationId}`;
          taken.set(key, (taken.get(key) ?? 0) + quantity);
          placed.set(lineNo, (placed.get(lineNo) ?? 0) + quantity);
        }
      for (const { lineNo, quantity } of decision.missing)
        placed.set(lineNo, (placed.get(lineNo) ?? 0) + quantity);
      assert.deepEqual(
        wants.map((_, i) => placed.get(i + 1)),
        wants.map(([, quantity]) => quantity),
      );
      for (const [key, units] of taken) {
        const [variant = 0, location = 0] = key.split('/').map(Number);
        assert.ok(units <= (available.get(variant)?.get(location) ?? 0));
      }

      const from = decision.sendings.map(({ locationId }) => all.find(({ id }) => id === locationId));
      assert.ok(
        from.every((place) => place && place.pausedAt === null && place.settings.capacityPerDay !== 0),
      );
      for (const effect of rules) {
        if (effect.kind === 'only')
          assert.ok(from.every((place) => effect.locations.includes(place?.code ?? '')));
        if (effect.kind === 'never')
          assert.ok(!from.some((place) => effect.locations.includes(place?.code ?? '')));
        if (effect.kind !== 'limit') continue;
        if (effect.maxShipments !== undefined) assert.ok(from.length <= effect.maxShipments);
        if (effect.complete)
          assert.ok(from.length === 0 || (from.length === 1 && decision.missing.length === 0));
      }
      if (rules.every(({ kind }) => !['only', 'never', 'limit'].includes(kind)))
        assert.ok(decision.missing.every(({ why }) => why !== 'limit' && why !== 'rules'));
    }),
    { numRuns: 1500 },
  );
});

test('pain 3: in stock in total is sendable in total, whatever a set prefers', () => {
  fc.assert(
    fc.property(orders, ({ rules, wants, stock }) => {
      const ranking = rules.filter(({ kind }) => !['only', 'never', 'limit'].includes(kind));
      const open = [1, 2, 3, 4, 5].map((id) => aPlace(id));
      const available = shelves(
        Object.fromEntries(
          stock.map((row, v) => [v + 1, Object.fromEntries(row.map((units, i) => [i + 1, units]))]),
        ),
      );
      const { missing } = routeOrder({
        facts: routingFacts(),
        needs: needsOf(wants),
        places: open,
        available,
        ruleSets: [aSet(ranking.map((effect, i) => aRule(effect, {}, `${i}`)))],
      });
      for (const variant of [1, 2, 3]) {
        const wanted = wants.reduce((sum, [v, quantity]) => sum + (v === variant ? quantity : 0), 0);
        const there = (stock[variant - 1] ?? []).reduce((sum, units) => sum + Math.max(0, units), 0);
        const short = missing.reduce(
          (sum, m) => sum + (wants[m.lineNo - 1]?.[0] === variant ? m.quantity : 0),
          0,
        );
        assert.equal(short, Math.max(0, wanted - there));
      }
    }),
    { numRuns: 500 },
  );
});
