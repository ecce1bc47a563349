import type { Address } from '@/db/schema/orders';
import { postcodeFormats, type ReadPostcode, readPostcode } from './address-formats';
import { foldPlace, isElsewhere, isRegionCode, lettersApart, regionsOf } from './address-places';

export const findCodes = [
  'postcode_spacing',
  'postcode_repaired',
  'postcode_unknown_format',
  'postcode_in_other_field',
  'postcode_and_city_swapped',
  'city_holds_postcode',
  'city_spelling',
  'city_elsewhere',
  'region_elsewhere',
  'no_house_number',
  'po_box',
] as const;
export type FindCode = (typeof findCodes)[number];

/** One thing that is wrong with an address, in words for staff. */
export type AddressFind = {
  code: FindCode;
  field: keyof Address;
  words: string;
  /** Not worth stopping an order for. */
  small?: true;
};
export type AddressVerdict =
  | { answer: 'ok'; finds: [] }
  /** `address` is what it should be. */
  | { answer: 'suggestion'; address: Address; finds: AddressFind[] }
  | { answer: 'undeliverable'; finds: AddressFind[] };

/** Postcodes of the merchant's own table at or around the address. */
export type KnownPlace = { postcode: string; city: string | null; region: string | null };

/** Whoever judges addresses. The embedded one asks nobody; one that asks a service goes beside it with the same answer. */
export type AddressChecker = {
  name: string;
  check: (address: Address, known: readonly KnownPlace[]) => AddressVerdict;
};

export const embeddedChecker: AddressChecker = { name: 'waybill', check: checkAddress };

/** Whether the order must wait for a person. */
export const needsAPerson = ({ answer, finds }: AddressVerdict) =>
  answer === 'undeliverable' || (answer === 'suggestion' && finds.some(({ small }) => !small));

/** For a parcel: where its address is wrong, and what was meant. Pure; never longer than a fraction of a millisecond. */
export function checkAddress(given: Address, known: readonly KnownPlace[] = []): AddressVerdict {
  const finds: AddressFind[] = [];
  let hopeless = false;
  const say = (code: FindCode, field: keyof Address, words: string, small?: true) =>
    finds.push({ code, field, words, ...(small && { small }) });
  const giveUp = (code: FindCode, field: keyof Address, words: string) => {
    hopeless = true;
    say(code, field, words);
  };

  let address = withoutPostcodeInCity(given, say);
  const read = readPostcode(address.country, address.postcode);
  if (read) address = withReadPostcode(address, read, say);
  else if (read === null) {
    const moved = withMovedPostcode(address, say);
    if (moved) address = moved;
    else
      giveUp(
        'postcode_unknown_format',
        'postcode',
        `“${address.postcode}” is no postcode of ${address.country}. One looks like ${postcodeFormats[address.country]?.example}.`,
      );
  }
  const certain = !hopeless && read !== undefined;
  if (certain) address = withRegion(address, say);
  const placed = withKnownCity(address, known, say, giveUp);
  if (placed === address && certain && !known.some(({ postcode }) => postcode === address.postcode))
    if (isElsewhere(address.country, address.city, address.postcode))
      giveUp(
        'city_elsewhere',
        'postcode',
        `${address.postcode} is not in ${address.city}. One of the two is wrong.`,
      );
  address = placed;

  const street = [address.line1, address.line2].join(' ');
  if (isBox(street)) giveUp('po_box', 'line1', 'A PO box takes no parcels. Ask for a street address.');
  else if (postcodeFormats[address.country]?.numbered && !/\d/.test(street) && !/\bs\/?n\b/i.test(street))
    giveUp('no_house_number', 'line1', `“${address.line1}” has no house number.`);

  if (hopeless) return { answer: 'undeliverable', finds };
  return finds.length > 0 ? { answer: 'suggestion', address, finds } : { answer: 'ok', finds: [] };
}

type Say = (code: FindCode, field: keyof Address, words: string, small?: true) => void;

/** "20095 Hamburg" as the city. */
function withoutPostcodeInCity(address: Address, say: Say): Address {
  const match = /^\s*([\dA-Z][\dA-Z -]*\d[\dA-Z]*)[\s,]+(\p{L}.*)$/u.exec(address.city);
  const [, code = '', city = ''] = match ?? [];
  const inCity = code && readPostcode(address.country, code);
  const inField = readPostcode(address.country, address.postcode);
  if (!inCity || inCity.how === 'repaired' || (inField && inField.postcode !== inCity.postcode))
    return address;
  say(
    'city_holds_postcode',
    'city',
    `The city also holds the postcode: “${address.city}”.`,
    inField ? true : undefined,
  );
  return { ...address, city: city.trim(), postcode: inCity.postcode };
}

function withReadPostcode(address: Address, { postcode, how }: ReadPostcode, say: Say): Address {
  if (how === 'exact') return address;
  if (how === 'spacing') say('postcode_spacing', 'postcode', `${postcode} is how it is written.`, true);
  else say('postcode_repaired', 'postcode', `“${address.postcode}” was probably meant as ${postcode}.`);
  return { ...address, postcode };
}

/** The postcode stands where the city should, or at the end of another line. */
function withMovedPostcode(address: Address, say: Say): Address | null {
  const written = (text: string | undefined) => {
    const read = text ? readPostcode(address.country, text) : null;
    return read && read.how !== 'repaired' ? read.postcode : null;
  };
  const inCity = written(address.city);
  if (inCity && /\p{L}{2}/u.test(address.postcode)) {
    say('postcode_and_city_swapped', 'city', 'City and postcode are in each other’s field.');
    return { ...address, city: address.postcode, postcode: inCity };
  }
  for (const field of ['region', 'line2'] as const) {
    const postcode = written(address[field]);
    if (!postcode) continue;
    say('postcode_in_other_field', 'postcode', `The postcode ${postcode} stands in another field.`);
    const { [field]: _, ...rest } = address;
    return { ...rest, postcode };
  }
  return null;
}

function withRegion(address: Address, say: Say): Address {
  const region = address.region?.trim().toUpperCase();
  const possible = regionsOf(address.country, address.postcode);
  if (!region || !possible || !isRegionCode(address.country, region) || possible.includes(region))
    return address;
  say('region_elsewhere', 'region', `${address.postcode} is in ${possible.join(' or ')}, not in ${region}.`);
  return possible.length === 1 ? { ...address, region: possible[0] } : address;
}

/** The city as the merchant's own table of postcodes spells it. A table may lack a postcode, so that alone is no fault. */
function withKnownCity(
  address: Address,
  known: readonly KnownPlace[],
  say: Say,
  giveUp: (code: FindCode, field: keyof Address, words: string) => void,
): Address {
  const here = known.filter(({ postcode }) => postcode === address.postcode);
  const named = (here.length > 0 ? here : known).flatMap(({ city }) => city ?? []);
  const folded = foldPlace(address.city);
  if (named.length === 0 || named.some((city) => isSamePlace(foldPlace(city), folded))) return address;
  const nearest = named
    .map((city) => ({ city, apart: lettersApart(foldPlace(city), folded) }))
    .sort((a, b) => a.apart - b.apart)[0];
  if (nearest && nearest.apart <= 2 && folded.length > 3) {
    say('city_spelling', 'city', `“${address.city}” was probably meant as ${nearest.city}.`);
    return { ...address, city: nearest.city };
  }
  if (here.length > 0)
    giveUp(
      'city_elsewhere',
      'city',
      `${address.postcode} is ${named[0]}, not ${address.city}. One of the two is wrong.`,
    );
  return address;
}

/** "Frankfurt" is Frankfurt am Main. */
const isSamePlace = (a: string, b: string) =>
  a === b || (b.length > 3 && (a.startsWith(b) || b.startsWith(a)));

const isBox = (street: string) =>
  /\bp\.?\s?o\.?\s*box\b|\bpostfach\b|\bpostbus\b|\bpostboks\b|\bbo[iî]te postale\b|\bcaixa postal\b|\bcasella postale\b|\bapartado de correos\b/i.test(
    street,
  );
