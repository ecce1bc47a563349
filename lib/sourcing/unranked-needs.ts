import { type Candidate, candidateOf } from './candidates';
import { type Draft, roomFor, take, takeFrom } from './draft';
import { placesOf } from './places';
import { choose } from './ranking';
import type { Need } from './routing-types';

/** What one location must send, whatever the rules say about others. */
export function placeFixed(draft: Draft, need: Need) {
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
  const place = placesOf(input.places).byId[locationId];
  return place && candidateOf(place, input, walk, variants.length);
}

/** What needs no shelf travels with the rest; alone it goes where the set says, from a virtual place before a real one. */
export function placeAnywhere(draft: Draft, need: Need) {
  const { takes, input, walk, variants } = draft;
  const may = (locationId: number) => !need.notFrom?.includes(locationId);
  const open = input.already?.open.find(may);
  const along =
    takes.find(({ candidate }) => may(candidate.place.id))?.candidate ??
    (open === undefined ? undefined : placeOf(draft, open));
  if (along) return take(draft, along, need, need.quantity);
  if (roomFor(draft) <= 0) return;
  const pool = placesOf(input.places)
    .list.filter(({ place }) => may(place.id))
    .map((place) => candidateOf(place, input, walk, variants.length))
    .filter(({ barred }) => !barred)
    .sort(virtualFirst);
  if (pool.length === 0) return;
  const criteria = walk.criteria.filter(({ kind, index }) => index !== null || kind === 'room');
  const choice = choose(pool, criteria, { input, variants, wanted: [], used: new Set() });
  const [candidate] = choice.chosen;
  if (candidate) take(draft, candidate, need, need.quantity);
}

const virtualFirst = (a: Candidate, b: Candidate) =>
  Number(b.place.kind === 'virtual') - Number(a.place.kind === 'virtual');
