/** Where something stands or goes. Coordinates when known, otherwise country and postcode. */
export type Spot = {
  country?: string | null;
  postcode?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in whole kilometers, null when one of the two has no coordinates. */
export function kilometersBetween(a: Spot, b: Spot): number | null {
  if (a.latitude == null || a.longitude == null || b.latitude == null || b.longitude == null) return null;
  const [latA, latB] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((latB - latA) / 2) ** 2 +
    Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half))));
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
