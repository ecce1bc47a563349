import { endOfDay, isoDay } from './calendar';
import { type Candidate, candidateOf, candidatesOf, placesById, variantsOf } from './candidates';
import { covers, greedy, sends } from './cover';
import type { Draft, Take } from './draft';
import { routesOf } from './explain';
import { missingOf } from './missing';
import { leavingDays } from './promise';
import { choose } from './ranking';
import type { Decision, Need, RoutingInput, Sending } from './routing-types';
import { type Walk, walkFor } from './rule-walk';

/**
 * Decides from where each unit of an order is sent, by the first rule set that it fits or by the built-in rules. Its input is
 * all it knows, so that the same order can be decided again, with other rules, at any time. What is sent never exceeds
 * `available`, every unit is sent or missing once, and no limit is broken: what it stops is missing, with the reason.
 */
export function routeOrder(input: RoutingInput): Decision {
  const walk = walkFor(input.ruleSets, input.facts);
  const draft = walk.limits.complete ? placeTogether(input, walk) : placeFreely(input, walk);
  const { set, limits, otherwise } = walk;
  return {
    set: set && { id: set.id, name: set.live.name },
    sendings: sendingsOf(draft),
    missing: missingOf(draft),
    complete: limits.complete,
    otherwise,
  };
}

function begin(input: RoutingInput, walk: Walk): Draft {
  const variants = variantsOf(input.needs);
  const candidates = candidatesOf(input, walk, variants);
  const rest = new Map(input.needs.map((need) => [need, need.quantity]));
  return { input, walk, variants, candidates, takes: [], choices: [], rest };
}

function placeFreely(input: RoutingInput, walk: Walk): Draft {
  const draft = begin(input, walk);
  fill(draft);
  if (walk.limits.maxShipments === Number.POSITIVE_INFINITY || placed(draft)) return draft;
  // The wish for the nearest or the preferred place gives way before units are left behind.
  const fewest = walk.criteria.find(({ kind }) => kind === 'fewest_shipments');
  const criteria = fewest ? [fewest, ...walk.criteria.filter((one) => one !== fewest)] : walk.criteria;
  const sparing = begin(input, { ...walk, criteria });
  fill(sparing);
  return unplaced(sparing) < unplaced(draft) ? sparing : draft;
}

const unplaced = ({ rest }: Draft) => [...rest.values()].reduce((sum, units) => sum + units, 0);
const placed = (draft: Draft) => unplaced(draft) === 0;

function fill(draft: Draft) {
  const { candidates, input } = draft;
  const fixed = input.needs.filter(({ locationId }) => locationId !== undefined);
  for (const need of fixed) placeFixed(draft, need);
  const free = input.needs.filter(({ stocked, locationId }) => stocked && locationId === undefined);
  for (;;) {
    const wanted = wantedOf(draft, free);
    const room = roomFor(draft);
    const used = usedOf(draft);
    const pool = candidates.filter(
      (one) => !one.barred && (room > 0 || used.has(one)) && sends(wanted, one.left) > 0,
    );
    if (pool.length === 0) break;
    const choice = choose(pool, draft.walk.criteria, { input, variants: draft.variants, wanted, used });
    choice.chosen = within(choice.chosen, wanted, used, room);
    draft.choices.push(choice);
    for (const need of free) takeFrom(draft, choice.chosen, need);
  }
  for (const need of input.needs)
    if (!need.stocked && need.locationId === undefined) placeAnywhere(draft, need);
}

/** All from one place, or nothing at all. */
function placeTogether(input: RoutingInput, walk: Walk): Draft {
  const draft = begin(input, walk);
  const { open = [], left = 0 } = input.already ?? {};
  const asked = new Set(open);
  for (const { locationId } of input.needs) if (locationId !== undefined) asked.add(locationId);
  if (left > 0 || asked.size > 1) return draft;

  const stocked = input.needs.filter((need) => need.stocked);
  const wanted = wantedOf(draft, stocked);
  if (stocked.length > 0) {
    const free = stocked.some(({ locationId }) => locationId === undefined);
    const pool = draft.candidates.filter(
      (one) =>
        (!one.barred || (one.barred.why === 'rules' && !free)) &&
        covers(wanted, one.left) &&
        (asked.size === 0 || asked.has(one.place.id)),
    );
    if (pool.length === 0) return draft;
    const used = new Set<Candidate>();
    const choice = choose(pool, walk.criteria, { input, variants: draft.variants, wanted, used });
    draft.choices.push(choice);
    for (const need of stocked) takeFrom(draft, choice.chosen, need);
  }
  for (const need of input.needs) if (!need.stocked && need.locationId !== undefined) placeFixed(draft, need);
  for (const need of input.needs)
    if (!need.stocked && need.locationId === undefined) placeAnywhere(draft, need);
  if (placed(draft)) return draft;
  return begin(input, walk);
}

function wantedOf({ rest, variants }: Draft, needs: readonly Need[]): number[] {
  const wanted = new Array<number>(variants.length).fill(0);
  for (const need of needs) {
    const v = variants.indexOf(need.variantId ?? -1);
    wanted[v] = (wanted[v] ?? 0) + (rest.get(need) ?? 0);
  }
  return wanted;
}

/** How many further shipments the limit allows. */
function roomFor({ walk, takes, input }: Draft) {
  const most = walk.limits.maxShipments;
  if (most === Number.POSITIVE_INFINITY) return most;
  const places = new Set(input.already?.open);
  for (const { candidate } of takes) places.add(candidate.place.id);
  return most - places.size - (input.already?.left ?? 0);
}

/** What leaves from a place that sends anyway is no further shipment. */
function usedOf({ takes, candidates, input }: Draft): ReadonlySet<Candidate> {
  const used = new Set(takes.map(({ candidate }) => candidate));
  const open = input.already?.open;
  if (open?.length) for (const one of candidates) if (open.includes(one.place.id)) used.add(one);
  return used;
}

function within(
  chosen: Candidate[],
  wanted: readonly number[],
  used: ReadonlySet<Candidate>,
  room: number,
): Candidate[] {
  const fresh = chosen.filter((one) => !used.has(one));
  if (fresh.length <= room) return chosen;
  const kept = chosen.filter((one) => used.has(one));
  const missing = wanted.map((units, v) =>
    Math.max(0, units - kept.reduce((sum, { left }) => sum + (left[v] ?? 0), 0)),
  );
  return [...kept, ...greedy(missing, fresh, room)];
}

/** A line stays whole where one of the places has all of it. */
function takeFrom(draft: Draft, places: readonly Candidate[], need: Need) {
  const v = draft.variants.indexOf(need.variantId ?? -1);
  const wanted = draft.rest.get(need) ?? 0;
  if (wanted === 0) return;
  const whole = places.length > 1 ? places.find(({ left }) => (left[v] ?? 0) >= wanted) : undefined;
  for (const candidate of whole ? [whole] : places) {
    const units = Math.min(draft.rest.get(need) ?? 0, Math.max(0, candidate.left[v] ?? 0));
    if (units === 0) continue;
    candidate.left[v] = (candidate.left[v] ?? 0) - units;
    take(draft, candidate, need, units);
  }
}

function take({ takes, rest }: Draft, candidate: Candidate, need: Need, quantity: number) {
  takes.push({ candidate, need, quantity });
  rest.set(need, (rest.get(need) ?? 0) - quantity);
}

function placeFixed(draft: Draft, need: Need) {
  const candidate = need.locationId === undefined ? undefined : placeOf(draft, need.locationId);
  if (!candidate || candidate.barred?.why === 'paused' || candidate.barred?.why === 'capacity') return;
  if (roomFor(draft) <= 0 && !sendsAlready(draft, candidate)) return;
  if (need.stocked) takeFrom(draft, [candidate], need);
  else take(draft, candidate, need, need.quantity);
}

const sendsAlready = ({ takes, input }: Draft, { place }: Candidate) =>
  takes.some(({ candidate }) => candidate.place.id === place.id) ||
  (input.already?.open.includes(place.id) ?? false);

function placeOf({ candidates, takes, input, walk, variants }: Draft, locationId: number) {
  const known =
    candidates.find(({ place }) => place.id === locationId) ??
    takes.find(({ candidate }) => candidate.place.id === locationId)?.candidate;
  if (known) return known;
  const place = placesById(input.places).get(locationId);
  return place && candidateOf(place, input, walk, variants.length);
}

/** What needs no shelf travels with the rest; alone it goes where the set says, from a virtual place before a real one. */
function placeAnywhere(draft: Draft, need: Need) {
  const { takes, input, walk, variants } = draft;
  const open = input.already?.open[0];
  const along = takes[0]?.candidate ?? (open === undefined ? undefined : placeOf(draft, open));
  if (along) return take(draft, along, need, need.quantity);
  if (roomFor(draft) <= 0) return;
  const pool = input.places
    .map((place) => candidateOf(place, input, walk, variants.length))
    .filter(({ barred }) => !barred)
    .sort((a, b) => virtualFirst(a, b) || a.place.id - b.place.id);
  if (pool.length === 0) return;
  const criteria = walk.criteria.filter(({ kind, index }) => index !== null || kind === 'room');
  const choice = choose(pool, criteria, { input, variants, wanted: [], used: new Set() });
  const [candidate] = choice.chosen;
  if (candidate) take(draft, candidate, need, need.quantity);
}

const virtualFirst = (a: Candidate, b: Candidate) =>
  Number(b.place.kind === 'virtual') - Number(a.place.kind === 'virtual');

function sendingsOf(draft: Draft): Sending[] {
  const parts = new Map<number, Take[]>();
  for (const one of draft.takes) {
    const { id } = one.candidate.place;
    const part = parts.get(id);
    if (part) part.push(one);
    else parts.set(id, [one]);
  }
  const routes = routesOf(draft, parts);
  return [...parts].map(([locationId, takes]) => {
    const { place, shipDay, km } = (takes[0] as Take).candidate;
    const day = shipDay ?? leavingDays(draft.input.facts.at, place).withRoom;
    const route = routes.get(locationId);
    if (!route) throw new Error('A shipment was routed without a reason.');
    const leaves =
      day === null
        ? { shipBy: null, shipDay: null }
        : { shipBy: endOfDay(day, place.timeZone), shipDay: isoDay(day) };
    return { locationId, units: unitsOf(takes), route, ...leaves, km };
  });
}

function unitsOf(takes: readonly Take[]) {
  const byLine = new Map<number, number>();
  for (const { need, quantity } of takes) byLine.set(need.lineNo, (byLine.get(need.lineNo) ?? 0) + quantity);
  return [...byLine].map(([lineNo, quantity]) => ({ lineNo, quantity })).sort((a, b) => a.lineNo - b.lineNo);
}
