import type { SourcingRule } from '@/db/schema';
import type { RoutingFacts, RoutingInput, RoutingPlace } from '@/lib/sourcing/routing-types';

const at = new Date('2026-11-27T10:00:00Z');
const PLACES = 50;
const SKUS = 300;
const ORDERS = 1_000;

const rule = (id: number, name: string, effect: SourcingRule['effect'], when: SourcingRule['when'] = {}) => ({
  ...{ id: `rule-${id}`, name, when, effect },
});

/** Ten rules as a merchant with warehouses and stores writes them, for places `L1` to `L50`. */
export const tenRules: SourcingRule[] = [
  rule(1, 'Heavy goods from warehouses', { kind: 'only', locations: ['L1', 'L2', 'L3', 'L4', 'L5'] }, { overWeightG: 20_000 }),
  rule(2, 'No outlets', { kind: 'never', locations: ['L49', 'L50'] }),
  rule(3, 'Three parcels at most', { kind: 'limit', maxShipments: 3 }),
  rule(4, 'Small orders in one parcel', { kind: 'limit', noSplitUnder: { amount: 2_500, currency: 'EUR' } }),
  rule(5, 'Gifts from the studio', { kind: 'prefer', locations: ['L6'] }, { tags: ['gift'] }),
  rule(6, 'One parcel', { kind: 'fewest_shipments' }),
  rule(7, 'Same country', { kind: 'same_country' }),
  rule(8, 'Nearest', { kind: 'nearest' }),
  rule(9, 'Most room that day', { kind: 'capacity_left' }),
  rule(10, 'Cheapest', { kind: 'lowest_cost' }),
]; // biome-ignore format: a table

const settingsOf = (i: number): RoutingPlace['settings'] => ({
  capacityPerDay: 20 + (i % 7) * 10,
  cutOffMinute: 840 + (i % 5) * 60,
  handlingDays: 1,
  workdays: i % 3 === 0 ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5],
  holidays: ['2026-12-25', '2026-12-26'],
  shipmentCostAmount: 300 + ((i * 37) % 11) * 40,
});

/**
 * Orders of three lines over 50 places with a capacity, some of whose days are full, by ten rules: the same in every run.
 * Each place has four of five SKUs.
 */
export function routingInputs(): RoutingInput[] {
  const random = randomFrom(7);
  const places = Array.from(
    { length: PLACES },
    (_, i): RoutingPlace => ({
      id: i + 1,
      code: `L${i + 1}`,
      name: `${i < 5 ? 'Warehouse' : 'Store'} ${i + 1}`,
      kind: i < 5 ? 'warehouse' : 'store',
      country: ['DE', 'FR', 'NL'][i % 3] ?? null,
      region: null,
      postcode: `${20_000 + i * 613}`,
      latitude: 47.5 + ((i * 37) % 70) / 10,
      longitude: 2 + ((i * 53) % 130) / 10,
      timeZone: 'Europe/Berlin',
      pausedAt: i === 30 ? at : null,
      settings: settingsOf(i),
    }),
  );
  const days = ['2026-11-28', '2026-11-30', '2026-12-01'];
  const load = new Map(places.map(({ id }) => [id, new Map(days.map((day) => [day, random(60)]))]));
  const shelves = Array.from(
    { length: SKUS },
    () => new Map(places.flatMap(({ id }) => (random(5) > 0 ? [[id, random(40)] as const] : []))),
  );
  const ruleSets = [{ id: 1, live: { name: 'Web', filter: { channels: ['web'] }, rules: tenRules } }];
  return Array.from({ length: ORDERS }, (): RoutingInput => {
    const variants = Array.from({ length: 3 }, () => random(SKUS));
    return {
      facts: factsOf(random),
      needs: variants.map((variantId, i) => ({
        ...{ lineNo: i + 1, quantity: 1 + random(4), sku: `SKU-${variantId}`, variantId, stocked: true },
      })),
      ...{ places, load, ruleSets },
      available: new Map(variants.map((id) => [id, shelves[id] ?? new Map()])),
    };
  });
}

const factsOf = (random: (below: number) => number): RoutingFacts => ({
  channel: 'web',
  tags: random(10) === 0 ? ['gift'] : [],
  kinds: ['physical'],
  methods: ['ship', 'standard'],
  totalAmount: 1_000 + random(9_000),
  currency: 'EUR',
  weightG: random(25_000),
  destination: {
    country: ['DE', 'FR', 'NL'][random(3)] ?? null,
    postcode: `${10_000 + random(80_000)}`,
    latitude: 47 + random(80) / 10,
    longitude: 2 + random(130) / 10,
  },
  shipComplete: false,
  at,
});

function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
