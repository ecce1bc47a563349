import type { Route, RouteCandidate, RouteStep } from '@/db/schema/fulfillment';
import type { Candidate } from './candidates';
import { covers } from './cover';
import type { Draft, Take } from './draft';
import type { Choice } from './ranking';
import { hadWords, lostWords, sentenceOf } from './route-words';
import type { Need } from './routing-types';

/** Enough to say who came second and who was left out; the row is kept for good. */
const MOST_CANDIDATES = 4;
const MOST_BARRED = 2;
const MOST_SKUS = 8;
const MOST_STEPS = 40;

/** Why each location sends what it sends. */
export function routesOf(draft: Draft, parts: ReadonlyMap<number, Take[]>): Map<number, Route> {
  const stocked = draft.input.needs.filter((need) => need.stocked);
  const all = wantedBy(draft, stocked);
  return new Map(
    [...parts].map(([locationId, takes]) => [
      locationId,
      routeOf(draft, takes, { stocked, all, split: parts.size > 1 }),
    ]),
  );
}

type Order = { stocked: readonly Need[]; all: readonly number[]; split: boolean };

function routeOf(draft: Draft, takes: readonly Take[], order: Order): Route {
  const { set } = draft.walk;
  const named = set ? { set: { id: set.id, name: set.live.name } } : {};
  const mine = takes.filter(({ need }) => need.stocked);
  const me = mine[0]?.candidate;
  if (!me) {
    const sentence = 'Nothing in it is taken from a shelf, so any place may send it.';
    return { rule: 'unstocked', sentence, ...named };
  }
  const choice = draft.choices.find(({ chosen }) => chosen.includes(me));
  const ranked = choice ? rankedOf(choice, me) : asked(draft, me);
  const candidates = candidatesOf(draft, order.stocked, choice, ranked);
  if (!choice) {
    const sentence = `Asked for with the order: ${hadWords(draft, mine)}.`;
    return { rule: 'asked', sentence, ...named, candidates };
  }
  const { decidedBy } = choice;
  const ruleId = decidedBy?.index == null ? undefined : draft.walk.rules[decidedBy.index]?.id;
  const { rule, sentence } = sentenceOf({
    draft,
    choice,
    me,
    mine,
    lines: order.stocked.length,
    sent: mine.reduce((sum, { quantity }) => sum + quantity, 0),
    units: order.stocked.reduce((sum, { quantity }) => sum + quantity, 0),
    alone: !order.split && covers(order.all, me.seen),
    anyHadAll: draft.candidates.some((one) => !one.barred && covers(order.all, one.seen)),
    second: ranked.find((one) => one !== me && covers(order.all, one.seen)),
  });
  const walked = stepsOf(draft, choice);
  return {
    rule,
    sentence,
    ...named,
    ...(ruleId !== undefined && { ruleId }),
    ...(walked.length > 0 && { walked }),
    candidates,
  };
}

function wantedBy({ variants }: Draft, needs: readonly Need[]) {
  const wanted = new Array<number>(variants.length).fill(0);
  for (const { variantId, quantity } of needs) {
    const v = variants.indexOf(variantId ?? -1);
    wanted[v] = (wanted[v] ?? 0) + quantity;
  }
  return wanted;
}

/** The chosen one, and those that would have been next, best first. */
function rankedOf({ pool, keys }: Choice, me: Candidate): Candidate[] {
  const better = (a: number, b: number) => {
    for (const key of keys) {
      const difference = (key[a] ?? 0) - (key[b] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return false;
  };
  const ranked = [me];
  const left = pool.map((_, i) => i).filter((i) => pool[i] !== me);
  while (ranked.length < MOST_CANDIDATES && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (better(left[i] ?? 0, left[best] ?? 0)) best = i;
    const next = pool[left[best] ?? 0];
    left.splice(best, 1);
    if (next) ranked.push(next);
  }
  return ranked;
}

/** Where one was asked for, the others are those that are near. */
const asked = ({ candidates }: Draft, me: Candidate) =>
  [
    me,
    ...candidates
      .filter((one) => one !== me && !one.barred)
      .sort((a, b) => a.remoteness - b.remoteness || a.place.id - b.place.id),
  ].slice(0, MOST_CANDIDATES);

function candidatesOf(
  draft: Draft,
  stocked: readonly Need[],
  choice: Choice | undefined,
  ranked: readonly Candidate[],
): RouteCandidate[] {
  const shelves = new Map<string, number>();
  for (const { sku, variantId } of stocked)
    if (shelves.size < MOST_SKUS) shelves.set(sku ?? '', draft.variants.indexOf(variantId ?? -1));
  const told = ({ place, km, seen }: Candidate): RouteCandidate => ({
    locationId: place.id,
    code: place.code,
    name: place.name,
    km,
    available: Object.fromEntries([...shelves].map(([sku, v]) => [sku, seen[v] ?? 0])),
  });
  const barred = draft.candidates.filter((one) => one.barred && !ranked.includes(one));
  return [
    ...ranked.map((one, i) => {
      const words = choice && lostWords(draft, choice, ranked[0], one);
      return { ...told(one), ...(choice && { rank: i + 1 }), ...(words && { words }) };
    }),
    ...barred.slice(0, MOST_BARRED).map((one) => ({ ...told(one), words: barredWords(one) })),
  ];
}

function barredWords({ barred }: Candidate) {
  if (barred?.why === 'rules') return `left out by “${barred.bar.name}”`;
  return barred?.why === 'paused' ? 'paused' : 'no free day in sight';
}

/** Every rule of the set in its order with what it did, and after them the built-in ones that had to decide. */
function stepsOf(draft: Draft, { effects }: Choice): RouteStep[] {
  const { rules, skipped, bars, limitWords, criteria } = draft.walk;
  const steps = new Map<number, Omit<RouteStep, 'rule'>>();
  let from = draft.candidates.filter(({ barred }) => !barred || barred.why === 'rules').length;
  for (const bar of bars) {
    const before = bars.filter(({ index }) => index <= bar.index);
    const to = draft.candidates.filter(
      ({ place, barred }) =>
        (!barred || barred.why === 'rules') &&
        before.every(({ kind, codes }) => codes.has(place.code) === (kind === 'only')),
    ).length;
    steps.set(bar.index, { effect: to === from ? 'kept' : to === 1 ? 'decided' : 'narrowed', from, to });
    from = to;
  }
  const after: RouteStep[] = [];
  for (const [i, { index, name }] of criteria.entries()) {
    const effect = effects[i];
    if (!effect) continue;
    if (index !== null) steps.set(index, effect);
    else if (effect.effect !== 'not_asked' && (effect.effect !== 'tied' || rules.length === 0))
      after.push({ rule: name, ...effect });
  }
  const walked = rules.map(({ name }, i): RouteStep => {
    const [skip, words] = [skipped[i], limitWords[i]];
    if (skip != null) return { rule: name, effect: 'skipped', words: skip };
    if (words != null) return { rule: name, effect: 'kept', words };
    return { rule: name, ...(steps.get(i) ?? { effect: 'not_asked' as const }) };
  });
  return [...walked, ...after].slice(0, MOST_STEPS);
}
