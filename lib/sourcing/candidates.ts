import { isoDay } from './calendar';
import { kilometersApart, type Point, pointOf, remoteness } from './distance';
import { type KnownPlace, placesOf } from './places';
import { type DayLoad, leavingDays } from './promise';
import type { Need, RoutingFacts, RoutingInput, RoutingPlace } from './routing-types';
import type { Bar, Walk } from './rule-walk';

/** A place in question. `seen` and `left` count units by variant, in the order of `variants`; one list until something is taken. */
export type Candidate = {
  readonly place: RoutingPlace;
  readonly seen: number[];
  left: number[];
  readonly km: number | null;
  readonly remoteness: number;
  /** The working day on which it can send, and whether that is later than its calendar alone would say. */
  shipDay: number | null;
  full: boolean;
  barred: { why: 'rules'; bar: Bar } | { why: 'capacity' | 'paused' } | null;
};

/** Stocked variants that are needed, each once. */
export function variantsOf(needs: readonly Need[]): number[] {
  const variants: number[] = [];
  for (const { stocked, variantId } of needs)
    if (stocked && variantId !== undefined && !variants.includes(variantId)) variants.push(variantId);
  return variants;
}

/** All places that have some of it, by id, whether they may send or not. */
export function candidatesOf(input: RoutingInput, walk: Walk, variants: readonly number[]): Candidate[] {
  const { list, byId } = placesOf(input.places);
  const to = destinationOf(input.facts);
  const found: (Candidate | undefined)[] = [];
  for (let v = 0; v < variants.length; v++) {
    const shelves = input.available.get(variants[v] ?? 0);
    if (!shelves) continue;
    for (const [locationId, units] of shelves) {
      const known = byId[locationId];
      if (units <= 0 || !known) continue;
      const candidate = found[locationId] ?? candidateOf(known, input, walk, variants.length, to);
      found[locationId] = candidate;
      candidate.seen[v] = units;
    }
  }
  const candidates: Candidate[] = [];
  for (const { place } of list) {
    const candidate = found[place.id];
    if (candidate) candidates.push(candidate);
  }
  return candidates;
}

const destinationOf = ({ destination }: RoutingFacts) => (destination ? pointOf(destination) : null);

export function candidateOf(
  { place, point }: KnownPlace,
  { facts, load }: RoutingInput,
  walk: Walk,
  variants: number,
  to: Point | null = destinationOf(facts),
): Candidate {
  const km = point && to && kilometersApart(point, to);
  const units = emptyShelf(variants);
  const candidate: Candidate = {
    place,
    seen: units,
    left: units,
    km,
    remoteness: remoteness(place, facts.destination, km),
    shipDay: null,
    full: false,
    barred: null,
  };
  if (place.settings.capacityPerDay !== undefined) findRoom(candidate, facts.at, load?.get(place.id));
  if (place.pausedAt !== null) candidate.barred = { why: 'paused' };
  else if (candidate.full && candidate.shipDay === null) candidate.barred = { why: 'capacity' };
  else candidate.barred = barOf(walk, place);
  return candidate;
}

function emptyShelf(variants: number) {
  const units: number[] = [];
  for (let v = 0; v < variants; v++) units.push(0);
  return units;
}

function barOf({ bars }: Walk, { code }: RoutingPlace): Candidate['barred'] {
  for (const bar of bars) if (bar.codes.has(code) !== (bar.kind === 'only')) return { why: 'rules', bar };
  return null;
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

/** What was seen there stays as it was. */
export function takeUnits(candidate: Candidate, v: number, units: number) {
  if (candidate.left === candidate.seen) candidate.left = [...candidate.seen];
  candidate.left[v] = (candidate.left[v] ?? 0) - units;
}
