import type { Route } from '@/db/schema/fulfillment';
import { fewestSources, type Source } from './cover';
import { kilometersBetween, remoteness, type Spot } from './distance';
import { routeOf } from './explain';

export type Place = Spot & { id: number; code: string; paused: boolean };

/** Units of one line. Without a variant, or with one that is not stocked, they need a place but no stock. */
export type Need = {
  lineNo: number;
  quantity: number;
  sku?: string;
  variantId?: number;
  stocked: boolean;
  /** The one location that must send it. */
  locationId?: number;
};

export type Sending = { locationId: number; units: { lineNo: number; quantity: number }[]; route: Route };
export type Missing = { lineNo: number; quantity: number };
/** Units by variant and location that may be promised. */
export type Availability = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * Fewest shipments, then nearest, then most stock. A line may be split over locations; paused locations send nothing
 * new. What nobody can send comes back as `missing`. `fallbackId` sends what needs no stock when nothing else ships.
 */
export function chooseLocations({
  needs,
  places,
  available,
  destination,
  fallbackId,
}: {
  needs: readonly Need[];
  places: readonly Place[];
  available: Availability;
  destination?: Spot;
  fallbackId?: number;
}): { sendings: Sending[]; missing: Missing[] } {
  const left = new Map([...available].map(([id, byPlace]) => [id, new Map(byPlace)]));
  const open = places
    .filter((place) => !place.paused)
    .map((place) => ({ ...place, rank: remoteness(place, destination) }))
    .sort((a, b) => a.rank - b.rank || a.id - b.id);
  const takes: { locationId: number; need: Need; quantity: number }[] = [];
  const missing: Missing[] = [];
  const take = (need: Need, locationId: number, most: number) => {
    const shelf = left.get(need.variantId ?? -1);
    const quantity = Math.max(0, Math.min(most, shelf?.get(locationId) ?? 0));
    if (quantity === 0) return 0;
    shelf?.set(locationId, (shelf.get(locationId) ?? 0) - quantity);
    takes.push({ locationId, need, quantity });
    return quantity;
  };
  const miss = (need: Need, quantity: number) => {
    if (quantity > 0) missing.push({ lineNo: need.lineNo, quantity });
  };

  for (const need of needs.filter((n) => n.stocked && n.locationId !== undefined)) {
    const placed = open.some(({ id }) => id === need.locationId)
      ? take(need, need.locationId as number, need.quantity)
      : 0;
    miss(need, need.quantity - placed);
  }

  const free = needs.filter((n) => n.stocked && n.locationId === undefined);
  const wanted = coverable(free, left, open);
  const sources = open.map((place) => sourceOf(place, wanted, left));
  const fixedIds = new Set(takes.map(({ locationId }) => locationId));
  const fixed = sources.filter(({ id }) => fixedIds.has(id));
  const chosen = [
    ...fixed,
    ...fewestSources(
      wanted,
      fixed,
      sources.filter(({ id }) => !fixedIds.has(id)),
    ),
  ];
  for (const need of free) {
    const whole = chosen.find(({ id }) => (left.get(need.variantId ?? -1)?.get(id) ?? 0) >= need.quantity);
    let rest = need.quantity;
    for (const { id } of whole ? [whole] : chosen) rest -= take(need, id, rest);
    miss(need, rest);
  }

  for (const need of needs.filter((n) => !n.stocked)) {
    const paused = need.locationId !== undefined && !open.some(({ id }) => id === need.locationId);
    const locationId = need.locationId ?? takes[0]?.locationId ?? fallbackId;
    if (locationId === undefined || paused) miss(need, need.quantity);
    else takes.push({ locationId, need, quantity: need.quantity });
  }

  const locationIds = [...new Set(takes.map(({ locationId }) => locationId))];
  const sendings = locationIds.map((locationId) => ({
    locationId,
    units: unitsOf(takes.filter((t) => t.locationId === locationId)),
    route: routeOf({
      locationId,
      takes,
      needs,
      available,
      places: open.map((place) => ({
        ...place,
        km: destination ? kilometersBetween(place, destination) : null,
      })),
      destination,
      split: locationIds.length > 1,
    }),
  }));
  return { sendings, missing };
}

type Left = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Units by variant that the open places have together, at most what is asked for. */
function coverable(needs: readonly Need[], left: Left, open: readonly Place[]) {
  const wanted = new Map<number, number>();
  for (const { variantId, quantity } of needs)
    if (variantId !== undefined) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  for (const [variantId, units] of wanted) {
    const shelf = left.get(variantId);
    const there = open.reduce((sum, { id }) => sum + Math.max(0, shelf?.get(id) ?? 0), 0);
    wanted.set(variantId, Math.min(units, there));
  }
  return wanted;
}

function sourceOf(place: Place & { rank: number }, wanted: ReadonlyMap<number, number>, left: Left): Source {
  const available = new Map<number, number>();
  for (const variantId of wanted.keys()) {
    const units = left.get(variantId)?.get(place.id) ?? 0;
    if (units > 0) available.set(variantId, units);
  }
  return { id: place.id, rank: place.rank, available };
}

function unitsOf(takes: readonly { need: Need; quantity: number }[]) {
  const byLine = new Map<number, number>();
  for (const { need, quantity } of takes) byLine.set(need.lineNo, (byLine.get(need.lineNo) ?? 0) + quantity);
  return [...byLine].map(([lineNo, quantity]) => ({ lineNo, quantity })).sort((a, b) => a.lineNo - b.lineNo);
}
