import type { RuleFilter, RuleSet, SourcingRule } from '@/db/schema/sourcing';
import { same } from './comparison-rules';
import { countryName, type Names } from './wording-rules';

/** `stop`: it cannot go live like this. `look`: somebody should know. */
export type Contradiction = { severity: 'stop' | 'look'; ruleId?: string; words: string };
export type KnownPlace = { code: string; name: string; paused: boolean; closed: boolean };
export type Ahead = { name: string; filter: RuleFilter };

/** What a set says against itself, against the places as they are and against the sets before it. Pure. */
export function contradictionsOf(
  set: RuleSet,
  places: readonly KnownPlace[],
  ahead: readonly Ahead[],
): Contradiction[] {
  const known = new Map(places.map((place) => [place.code, place]));
  const names: Names['places'] = Object.fromEntries(places.map(({ code, name }) => [code, name]));
  const found: Contradiction[] = [];
  for (const [i, rule] of set.rules.entries()) {
    found.push(...ofPlaces(rule, known, names));
    found.push(...ofOthers(rule, set.rules.slice(0, i), names));
    const never = neverSpeaks(rule, set.filter);
    if (never)
      found.push({ severity: 'look', ruleId: rule.id, words: `"${rule.name}" never speaks: ${never}` });
  }
  if (set.rules.length === 0)
    found.push({
      severity: 'look',
      words: 'Without a rule its orders go by the fewest shipments, then the nearest place.',
    });
  const all = ahead.find(({ filter }) => fitsAll(filter, set.filter));
  if (all)
    found.push({
      severity: 'look',
      words: `"${all.name}" stands before it and takes every order that this set is for. Move it up, or nothing follows it.`,
    });
  return found;
}

function ofPlaces(
  { id, name, effect }: SourcingRule,
  known: ReadonlyMap<string, KnownPlace>,
  names: Names['places'],
): Contradiction[] {
  if (!('locations' in effect)) return [];
  const places = effect.locations.flatMap((code) => known.get(code) ?? []);
  const closed = places.filter((place) => place.closed);
  const able = places.filter((place) => !place.closed && !place.paused);
  const words = (some: readonly KnownPlace[]) => listed(some.map(({ code }) => names[code] ?? code));
  if (effect.kind === 'only' && places.length > 0 && able.length === 0) {
    if (closed.length === places.length)
      return [
        {
          severity: 'stop',
          ruleId: id,
          words: `"${name}" allows only ${words(places)}, closed for good: nobody could send those orders. Name another place.`,
        },
      ];
    return [
      {
        severity: 'look',
        ruleId: id,
        words: `"${name}" allows only ${words(places)}, which ${places.length === 1 ? 'sends' : 'send'} nothing now: those orders would wait.`,
      },
    ];
  }
  if (closed.length === 0) return [];
  return [
    {
      severity: 'look',
      ruleId: id,
      words: `"${name}" names ${words(closed)}, closed for good. It counts for nothing.`,
    },
  ];
}

/** Two rules that speak about the same orders and leave no place, or say the same twice. */
function ofOthers(
  rule: SourcingRule,
  before: readonly SourcingRule[],
  names: Names['places'],
): Contradiction[] {
  const together = before.filter(
    (one) =>
      Object.keys(one.when).length === 0 || Object.keys(rule.when).length === 0 || same(one.when, rule.when),
  );
  return together.flatMap((one): Contradiction[] => {
    const [a, b] = [one.effect, rule.effect];
    const pair = `"${one.name}" and "${rule.name}"`;
    if (!('locations' in a) || !('locations' in b)) {
      if (!('locations' in a) && !('locations' in b) && same(a, b) && same(one.when, rule.when))
        return [
          {
            severity: 'look',
            ruleId: rule.id,
            words: `${pair} say the same. The second one decides nothing.`,
          },
        ];
      return [];
    }
    const left = leftBy(a, b);
    if (left === null || left.length > 0) return [];
    const places = listed([...new Set([...a.locations, ...b.locations])].map((code) => names[code] ?? code));
    return [
      {
        severity: 'stop',
        ruleId: rule.id,
        words: `${pair} together leave no place for the orders both fit (${places}). Change one of them.`,
      },
    ];
  });
}

type Places = { kind: 'only' | 'never' | 'prefer'; locations: string[] };

/** The places that two rules together allow; null when they do not shut any out between them. */
function leftBy(a: Places, b: Places): string[] | null {
  if (a.kind === 'only' && b.kind === 'only') return a.locations.filter((code) => b.locations.includes(code));
  const only = [a, b].find(({ kind }) => kind === 'only');
  const never = [a, b].find(({ kind }) => kind === 'never');
  if (!only || !never) return null;
  return only.locations.filter((code) => !never.locations.includes(code));
}

/** Why no order that the set is for can be one that the rule is for. */
function neverSpeaks({ when }: SourcingRule, filter: RuleFilter): string | null {
  const apart = (mine?: readonly string[], its?: readonly string[]) =>
    mine && its && !mine.some((one) => its.includes(one));
  if (apart(when.countries, filter.countries))
    return `the set is only for ${listed((filter.countries ?? []).map(countryName), 'or')}.`;
  if (apart(when.channels, filter.channels)) return 'the set is for other channels.';
  if (when.currency && filter.currency && when.currency !== filter.currency)
    return `the set is only for orders in ${filter.currency}.`;
  if (when.minAmount !== undefined && filter.maxAmount !== undefined && when.minAmount > filter.maxAmount)
    return 'the set is for smaller orders.';
  if (when.maxAmount !== undefined && filter.minAmount !== undefined && when.maxAmount < filter.minAmount)
    return 'the set is for bigger orders.';
  return null;
}

/** Whether every order the second filter fits is also one the first fits. Says no when it is not sure. */
function fitsAll(first: RuleFilter, second: RuleFilter) {
  const within = (outer?: readonly string[], inner?: readonly string[]) =>
    !outer || (inner?.every((one) => outer.includes(one)) ?? false);
  const money =
    (first.minAmount === undefined && first.maxAmount === undefined) ||
    (first.currency === second.currency &&
      (first.minAmount ?? 0) <= (second.minAmount ?? 0) &&
      (first.maxAmount ?? Infinity) >= (second.maxAmount ?? Infinity));
  return (
    money &&
    within(first.channels, second.channels) &&
    within(first.countries, second.countries) &&
    within(first.tags, second.tags) &&
    within(first.kinds, second.kinds)
  );
}

const listed = (words: readonly string[], joint = 'and') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
