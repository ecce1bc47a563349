import type { RuleEffect, RuleFilter, RuleWhen, SourcingRule } from '@/db/schema/sourcing';
import { formatMoney } from '@/lib/money';

/** How people call what rules name by its code. */
export type Names = {
  places: Readonly<Record<string, string>>;
  channels: Readonly<Record<string, string>>;
  methods: Readonly<Record<string, string>>;
};
/** A part of a rule's sentence; `key` says what it is about, so that two versions can be compared. */
export type Piece = { key: string; words: string };

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
export const countryName = (country: string) => regions.of(country) ?? country;

const list = (words: readonly string[], joint: 'or' | 'and') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
const named = (codes: readonly string[], names: Readonly<Record<string, string>>) =>
  codes.map((code) => names[code] ?? code);

const kindWords: Record<string, string> = {
  physical: 'goods',
  digital: 'something digital',
  service: 'a service',
  made_to_order: 'something made to order',
  bundle: 'a set',
  custom: 'a custom item',
};
const methodWords: Record<string, string> = {
  ship: 'delivery',
  pickup: 'pickup',
  digital: 'by e-mail',
  service: 'a service',
};

/** For whom a rule or a set is; nothing: for all. */
export function whenPieces(when: RuleWhen, names: Names): Piece[] {
  const { channels, tags, countries, kinds, minAmount, maxAmount, currency, methods, overWeightG } = when;
  const money = (amount: number) => (currency ? formatMoney(amount, currency) : String(amount));
  const pieces: (Piece | false | undefined)[] = [
    channels && { key: 'channels', words: `it comes from ${list(named(channels, names.channels), 'or')}` },
    tags && { key: 'tags', words: `it is tagged ${list(tags, 'or')}` },
    countries && { key: 'countries', words: `it goes to ${list(countries.map(countryName), 'or')}` },
    kinds && { key: 'kinds', words: `it holds ${list(named(kinds, kindWords), 'or')}` },
    minAmount !== undefined && { key: 'min', words: `it is worth ${money(minAmount)} or more` },
    maxAmount !== undefined && { key: 'max', words: `it is worth ${money(maxAmount)} or less` },
    methods && {
      key: 'methods',
      words: `the method is ${list(named(methods, { ...names.methods, ...methodWords }), 'or')}`,
    },
    overWeightG !== undefined && { key: 'weight', words: `it weighs over ${kilograms(overWeightG)}` },
  ];
  return pieces.filter((piece): piece is Piece => Boolean(piece));
}

export const kilograms = (grams: number) => `${(grams / 1000).toLocaleString('en')} kg`;

export function effectPieces(effect: RuleEffect, names: Names): Piece[] {
  const one = (words: string): Piece[] => [{ key: effect.kind, words }];
  switch (effect.kind) {
    case 'only':
      return one(`only ${list(named(effect.locations, names.places), 'or')}`);
    case 'never':
      return one(`never ${list(named(effect.locations, names.places), 'or')}`);
    case 'prefer':
      return one(`${list(named(effect.locations, names.places), 'and')} before others`);
    case 'same_country':
      return one('places in the country it goes to before others');
    case 'same_region':
      return one('places in the region it goes to before others');
    case 'nearest':
      return one('the shortest distance');
    case 'fewest_shipments':
      return one('the fewest shipments');
    case 'most_stock':
      return one('the most stock of what is ordered');
    case 'days_of_cover':
      return one('the stock that lasts longest');
    case 'lowest_cost':
      return one('the lowest cost');
    case 'capacity_left':
      return one('the largest share of free capacity');
    case 'limit':
      return limitPieces(effect);
    case 'otherwise':
      return one(
        effect.action === 'wait'
          ? 'wait in Cannot be filled, and try again at every receipt'
          : 'refuse the order',
      );
  }
}

function limitPieces({ maxShipments, noSplitUnder, complete }: Extract<RuleEffect, { kind: 'limit' }>) {
  const pieces: Piece[] = [];
  if (maxShipments)
    pieces.push({
      key: 'most',
      words: `at most ${maxShipments} ${maxShipments === 1 ? 'shipment' : 'shipments'}`,
    });
  if (noSplitUnder)
    pieces.push({
      key: 'split',
      words: `no order under ${formatMoney(noSplitUnder.amount, noSplitUnder.currency)} is split`,
    });
  if (complete) pieces.push({ key: 'complete', words: 'all of it together or not at all' });
  return pieces;
}

/** "Web shop, tagged VIP", for the list of sets. */
export function filterWords(filter: RuleFilter, names: Names): string {
  const pieces = whenPieces(filter, names);
  return pieces.length === 0
    ? 'All orders'
    : `If ${list(
        pieces.map(({ words }) => words),
        'and',
      )}`;
}

const lead = ({ effect }: SourcingRule) => (effect.kind === 'otherwise' ? 'if nobody can' : 'always');

/** "if it weighs over 12 kg, only Rotterdam" as its two halves. */
export const sentenceOf = (rule: SourcingRule, names: Names) => {
  const when = whenPieces(rule.when, names).map(({ words }) => words);
  return {
    when: when.length === 0 ? lead(rule) : `if ${list(when, 'and')}`,
    does: effectPieces(rule.effect, names)
      .map(({ words }) => words)
      .join('; '),
  };
};
