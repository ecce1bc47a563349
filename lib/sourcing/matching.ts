import type { RuleFilter, RuleWhen } from '@/db/schema';
import type { RoutingFacts } from './routing-types';

/** The part of the filter that does not hold for the order, in words; null: all of it holds. */
export function missedBy(filter: RuleWhen, facts: RoutingFacts): string | null {
  const { channels, tags, countries, kinds, methods, overWeightG } = filter;
  if (names(channels) && !channels.includes(facts.channel)) return `the channel is ${facts.channel}`;
  if (names(tags) && !tags.some((tag) => facts.tags.includes(tag))) return 'it has none of the tags';
  const country = facts.destination?.country;
  if (names(countries) && !(country && countries.includes(country)))
    return country ? `it goes to ${country}` : 'it goes to no country';
  if (names(kinds) && !kinds.some((kind) => facts.kinds.includes(kind))) return 'it has no such products';
  if (names(methods) && !methods.some((method) => facts.methods.includes(method)))
    return `it travels by ${facts.methods.at(-1) ?? 'another method'}`;
  if (overWeightG !== undefined && facts.weightG <= overWeightG)
    return `it weighs ${kilograms(facts.weightG)}, not over ${kilograms(overWeightG)}`;
  return amountMissed(filter, facts);
}

export const fits = (filter: RuleFilter, facts: RoutingFacts) => missedBy(filter, facts) === null;

const names = (list: readonly string[] | undefined): list is readonly string[] =>
  list !== undefined && list.length > 0;

function amountMissed({ minAmount, maxAmount, currency }: RuleFilter, facts: RoutingFacts) {
  if (currency !== undefined && currency !== facts.currency) return `it is paid in ${facts.currency}`;
  if (minAmount !== undefined && facts.totalAmount < minAmount) return 'it is worth less';
  if (maxAmount !== undefined && facts.totalAmount > maxAmount) return 'it is worth more';
  return null;
}

const kilograms = (grams: number) => `${Math.round(grams / 10) / 100} kg`;
