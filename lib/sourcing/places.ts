import { type Point, pointOf } from './distance';
import type { RoutingPlace } from './routing-types';

/** A place and what is worked out of its settings once, for all orders that are routed by them. */
export type KnownPlace = { place: RoutingPlace; point: Point | null };
/** By id, lowest first, and the same with its id as the index. */
export type Places = { list: readonly KnownPlace[]; byId: readonly (KnownPlace | undefined)[] };

const known = new WeakMap<readonly RoutingPlace[], Places>();

export function placesOf(places: readonly RoutingPlace[]): Places {
  const found = known.get(places);
  if (found) return found;
  const list = places
    .map((place) => ({ place, point: pointOf(place) }))
    .sort((a, b) => a.place.id - b.place.id);
  const byId: KnownPlace[] = [];
  for (const one of list) byId[one.place.id] = one;
  const made = { list, byId };
  known.set(places, made);
  return made;
}
