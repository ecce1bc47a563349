/** Where something stands or goes. Coordinates when known, otherwise country and postcode. */
export type Spot = {
  country?: string | null;
  postcode?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** A spot on a globe of radius 1: how far one is from another takes no sine and cosine any more. */
export type Point = { x: number; y: number; z: number };

/** Null without coordinates. */
export function pointOf({ latitude, longitude }: Spot): Point | null {
  if (latitude == null || longitude == null) return null;
  const [north, east] = [radians(latitude), radians(longitude)];
  const cosine = Math.cos(north);
  return { x: cosine * Math.cos(east), y: cosine * Math.sin(east), z: Math.sin(north) };
}

/** Great-circle distance in whole kilometers, by the straight line through the globe. */
export function kilometersApart(a: Point, b: Point): number {
  const chord = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);
  return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, chord / 2)));
}

/** Null when one of the two has no coordinates. */
export function kilometersBetween(a: Spot, b: Spot): number | null {
  const [from, to] = [pointOf(a), pointOf(b)];
  return from && to && kilometersApart(from, to);
}

/** How far, for ranking only: kilometers if known, else a guess from country and postcode, so that mixed lists still sort. */
export function remoteness(from: Spot, to: Spot | undefined, km: number | null): number {
  if (!to) return 0;
  if (km !== null) return km;
  if (!from.country || !to.country) return 1000;
  if (from.country !== to.country) return 2000;
  return 400 - 80 * Math.min(4, sharedPrefix(from.postcode ?? '', to.postcode ?? ''));
}

function sharedPrefix(a: string, b: string) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
