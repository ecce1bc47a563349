import { type Candidate, freeShare } from './candidates';
import { stockOf } from './cover';
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
