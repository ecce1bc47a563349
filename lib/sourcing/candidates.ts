import { isoDay } from './calendar';
import { kilometersBetween, remoteness } from './distance';
import { type DayLoad, leavingDays } from './promise';
import type { Need, RoutingInput, RoutingPlace } from './routing-types';
import type { Bar, Walk } from './rule-walk';

/** A place in question. `seen` and `left` count units by variant, in the order of `variants`. */
export type Candidate = {
  place: RoutingPlace;
  seen: number[];
  left: number[];
  km: number | null;
  remoteness: number;
  /** The working day on which it can send, and whether that is later than its calendar alone would say. */
  shipDay: number | null;
  full: boolean;
  barred: { why: 'rules'; bar: Bar } | { why: 'capacity' | 'paused' } | null;
};

const indexes = new WeakMap<readonly RoutingPlace[], ReadonlyMap<number, RoutingPlace>>();

export function placesById(places: readonly RoutingPlace[]) {
  const known = indexes.get(places);
  if (known) return known;
  const made = new Map(places.map((place) => [place.id, place]));
  indexes.set(places, made);
  return made;
}

/** Stocked variants that are needed, each once. */
export function variantsOf(needs: readonly Need[]): number[] {
  const variants: number[] = [];
  for (const { stocked, variantId } of needs)
    if (stocked && variantId !== undefined && !variants.includes(variantId)) variants.push(variantId);
  return variants;
}

/** All places that have some of it, by id, whether they may send or not. */
export function candidatesOf(input: RoutingInput, walk: Walk, variants: readonly number[]): Candidate[] {
  const byId = placesById(input.places);
  const found = new Map<number, Candidate>();
  for (let v = 0; v < variants.length; v++)
    for (const [locationId, units] of input.available.get(variants[v] ?? 0) ?? []) {
      if (units <= 0) continue;
      let candidate = found.get(locationId);
      if (!candidate) {
        const place = byId.get(locationId);
        if (!place) continue;
        candidate = candidateOf(place, input, walk, variants.length);
        found.set(locationId, candidate);
      }
      candidate.seen[v] = units;
      candidate.left[v] = units;
    }
  return [...found.values()].sort((a, b) => a.place.id - b.place.id);
}

export function candidateOf(
  place: RoutingPlace,
  { facts, load }: RoutingInput,
  walk: Walk,
  variants: number,
): Candidate {
  const km = facts.destination ? kilometersBetween(place, facts.destination) : null;
  const candidate: Candidate = {
    place,
    seen: new Array<number>(variants).fill(0),
    left: new Array<number>(variants).fill(0),
    km,
    remoteness: remoteness(place, facts.destination, km),
    shipDay: null,
    full: false,
    barred: null,
  };
  const bar = walk.bars.find(({ kind, codes }) => codes.has(place.code) !== (kind === 'only'));
  if (place.settings.capacityPerDay !== undefined) findRoom(candidate, facts.at, load?.get(place.id));
  if (place.pausedAt !== null) candidate.barred = { why: 'paused' };
  else if (candidate.full && candidate.shipDay === null) candidate.barred = { why: 'capacity' };
  else if (bar) candidate.barred = { why: 'rules', bar };
  return candidate;
}

function findRoom(candidate: Candidate, at: Date, load: DayLoad | undefined) {
  const { first, withRoom } = leavingDays(at, candidate.place, load);
  candidate.shipDay = withRoom;
  candidate.full = withRoom === null || withRoom !== first;
}

/** The part of a place's day that is free: 1 where nobody counts. */
export function freeShare({ place, shipDay, full }: Candidate, { load }: Pick<RoutingInput, 'load'>) {
  const most = place.settings.capacityPerDay;
  if (most === undefined) return 1;
  if (full || shipDay === null || most === 0) return 0;
  return 1 - (load?.get(place.id)?.get(isoDay(shipDay)) ?? 0) / most;
}
