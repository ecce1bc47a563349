import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routeOrder } from './route-order';
import type { Need, RoutingFacts, RoutingPlace } from './routing-types';

const at = new Date('2026-11-27T10:00:00Z');
const place = (id: number, given: Partial<RoutingPlace> = {}): RoutingPlace => ({
  id,
  code: `P${id}`,
  name: `Place ${id}`,
  kind: 'warehouse',
  country: null,
  region: null,
  postcode: null,
  latitude: null,
  longitude: null,
  timeZone: 'UTC',
  pausedAt: null,
  settings: {},
  ...given,
});
const facts = (destination?: RoutingFacts['destination']): RoutingFacts => ({
  channel: 'web',
  tags: [],
  kinds: ['physical'],
  methods: ['ship'],
  totalAmount: 1000,
  currency: 'EUR',
  weightG: 100,
  ...(destination && { destination }),
  shipComplete: false,
  at,
});
const hamburg = place(1, { latitude: 53.55, longitude: 9.99, country: 'DE', postcode: '20095' });
const berlin = place(2, { latitude: 52.52, longitude: 13.4, country: 'DE', postcode: '10115' });
const lyon = place(3, { latitude: 45.76, longitude: 4.84, country: 'FR', postcode: '69001' });
const atBerlin = { latitude: 52.5, longitude: 13.4, country: 'DE', postcode: '10999' };

type Case = {
  name: string;
  wants: [variantId: number, quantity: number, at?: number][];
  stock: Record<number, Record<number, number>>;
  places?: RoutingPlace[];
  destination?: RoutingFacts['destination'];
  sends: Record<number, [lineNo: number, quantity: number][]>;
  missing?: [lineNo: number, quantity: number][];
  says?: string[];
};

const cases: Case[] = [
  {
    name: 'the nearest that has everything',
    wants: [
      [1, 2],
      [2, 1],
    ],
    stock: { 1: { 1: 9, 2: 11, 3: 9 }, 2: { 1: 9, 2: 4, 3: 9 } },
    destination: atBerlin,
    sends: { 2: [[1, 2], [2, 1]] }, // biome-ignore format: a table
    says: ['Nearest with both lines: 2 km, had 11 and 4. Place 1 came second.'],
  },
  {
    name: 'everything from afar before two parcels from near',
    wants: [
      [1, 2],
      [2, 1],
    ],
    stock: { 1: { 1: 9, 2: 9, 3: 9 }, 2: { 3: 1 } },
    destination: atBerlin,
    sends: { 3: [[1, 2], [2, 1]] }, // biome-ignore format: a table
    says: ['The only place with both lines: 973 km, had 9 and 1.'],
  },
  {
    name: 'without coordinates the country decides, then the postcode',
    wants: [[1, 1]],
    stock: { 1: { 4: 1, 5: 1, 6: 1 } },
    places: [
      place(4, { country: 'FR', postcode: '10999' }),
      place(5, { country: 'DE', postcode: '20095' }),
      place(6, { country: 'DE', postcode: '10115' }),
    ],
    destination: { country: 'DE', postcode: '10999' },
    sends: { 6: [[1, 1]] },
    says: ['Nearest with it, judged by postcode, in DE: had 1. Place 5 came second.'],
  },
  {
    name: 'as near as each other: most stock',
    wants: [[1, 1]],
    stock: { 1: { 1: 3, 2: 8, 3: 5 } },
    sends: { 2: [[1, 1]] },
    says: ['Most stock of the places as near with it: had 8. Place 3 came second.'],
  },
  {
    name: 'a line is split when nobody has all of it, nearest first',
    wants: [[1, 5]],
    stock: { 1: { 1: 2, 2: 4, 3: 2 } },
    destination: atBerlin,
    sends: { 2: [[1, 4]], 1: [[1, 1]] },
    says: [
      'No place had everything. This one sends 4 of 5: 2 km, had 4.',
      'No place had everything. This one sends 1 of 5: 256 km, had 2.',
    ],
  },
  {
    name: 'a split order keeps each line whole where it can',
    wants: [
      [1, 5],
      [2, 1],
    ],
    stock: { 1: { 1: 5, 2: 3 }, 2: { 2: 1 } },
    destination: atBerlin,
    sends: { 1: [[1, 5]], 2: [[2, 1]] },
  },
  {
    name: 'paused places send nothing, asked for or not',
    wants: [
      [1, 1],
      [1, 1, 2],
    ],
    stock: { 1: { 1: 9, 2: 9 } },
    places: [hamburg, { ...berlin, pausedAt: at }],
    destination: atBerlin,
    sends: { 1: [[1, 1]] },
    missing: [[2, 1]],
  },
  {
    name: 'the rest joins the place that was asked for, though another is nearer',
    wants: [
      [1, 1],
      [2, 1, 1],
    ],
    stock: { 1: { 1: 9, 2: 9 }, 2: { 1: 9 } },
    destination: atBerlin,
    sends: { 1: [[1, 1], [2, 1]] }, // biome-ignore format: a table
  },
  {
    name: 'what is not there is missing, oldest line first served',
    wants: [
      [1, 2],
      [1, 2],
    ],
    stock: { 1: { 1: 3 } },
    sends: { 1: [[1, 2], [2, 1]] }, // biome-ignore format: a table
    missing: [[2, 1]],
  },
  {
    name: 'negative shelves have nothing',
    wants: [[1, 1]],
    stock: { 1: { 1: -4 } },
    sends: {},
    missing: [[1, 1]],
  },
];

for (const { name, wants, stock, places = [hamburg, berlin, lyon], destination, ...expected } of cases)
  test(name, () => {
    const { sendings, missing } = routeOrder({
      facts: facts(destination),
      needs: needsOf(wants),
      places,
      available: shelves(stock),
      ruleSets: [],
    });
    const sends = sendings.map(({ locationId, units }) => [
      locationId,
      units.map((u) => [u.lineNo, u.quantity]),
    ]);
    assert.deepEqual(Object.fromEntries(sends), expected.sends);
    assert.deepEqual(
      missing.map(({ lineNo, quantity }) => [lineNo, quantity]),
      expected.missing ?? [],
    );
    if (expected.says)
      assert.deepEqual(
        sendings.map(({ route }) => route.sentence),
        expected.says,
      );
  });

test('the runner-up is kept with its distance and its stock', () => {
  const { sendings } = routeOrder({
    facts: facts(atBerlin),
    needs: needsOf([[1, 1]]),
    places: [hamburg, berlin],
    available: shelves({ 1: { 1: 7, 2: 3 } }),
    ruleSets: [],
  });
  const told = { name: 'Place 1', words: 'Nearest: 256 km', rank: 2 };
  assert.deepEqual(sendings[0]?.route.candidates, [
    { locationId: 2, code: 'P2', name: 'Place 2', km: 2, available: { S1: 3 }, rank: 1 },
    { locationId: 1, code: 'P1', km: 256, available: { S1: 7 }, ...told },
  ]);
});

test('nothing stocked: with the rest, else from the fallback, else it waits', () => {
  const song: Need = { lineNo: 1, quantity: 2, stocked: false };
  const choose = (places: RoutingPlace[]) =>
    routeOrder({ facts: facts(), needs: [song], places, available: new Map(), ruleSets: [] });
  assert.equal(choose([hamburg, place(4, { kind: 'virtual' })]).sendings[0]?.locationId, 4);
  assert.equal(choose([hamburg]).sendings[0]?.locationId, 1);
  const [missing] = choose([]).missing;
  assert.deepEqual([missing?.quantity, missing?.why], [2, 'no_stock']);
});

test('whatever is asked: every unit is sent or missing, no shelf is overdrawn, none sends without need', () => {
  const random = randomFrom(42);
  for (let round = 0; round < 2000; round++) {
    const places = Array.from({ length: 1 + random(6) }, (_, i) =>
      place(i + 1, { latitude: random(60), longitude: random(60), pausedAt: random(8) === 0 ? at : null }),
    );
    const stock: Case['stock'] = {};
    for (let variant = 1; variant <= 3; variant++)
      stock[variant] = Object.fromEntries(places.map(({ id }) => [id, random(7) - 1]));
    const wants = Array.from({ length: 1 + random(4) }, (): [number, number, number?] => [
      1 + random(3),
      1 + random(6),
      random(5) === 0 ? 1 + random(places.length) : undefined,
    ]);
    const needs = needsOf(wants);
    const destination = random(2) ? { latitude: 30, longitude: 30 } : undefined;
    const { sendings, missing } = routeOrder({
      facts: facts(destination),
      needs,
      places,
      available: shelves(stock),
      ruleSets: [],
    });

    const taken = new Map<string, number>();
    for (const need of needs) {
      const parts = sendings.flatMap(({ locationId, units }) =>
        units
          .filter(({ lineNo }) => lineNo === need.lineNo)
          .map(({ quantity }) => ({ locationId, quantity })),
      );
      const sent = parts.reduce((sum, { quantity }) => sum + quantity, 0);
      const short = missing.reduce((sum, m) => sum + (m.lineNo === need.lineNo ? m.quantity : 0), 0);
      assert.equal(sent + short, need.quantity);
      for (const { locationId, quantity } of parts) {
        assert.ok(quantity > 0 && (need.locationId ?? locationId) === locationId);
        const key = `${need.variantId}/${locationId}`;
        taken.set(key, (taken.get(key) ?? 0) + quantity);
      }
    }
    for (const [key, quantity] of taken) {
      const [variantId = 0, locationId = 0] = key.split('/').map(Number);
      assert.ok(quantity <= (stock[variantId]?.[locationId] ?? 0));
      assert.equal(places.find(({ id }) => id === locationId)?.pausedAt, null);
    }
    const open = places.filter(({ pausedAt }) => pausedAt === null);
    const alone = open.some(({ id }) =>
      needs.every((n) => totalOf(needs, n.variantId) <= (stock[n.variantId ?? 0]?.[id] ?? 0)),
    );
    if (alone && needs.every((need) => need.locationId === undefined)) assert.equal(sendings.length, 1);
  }
});

const totalOf = (needs: Need[], variantId?: number) =>
  needs.filter((need) => need.variantId === variantId).reduce((sum, { quantity }) => sum + quantity, 0);

const needsOf = (wants: Case['wants']): Need[] =>
  wants.map(([variantId, quantity, locationId], i) => ({
    lineNo: i + 1,
    variantId,
    sku: `S${variantId}`,
    quantity,
    stocked: true,
    ...(locationId !== undefined && { locationId }),
  }));

const shelves = (stock: Case['stock']) =>
  new Map(
    Object.entries(stock).map(([variant, byPlace]) => [
      Number(variant),
      new Map(Object.entries(byPlace).map(([id, units]) => [Number(id), units])),
    ]),
  );

/** The same numbers in every run. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
