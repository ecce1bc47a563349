import type { Route } from '@/db/schema/fulfillment';
import type { Spot } from './distance';
import type { Need } from './rules';

type Candidate = Spot & { id: number; code: string; rank: number; km: number | null };
type Take = { locationId: number; need: Need; quantity: number };
type Walked = {
  locationId: number;
  takes: readonly Take[];
  needs: readonly Need[];
  available: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Open places, nearest first. */
  places: readonly Candidate[];
  destination?: Spot;
  split: boolean;
};

/** Enough to say who came second; the row is kept for good. */
const MOST_CANDIDATES = 4;

/** Why this location sends these units, in one sentence, with the places it was compared with. */
export function routeOf(walked: Walked): Route {
  const { locationId, takes, needs, available, places, split } = walked;
  const stocked = needs.filter((need) => need.stocked);
  const mine = takes.filter((take) => take.locationId === locationId && take.need.stocked);
  if (mine.length === 0)
    return { rule: 'unstocked', sentence: 'Nothing in it is taken from a shelf, so any place may send it.' };

  const had = (placeId: number, { variantId }: Need) =>
    Math.max(0, available.get(variantId ?? -1)?.get(placeId) ?? 0);
  const hasAll = (placeId: number) => stocked.every((need) => had(placeId, need) >= need.quantity);
  const stock = `had ${listed(mine.map(({ need }) => String(had(locationId, need))))}`;
  const candidates = candidatesOf(walked, stocked, had);

  if (mine.every(({ need }) => need.locationId === locationId))
    return { rule: 'asked', sentence: `Asked for with the order: ${stock}.`, candidates };
  if (split) {
    const place = places.find(({ id }) => id === locationId);
    const units = mine.reduce((sum, take) => sum + take.quantity, 0);
    const all = stocked.reduce((sum, need) => sum + need.quantity, 0);
    const far = place?.km == null ? '' : `${place.km} km, `;
    const sentence = `No place had everything. This one sends ${units} of ${all}: ${far}${stock}.`;
    return { rule: 'fewest_shipments', sentence, candidates };
  }
  const rivals = places.filter(({ id }) => hasAll(id));
  return { ...among(walked, rivals, what(stocked.length), stock), candidates };
}

function among({ locationId, destination }: Walked, rivals: Candidate[], goods: string, stock: string) {
  const place = rivals.find(({ id }) => id === locationId);
  if (!place) return { rule: 'most_stock', sentence: `Nobody had all of it, this one has most: ${stock}.` };
  const km = place.km === null ? '' : `${place.km} km, `;
  if (rivals.length === 1) return { rule: 'only', sentence: `The only place with ${goods}: ${km}${stock}.` };
  const tied = rivals.some(({ id, rank }) => id !== place.id && rank === place.rank);
  if (tied)
    return { rule: 'most_stock', sentence: `Most stock of the places as near with ${goods}: ${km}${stock}.` };
  if (place.km !== null) return { rule: 'nearest', sentence: `Nearest with ${goods}: ${km}${stock}.` };
  const where = place.country === destination?.country ? `in ${place.country}` : 'abroad';
  return { rule: 'nearest', sentence: `Nearest with ${goods}, judged by postcode, ${where}: ${stock}.` };
}

function candidatesOf(walked: Walked, stocked: Need[], had: (placeId: number, need: Need) => number) {
  const withSome = walked.places.filter(({ id }) => stocked.some((need) => had(id, need) > 0));
  const chosen = withSome.filter(({ id }) => id === walked.locationId);
  const others = withSome.filter(({ id }) => id !== walked.locationId).slice(0, MOST_CANDIDATES - 1);
  return [...chosen, ...others].map(({ id, code, km }) => ({
    locationId: id,
    code,
    km,
    available: Object.fromEntries(stocked.map((need) => [need.sku ?? '', had(id, need)])),
  }));
}

const what = (lines: number) => (lines === 1 ? 'it' : lines === 2 ? 'both lines' : `all ${lines} lines`);

const listed = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
