import type { RuleEffect, RuleSet } from '@/db/schema';
import { fits, missedBy } from './matching';
import type { RoutingFacts, RoutingSet } from './routing-types';

export type RankingKind = Exclude<RuleEffect['kind'], 'only' | 'never' | 'limit' | 'otherwise'>;
/** One comparison of places. `index` is its rule's in the set; null: of the built-in ones, which decide where the set does not. */
export type Criterion = {
  kind: RankingKind | 'room';
  name: string;
  index: number | null;
  preferred?: ReadonlySet<string>;
};
export type Bar = { index: number; name: string; kind: 'only' | 'never'; codes: ReadonlySet<string> };
export type Limits = {
  complete: boolean;
  completeBy: string | null;
  maxShipments: number;
  maxBy: string | null;
};
/** The rules of the set that an order belongs to, sorted by what they do; those whose condition does not hold are left out. */
export type Walk = {
  set: RoutingSet | null;
  rules: RuleSet['rules'];
  /** By rule: why it does not speak. */
  skipped: (string | null)[];
  bars: Bar[];
  limits: Limits;
  /** By rule: what a limit says of this order. */
  limitWords: (string | null)[];
  criteria: Criterion[];
  otherwise: 'wait' | 'refuse';
};

const ROOM: Criterion = { kind: 'room', name: 'Room that day', index: null };
const builtIn: (Criterion & { kind: RankingKind })[] = [
  { kind: 'fewest_shipments', name: 'Fewest shipments', index: null },
  { kind: 'nearest', name: 'Nearest', index: null },
  { kind: 'most_stock', name: 'Most stock', index: null },
];

export function walkFor(sets: readonly RoutingSet[], facts: RoutingFacts): Walk {
  const set = sets.find(({ live }) => fits(live.filter, facts)) ?? null;
  const rules = set?.live.rules ?? [];
  const skipped = rules.map(({ when }) => missedBy(when, facts));
  const walk: Walk = {
    set,
    rules,
    skipped,
    bars: [],
    limits: {
      complete: facts.shipComplete,
      completeBy: null,
      maxShipments: Number.POSITIVE_INFINITY,
      maxBy: null,
    },
    limitWords: rules.map(() => null),
    criteria: [ROOM],
    otherwise: 'wait',
  };
  for (const [index, { name, effect }] of rules.entries()) {
    if (skipped[index] !== null) continue;
    if (effect.kind === 'only' || effect.kind === 'never')
      walk.bars.push({ index, name, kind: effect.kind, codes: codesOf(effect) });
    else if (effect.kind === 'limit') walk.limitWords[index] = limit(walk.limits, name, effect, facts);
    else if (effect.kind === 'otherwise') walk.otherwise = effect.action;
    else if (effect.kind === 'prefer')
      walk.criteria.push({ kind: 'prefer', name, index, preferred: codesOf(effect) });
    else walk.criteria.push({ kind: effect.kind, name, index });
  }
  for (const criterion of builtIn)
    if (!walk.criteria.some(({ kind }) => kind === criterion.kind)) walk.criteria.push(criterion);
  return walk;
}

type Located = Extract<RuleEffect, { locations: string[] }>;
const codes = new WeakMap<Located, ReadonlySet<string>>();

function codesOf(effect: Located) {
  const known = codes.get(effect);
  if (known) return known;
  const made = new Set(effect.locations);
  codes.set(effect, made);
  return made;
}

type Limit = Extract<RuleEffect, { kind: 'limit' }>;

/** The strictest of all limits holds. */
function limit(limits: Limits, name: string, effect: Limit, { totalAmount, currency }: RoutingFacts) {
  const { maxShipments, noSplitUnder, complete } = effect;
  const small =
    noSplitUnder !== undefined && noSplitUnder.currency === currency && totalAmount < noSplitUnder.amount;
  if (complete || small) {
    if (!limits.complete) limits.completeBy = name;
    limits.complete = true;
    return complete ? 'all together' : 'worth too little to be split';
  }
  if (maxShipments !== undefined) {
    if (maxShipments < limits.maxShipments) {
      limits.maxShipments = maxShipments;
      limits.maxBy = name;
    }
    return maxShipments === 1 ? 'at most 1 shipment' : `at most ${maxShipments} shipments`;
  }
  return 'worth enough to be split';
}
