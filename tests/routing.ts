import { db } from '@/db';
import type { RuleEffect, RuleFilter, RuleWhen, SourcingRule } from '@/db/schema';
import { sourcingRuleSets } from '@/db/schema';
import { routeOrder } from '@/lib/sourcing/route-order';
import type {
  Need,
  RoutingFacts,
  RoutingInput,
  RoutingPlace,
  RoutingSet,
} from '@/lib/sourcing/routing-types';

/** A Friday, before the cut-off. */
export const routedAt = new Date('2026-11-27T10:00:00Z');

export const aPlace = (id: number, given: Partial<RoutingPlace> = {}): RoutingPlace => ({
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

export const routingFacts = (given: Partial<RoutingFacts> = {}): RoutingFacts => ({
  channel: 'web',
  tags: [],
  kinds: ['physical'],
  methods: ['ship'],
  totalAmount: 1000,
  currency: 'EUR',
  weightG: 100,
  shipComplete: false,
  at: routedAt,
  ...given,
});

/** Lines 1, 2 ... of variants, as many as are wanted of each, from one location where it is named. */
export const needsOf = (
  wants: readonly (readonly [variantId: number, quantity: number, at?: number])[],
): Need[] =>
  wants.map(([variantId, quantity, locationId], i) => ({
    lineNo: i + 1,
    variantId,
    sku: `S${variantId}`,
    quantity,
    stocked: true,
    ...(locationId !== undefined && { locationId }),
  }));

/** By variant and location. */
export type Stock = Record<number, Record<number, number>>;

export const shelves = (stock: Stock) =>
  new Map(
    Object.entries(stock).map(([variant, byPlace]) => [
      Number(variant),
      new Map(Object.entries(byPlace).map(([id, units]) => [Number(id), units])),
    ]),
  );

export const aRule = (effect: RuleEffect, when: RuleWhen = {}, name: string = effect.kind): SourcingRule => ({
  id: name,
  name,
  when,
  effect,
});

export const aSet = (rules: readonly SourcingRule[], filter: RuleFilter = {}, name = 'Set'): RoutingSet => ({
  id: 1,
  live: { name, filter, rules: [...rules] },
});

type Asked = Partial<Omit<RoutingInput, 'facts' | 'needs' | 'available'>> & {
  facts?: Partial<RoutingFacts>;
  wants?: Parameters<typeof needsOf>[0];
  stock: Stock;
  rules?: SourcingRule[];
};

/** Routes one order and says in short who sends how many units of which line, and why the rest waits. */
export function routed({ facts, wants = [[1, 1]], stock, rules, ...given }: Asked) {
  const decision = routeOrder({
    needs: needsOf(wants),
    places: [],
    ruleSets: rules ? [aSet(rules)] : [],
    ...given,
    facts: routingFacts(facts),
    available: shelves(stock),
  });
  return {
    ...decision,
    sends: Object.fromEntries(
      decision.sendings.map(({ locationId, units }) => [
        locationId,
        units.map(({ lineNo, quantity }) => [lineNo, quantity]),
      ]),
    ),
    misses: decision.missing.map(({ lineNo, quantity, why }) => [lineNo, quantity, why]),
    says: decision.sendings.map(({ route }) => route.sentence),
  };
}

/** Rules for the orders of one channel, so that no other test meets them. */
export const aLiveSet = (channel: { code: string }, rules: SourcingRule[]) =>
  db.insert(sourcingRuleSets).values({
    position: 1,
    live: { name: `Rules of ${channel.code}`, filter: { channels: [channel.code] }, rules },
    liveAt: routedAt,
  });
