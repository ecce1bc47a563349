import type { SourcingConfig } from './config-queries';
import { TRANSIT_DAYS, type Transit } from './promise';

/** Where a parcel goes, as far as carriers care. */
export type Destination = { country?: string | null; postcode?: string | null };
type Zone = SourcingConfig['zones'][number];
type Rate = SourcingConfig['rates'][number];
type Rules = Pick<SourcingConfig, 'methods' | 'zones' | 'rates'>;

/** Postcodes as they are compared: "3011 aa" and "3011AA" are one. */
export const foldPostcode = (postcode: string) => postcode.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The zone with the longest matching start of a postcode, else the one that names the country, else the rest of the world. */
export function zoneFor(zones: readonly Zone[], { country, postcode }: Destination): Zone | null {
  if (!country) return null;
  const folded = foldPostcode(postcode ?? '');
  let found: Zone | null = null;
  let length = -2;
  for (const zone of zones) {
    const fit = fitOf(zone, country, folded);
    if (fit > length) [found, length] = [zone, fit];
  }
  return found;
}

/** −2: does not fit. −1: the rest of the world. 0: its country. More: so many characters of its postcode. */
function fitOf({ countries, postcodePrefixes }: Zone, country: string, postcode: string) {
  if (countries.length === 0) return postcodePrefixes.length === 0 ? -1 : -2;
  if (!countries.includes(country)) return -2;
  if (postcodePrefixes.length === 0) return 0;
  const lengths = postcodePrefixes
    .filter((prefix) => postcode.startsWith(prefix))
    .map(({ length }) => length);
  return lengths.length > 0 ? Math.max(...lengths) : -2;
}

type Asked = { method: string | null; zone: Zone | null; locationId?: number; currency?: string };

/** What a method takes and costs into a zone: a rate of the location itself beats the one from everywhere. */
export function rateFor(rates: readonly Rate[], { method, zone, locationId, currency }: Asked): Rate | null {
  if (!method || !zone) return null;
  const weigh = (rate: Rate) => (rate.locationId !== null ? 2 : 0) + (rate.currency === currency ? 1 : 0);
  return rates
    .filter(
      (rate) =>
        rate.methodCode === method &&
        rate.zoneId === zone.id &&
        (rate.locationId === null || rate.locationId === locationId),
    )
    .reduce<Rate | null>((best, rate) => (best && weigh(best) >= weigh(rate) ? best : rate), null);
}

/** Without a rate the location's own transit days count; what is picked up does not travel. */
export function transitFor(
  rules: Rules,
  place: { id: number; settings: { transitDays?: number } },
  { method, zone, pickup = false }: Pick<Asked, 'method' | 'zone'> & { pickup?: boolean },
): Transit {
  if (pickup) return { days: 0, method: null, zone: null };
  const rate = rateFor(rules.rates, { method, zone, locationId: place.id });
  return {
    days: rate?.transitDays ?? place.settings.transitDays ?? TRANSIT_DAYS,
    method,
    zone: rate && zone ? zone.name : null,
  };
}

export const reaches = ({ rates }: Rules, method: string, zone: Zone | null) =>
  zone !== null && rates.some((rate) => rate.methodCode === method && rate.zoneId === zone.id);

/** The method of an order that names none: what its channel prefers, else the first that gets there. */
export function defaultMethod(rules: Rules, zone: Zone | null, preferred?: string | null): string | null {
  const codes = rules.methods.map(({ code }) => code);
  const first = preferred && codes.includes(preferred) ? [preferred, ...codes] : codes;
  return first.find((code) => reaches(rules, code, zone)) ?? null;
}

/**
 * What the customer pays for shipping an order: once, at the highest rate of the locations that send it. Null: nobody has
 * said in this currency.
 */
export function shippingPrice(
  rates: readonly Rate[],
  order: {
    method: string | null;
    zone: Zone | null;
    locationIds: readonly number[];
    currency: string;
    itemsAmount: number;
  },
): number | null {
  const { method, zone, currency, itemsAmount } = order;
  const priced = rates.filter((rate) => rate.currency === currency);
  let price: number | null = null;
  for (const locationId of order.locationIds) {
    const rate = rateFor(priced, { method, zone, locationId });
    if (!rate) return null;
    const free = rate.freeFromAmount !== null && itemsAmount >= rate.freeFromAmount;
    price = Math.max(price ?? 0, free ? 0 : rate.priceAmount);
  }
  return price;
}

type ZoneGiven = Pick<Zone, 'name' | 'countries' | 'postcodePrefixes'> & { id?: number };

/** What another zone covers already, in words; no place may lie in two zones that are as near to it. */
export function zoneConflict(zones: readonly Zone[], given: ZoneGiven): string | null {
  for (const zone of zones.filter(({ id }) => id !== given.id)) {
    if (zone.countries.length === 0 && given.countries.length === 0)
      return `${zone.name} is the rest of the world already. Name the countries of this one.`;
    const shared = zone.countries.filter((code) => given.countries.includes(code));
    if (shared.length === 0) continue;
    if (zone.postcodePrefixes.length === 0 && given.postcodePrefixes.length === 0)
      return `${shared.join(', ')} ${shared.length === 1 ? 'is' : 'are'} in ${zone.name} already.`;
    const twice = zone.postcodePrefixes.filter((start) => given.postcodePrefixes.includes(start));
    if (twice.length > 0)
      return `Postcodes from ${twice.slice(0, 5).join(', ')} are in ${zone.name} already.`;
  }
  return null;
}
