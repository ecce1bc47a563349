import { type Candidate, candidatesOf, takeUnits, variantsOf } from './candidates';
import type { Choice } from './ranking';
import type { Need, RoutingInput } from './routing-types';
import type { Walk } from './rule-walk';

export type Take = { candidate: Candidate; need: Need; quantity: number };
/** How an order is being placed: what is taken from where, choice by choice, and what is left to place of each need. */
export type Draft = {
  input: RoutingInput;
  walk: Walk;
  variants: readonly number[];
  candidates: readonly Candidate[];
  takes: Take[];
  choices: Choice[];
  rest: Map<Need, number>;
};

export function begin(input: RoutingInput, walk: Walk): Draft {
  const variants = variantsOf(input.needs);
  const candidates = candidatesOf(input, walk, variants);
  const rest = new Map<Need, number>();
  for (const need of input.needs) rest.set(need, need.quantity);
  return { input, walk, variants, candidates, takes: [], choices: [], rest };
}

export function unplaced({ rest }: Draft) {
  let units = 0;
  for (const left of rest.values()) units += left;
  return units;
}

export const placed = (draft: Draft) => unplaced(draft) === 0;

/** Units of these needs that are still to be placed, by variant. */
export function wantedOf({ rest, variants }: Draft, needs: readonly Need[]): number[] {
  const wanted = variants.map(() => 0);
  for (const need of needs) {
    const v = variants.indexOf(need.variantId ?? -1);
    wanted[v] = (wanted[v] ?? 0) + (rest.get(need) ?? 0);
  }
  return wanted;
}

/** How many further shipments the limit allows. */
export function roomFor({ walk, takes, input }: Draft) {
  const most = walk.limits.maxShipments;
  if (most === Number.POSITIVE_INFINITY) return most;
  const places = new Set(input.already?.open);
  for (const { candidate } of takes) places.add(candidate.place.id);
  return most - places.size - (input.already?.left ?? 0);
}

/** What leaves from a place that sends anyway is no further shipment. */
export function usedOf({ takes, candidates, input }: Draft): ReadonlySet<Candidate> {
  const used = new Set<Candidate>();
  for (const { candidate } of takes) used.add(candidate);
  const open = input.already?.open;
  if (open?.length) for (const one of candidates) if (open.includes(one.place.id)) used.add(one);
  return used;
}

/** A line stays whole where one of the places has all of it. */
export function takeFrom(draft: Draft, places: readonly Candidate[], need: Need) {
  const v = draft.variants.indexOf(need.variantId ?? -1);
  const wanted = draft.rest.get(need) ?? 0;
  if (wanted === 0) return;
  const whole = places.length > 1 ? places.find(({ left }) => (left[v] ?? 0) >= wanted) : undefined;
  for (const candidate of whole ? [whole] : places) {
    const units = Math.min(draft.rest.get(need) ?? 0, Math.max(0, candidate.left[v] ?? 0));
    if (units === 0) continue;
    takeUnits(candidate, v, units);
    take(draft, candidate, need, units);
  }
}

export function take({ takes, rest }: Draft, candidate: Candidate, need: Need, quantity: number) {
  takes.push({ candidate, need, quantity });
  rest.set(need, (rest.get(need) ?? 0) - quantity);
}
