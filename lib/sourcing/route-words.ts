import type { Candidate } from './candidates';
import type { Draft, Take } from './draft';
import type { Choice, RunnerUp } from './ranking';
import type { Criterion } from './rule-walk';

export type Told = {
  draft: Draft;
  choice: Choice;
  me: Candidate;
  mine: readonly Take[];
  lines: number;
  /** Units that this place sends, of all that are taken from shelves. */
  sent: number;
  units: number;
  /** It sends all of the order. */
  alone: boolean;
  anyHadAll: boolean;
  second?: Candidate;
};

/** One plain sentence: "Nearest with all 3 lines: 62 km, had 4 and 9. Porto came second." */
export function sentenceOf(told: Told): { rule: string; sentence: string } {
  const { draft, choice, me, mine, lines, sent, units, alone, anyHadAll, second } = told;
  const far = me.km === null ? '' : `${me.km} km, `;
  const facts = `${far}${hadWords(draft, mine)}.`;
  const by = choice.decidedBy;
  if (!alone && !anyHadAll && (!by || by.index === null || by.kind === 'fewest_shipments')) {
    if (sent < units && draft.takes.every(({ candidate }) => candidate === me))
      return { rule: 'most_stock', sentence: `Nobody had all of it, this one has most: ${facts}` };
    const sentence = `No place had everything. This one sends ${sent} of ${units}: ${facts}`;
    return { rule: 'fewest_shipments', sentence };
  }
  if (!alone) {
    const sentence = `${leadOf(told, by, 'some of it')}: sends ${sent} of ${units}, ${facts}`;
    return { rule: by?.kind ?? 'tied', sentence };
  }
  const goods = goodsWords(lines);
  if (!by && choice.asked === 1) return onlyOne(told, goods, facts);
  if (by?.kind === 'fewest_shipments')
    return { rule: 'only', sentence: `The only place with ${goods}: ${facts}` };
  const lead = leadOf(told, by, goods);
  const next = second ? ` ${second.place.name} came second.` : '';
  if (by?.kind !== 'nearest' || me.km !== null)
    return { rule: by?.kind ?? 'tied', sentence: `${lead}: ${facts}${next}` };
  const country = draft.input.facts.destination?.country;
  const where = me.place.country === country ? `in ${me.place.country}` : 'abroad';
  return { rule: 'nearest', sentence: `${lead}, judged by postcode, ${where}: ${facts}${next}` };
}

function onlyOne({ draft, me }: Told, goods: string, facts: string) {
  const shut = draft.candidates.find((one) => one !== me && one.barred?.why === 'rules')?.barred;
  if (shut?.why === 'rules')
    return {
      rule: shut.bar.kind,
      sentence: `Only ${me.place.name} is left with ${goods} by “${shut.bar.name}”: ${facts}`,
    };
  return { rule: 'only', sentence: `The only place with ${goods}: ${facts}` };
}

/** How the place stands out, by what decided. */
function leadOf({ draft, choice, me }: Told, by: Criterion | null, goods: string): string {
  const { criteria } = draft.walk;
  switch (by?.kind) {
    case 'room':
      return `Has room that day, with ${goods}`;
    case 'prefer':
      return `Preferred by “${by.name}” with ${goods}`;
    case 'same_country':
      return `In ${me.place.country}, where it goes, with ${goods}`;
    case 'same_region':
      return `In ${me.place.region}, where it goes, with ${goods}`;
    case 'nearest':
      return `Nearest with ${goods}`;
    case 'most_stock': {
      const near = criteria.findIndex(({ kind }) => kind === 'nearest');
      const tied = near >= 0 && near < criteria.indexOf(by) && choice.effects[near]?.effect !== 'not_asked';
      return tied ? `Most stock of the places as near with ${goods}` : `Most stock with ${goods}`;
    }
    case 'days_of_cover':
      return `Lasts longest with ${goods}`;
    case 'lowest_cost':
      return `Cheapest to send from with ${goods}`;
    case 'capacity_left':
      return `Most room that day with ${goods}`;
    case 'fewest_shipments':
      return `Fewest shipments with ${goods}`;
    default:
      return choice.asked === 1 ? `The only place with ${goods}` : `As good as any with ${goods}`;
  }
}

const goodsWords = (lines: number) =>
  lines === 1 ? 'it' : lines === 2 ? 'both lines' : `all ${lines} lines`;

/** More numbers nobody reads. */
const MOST_NUMBERS = 6;

export function hadWords({ variants }: Draft, takes: readonly Take[]) {
  const numbers = takes
    .slice(0, MOST_NUMBERS)
    .map(({ candidate, need }) => String(candidate.seen[variants.indexOf(need.variantId ?? -1)] ?? 0));
  return `had ${listed(takes.length > MOST_NUMBERS ? [...numbers, 'more'] : numbers)}`;
}

/** By what a place came after the chosen one. */
export const lostWords = ({ candidate, lostBy, value }: RunnerUp) =>
  lostBy ? `${lostBy.name}: ${valueWords(lostBy, candidate, value)}` : undefined;

function valueWords({ kind }: Criterion, { km, place }: Candidate, key: number): string {
  switch (kind) {
    case 'room':
      return 'full that day';
    case 'prefer':
      return 'not named';
    case 'same_country':
      return place.country ? `in ${place.country}` : 'no country known';
    case 'same_region':
      return place.region ? `in ${place.region}` : 'no region known';
    case 'nearest':
      return km === null ? 'farther' : `${km} km`;
    case 'fewest_shipments':
      return 'not all of it';
    case 'most_stock':
      return `${-key} there`;
    case 'days_of_cover':
      return `${-key} days of stock`;
    case 'lowest_cost':
      return 'costs more';
    case 'capacity_left':
      return `${Math.round(-key * 100)}% free`;
  }
}

export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
