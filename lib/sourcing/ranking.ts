import { type Candidate, freeShare } from './candidates';
import { covers, fewestSources, stockOf } from './cover';
import type { RoutingInput } from './routing-types';
import type { Criterion } from './rule-walk';

/** What places are compared by in one round: `wanted` counts the units that are still to be placed, by variant. */
export type Round = {
  input: RoutingInput;
  variants: readonly number[];
  wanted: readonly number[];
  /** Places that send something of this order already. */
  used: ReadonlySet<Candidate>;
};
export type Effect = { effect: 'narrowed' | 'tied' | 'decided' | 'not_asked'; from?: number; to?: number };
/** One choice: whoever was chosen, several only where it takes several together, and how it came to that. */
export type Choice = {
  chosen: Candidate[];
  decidedBy: Criterion | null;
  /** By criterion. */
  effects: Effect[];
  /** By criterion the value of each place of the pool; lower is better. */
  keys: number[][];
  pool: readonly Candidate[];
};

/** Criterion by criterion the places that are not the best leave; the first that leaves one decides, and the lowest id where none does. */
export function choose(pool: readonly Candidate[], criteria: readonly Criterion[], round: Round): Choice {
  const effects: Effect[] = [];
  const keys: number[][] = [];
  let rest = pool.map((_, i) => i);
  let decidedBy: Criterion | null = null;
  let chosen: Candidate[] | null = null;
  for (const [i, criterion] of criteria.entries()) {
    if (criterion.kind === 'fewest_shipments') {
      const cover = coverOf(pool, rest, criteria[i + 1], round);
      keys.push(cover.keys);
      if (rest.length > 1 && cover.together) chosen = cover.together;
    } else keys.push(pool.map((candidate) => keyOf(criterion, candidate, round)));
    if (rest.length < 2 || decidedBy) {
      effects.push({ effect: 'not_asked' });
      continue;
    }
    const from = rest.length;
    const key = keys[i] ?? [];
    const best = rest.reduce((least, at) => Math.min(least, key[at] ?? 0), Number.POSITIVE_INFINITY);
    rest = rest.filter((at) => (key[at] ?? 0) === best);
    if (chosen || rest.length === 1) decidedBy = criterion;
    const effect = decidedBy ? 'decided' : rest.length === from ? 'tied' : 'narrowed';
    effects.push({ effect, from, to: chosen?.length ?? rest.length });
  }
  return { chosen: chosen ?? at(pool, rest.slice(0, 1)), decidedBy, effects, keys, pool };
}

const at = (pool: readonly Candidate[], indexes: readonly number[]) => indexes.flatMap((i) => pool[i] ?? []);

/** Places that can send all that those in question have together: alone, or else the fewest together, those that send anyway first. */
function coverOf(
  pool: readonly Candidate[],
  rest: readonly number[],
  next: Criterion | undefined,
  round: Round,
): { keys: number[]; together: Candidate[] | null } {
  const asked = at(pool, rest);
  const wanted = round.wanted.map((units, v) => {
    let there = 0;
    for (const { left } of asked) there += left[v] ?? 0;
    return Math.min(units, there);
  });
  const used = round.used.size === 0 ? [] : asked.filter((one) => round.used.has(one));
  if (used.length === 0) {
    const alone = pool.map(({ left }) => (covers(wanted, left) ? 0 : 1));
    if (rest.some((i) => alone[i] === 0)) return { keys: alone, together: null };
  }
  const others = used.length === 0 ? asked : asked.filter((one) => !round.used.has(one));
  const rankOf = (one: Candidate) => (next ? keyOf(next, one, round) : 0);
  const together = [...used, ...fewestSources(wanted, used, others, rankOf)];
  return { keys: pool.map((one) => (together.includes(one) ? 0 : 1)), together };
}

/** How a place stands by one criterion; lower is better. */
export function keyOf({ kind, preferred }: Criterion, candidate: Candidate, round: Round): number {
  const { place } = candidate;
  const destination = round.input.facts.destination;
  switch (kind) {
    case 'room':
      return candidate.full ? 1 : 0;
    case 'prefer':
      return preferred?.has(place.code) ? 0 : 1;
    case 'same_country':
      return destination?.country && place.country === destination.country ? 0 : 1;
    case 'same_region':
      return sameRegion(place, destination) ? 0 : 1;
    case 'nearest':
      return candidate.remoteness;
    case 'most_stock':
      return -stockOf(round.wanted, candidate.left);
    case 'days_of_cover':
      return -daysOfCover(candidate, round);
    case 'lowest_cost':
      return place.settings.shipmentCostAmount ?? Number.MAX_SAFE_INTEGER;
    case 'capacity_left':
      return -freeShare(candidate, round.input);
    case 'fewest_shipments':
      return 0;
  }
}

type Area = { country?: string | null; region?: string | null };

function sameRegion(a: Area, b: Area | undefined) {
  if (!a.region || !b?.region || a.country !== b.country) return false;
  return a.region.toLowerCase() === b.region.toLowerCase();
}

/** More than this nobody plans for; it also stands where nothing is asked for. */
const MOST_DAYS = 9999;

/** Days until the first of the wanted units that lie there are sold out at the pace of their demand. */
export function daysOfCover({ place, left }: Candidate, { input, variants, wanted }: Round) {
  let days = MOST_DAYS;
  for (let v = 0; v < variants.length; v++) {
    const units = left[v] ?? 0;
    if ((wanted[v] ?? 0) <= 0 || units <= 0) continue;
    const daily = input.demand?.get(variants[v] ?? 0)?.get(place.id) ?? 0;
    if (daily > 0) days = Math.min(days, Math.floor(units / daily));
  }
  return days;
}
