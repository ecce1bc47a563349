import type { RuleSet, SourcingRule } from '@/db/schema/sourcing';
import { effectPieces, type Names, type Piece, sentenceOf, whenPieces } from './wording-rules';

/** `was`: what the live rule says instead; words alone stand unchanged. */
export type Part = { words: string; was?: string; fresh?: true };
export type RuleMark = 'new' | 'changed' | 'moved up' | 'moved down';
export type ComparedRule = { rule: SourcingRule; marks: RuleMark[]; when: Part[]; does: Part[] };
export type Comparison = {
  rules: ComparedRule[];
  removed: SourcingRule[];
  /** One plain sentence for each difference. */
  changes: string[];
};

/** What a draft says against what is live, rule by rule. Without a live version everything is simply said. */
export function compareSets(live: RuleSet | null, draft: RuleSet, names: Names): Comparison {
  const before = new Map((live?.rules ?? []).map((rule, i) => [rule.id, { rule, i }]));
  const here = new Set(draft.rules.map(({ id }) => id));
  const common = draft.rules.flatMap(({ id }) => {
    const known = before.get(id);
    return known ? [{ id, i: known.i }] : [];
  });
  const kept = longestRising(common.map(({ i }) => i));
  const moved = new Map(
    common
      .filter(({ i }) => !kept.has(i))
      .map(({ id, i }) => {
        const place = common.findIndex((one) => one.id === id);
        return [
          id,
          common.slice(0, place).filter((one) => one.i > i).length ? 'moved down' : 'moved up',
        ] as const;
      }),
  );
  const rules = draft.rules.map((rule): ComparedRule => {
    const old = before.get(rule.id)?.rule;
    const marks: RuleMark[] = [];
    if (live && !old) marks.push('new');
    if (old && !sameRule(old, rule)) marks.push('changed');
    const move = moved.get(rule.id);
    if (move) marks.push(move);
    return {
      rule,
      marks,
      when: partsOf(old && whenPieces(old.when, names), whenPieces(rule.when, names)),
      does: partsOf(old && effectPieces(old.effect, names), effectPieces(rule.effect, names)),
    };
  });
  const removed = (live?.rules ?? []).filter(({ id }) => !here.has(id));
  return { rules, removed, changes: live ? changesOf(live, draft, rules, removed, names) : [] };
}

function changesOf(
  live: RuleSet,
  draft: RuleSet,
  rules: readonly ComparedRule[],
  removed: readonly SourcingRule[],
  names: Names,
) {
  const said = (rule: SourcingRule) => {
    const { when, does } = sentenceOf(rule, names);
    return `${when}, ${does}`;
  };
  const words: string[] = [];
  if (live.name !== draft.name) words.push(`Renamed from ${live.name} to ${draft.name}`);
  if (!same(live.filter, draft.filter)) words.push('Which orders it is for has changed');
  for (const { rule, marks } of rules)
    for (const mark of marks)
      words.push(mark.startsWith('moved') ? `${rule.name}: ${mark}` : `${rule.name}, ${mark}: ${said(rule)}`);
  for (const rule of removed) words.push(`${rule.name}, removed: ${said(rule)}`);
  return words;
}

/** Whether two documents say the same: what is stored as jsonb comes back with its keys in another order. */
export const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);

const sameRule = (a: SourcingRule, b: SourcingRule) =>
  a.name === b.name && same(a.when, b.when) && same(a.effect, b.effect);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function partsOf(old: readonly Piece[] | undefined, now: readonly Piece[]): Part[] {
  if (!old) return now.map(({ words }) => ({ words }));
  const was = new Map(old.map(({ key, words }) => [key, words]));
  const keys = new Set(now.map(({ key }) => key));
  // One effect that became another kind is one change, not an end and a beginning.
  const [gone] = old.filter(({ key }) => !keys.has(key));
  if (old.length === 1 && now.length === 1 && gone && now[0])
    return [{ words: now[0].words, was: gone.words }];
  return [
    ...now.map(({ key, words }): Part => {
      const before = was.get(key);
      if (before === undefined) return { words, fresh: true };
      return before === words ? { words } : { words, was: before };
    }),
    ...old.filter(({ key }) => !keys.has(key)).map(({ words }) => ({ words: '', was: words })),
  ];
}

/** Of the numbers the most that stand in rising order: those need not be called moved. */
function longestRising(numbers: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = [];
  for (const [at, number] of numbers.entries()) {
    let found = { length: 1, before: -1 };
    for (let i = 0; i < at; i++) {
      const one = best[i];
      if (one && (numbers[i] ?? 0) < number && one.length + 1 >= found.length)
        found = { length: one.length + 1, before: i };
    }
    best.push(found);
  }
  // Of equally many the ones that were further up before stay: what was put above them has moved up.
  let end = -1;
  for (const [i, { length }] of best.entries())
    if (
      end < 0 ||
      length > (best[end]?.length ?? 0) ||
      (length === best[end]?.length && (numbers[i] ?? 0) < (numbers[end] ?? 0))
    )
      end = i;
  const kept = new Set<number>();
  for (let i = end; i >= 0; i = best[i]?.before ?? -1) kept.add(numbers[i] ?? -1);
  return kept;
}
