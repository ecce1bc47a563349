import type { Route, RouteCandidate, RouteStep } from '@/db/schema/fulfillment';
import type { Candidate } from './candidates';
import { covers } from './cover';
import type { Draft, Take } from './draft';
import { type Choice, MOST_RANKED, type RunnerUp } from './ranking';
import { hadWords, lostWords, sentenceOf } from './route-words';
import type { Need } from './routing-types';

/** Enough to say who came second and who was left out; the row is kept for good. */
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
  const next = choice ? (choice.next.get(me) ?? []) : asked(draft, me);
  const candidates = candidatesOf(draft, order.stocked, me, { next, ranked: choice !== undefined });
  if (!choice) {
    const sentence = `Asked for with the order: ${hadWords(draft, mine)}.`;
    return { rule: 'asked', sentence, ...named, candidates };
  }
  const { decidedBy } = choice;
  const alone = !order.split && covers(order.all, me.seen);
  const ruleId = decidedBy?.index == null ? undefined : draft.walk.rules[decidedBy.index]?.id;
  const { rule, sentence } = sentenceOf({
    draft,
    choice,
    me,
    mine,
    lines: order.stocked.length,
    sent: mine.reduce((sum, { quantity }) => sum + quantity, 0),
    units: order.stocked.reduce((sum, { quantity }) => sum + quantity, 0),
    alone,
    anyHadAll: alone || draft.candidates.some((one) => !one.barred && covers(order.all, one.seen)),
    second: next.find(({ candidate }) => covers(order.all, candidate.seen))?.candidate,
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

/** Where one was asked for, the others are those that are near. */
const asked = ({ candidates }: Draft, me: Candidate): RunnerUp[] =>
  candidates
    .filter((one) => one !== me && !one.barred)
    .sort((a, b) => a.remoteness - b.remoteness || a.place.id - b.place.id)
    .slice(0, MOST_RANKED - 1)
    .map((candidate) => ({ candidate, lostBy: null, value: 0 }));

/** The one that sends, those that came after it, and some that were left out. */
function candidatesOf(
  draft: Draft,
  stocked: readonly Need[],
  me: Candidate,
  { next, ranked }: { next: readonly RunnerUp[]; ranked: boolean },
): RouteCandidate[] {
  const shelves = shelvesOf(draft, stocked);
  const told = [toldOf(me, shelves, ranked ? 1 : undefined)];
  for (const one of next)
    told.push(toldOf(one.candidate, shelves, ranked ? told.length + 1 : undefined, lostWords(one)));
  const most = told.length + MOST_BARRED;
  for (const one of draft.candidates) {
    if (told.length === most) break;
    if (one.barred && one !== me) told.push(toldOf(one, shelves, undefined, barredWords(one)));
  }
  return told;
}

/** The first few SKUs, each with nothing yet, and which variant it is. */
type Shelves = { variants: number[]; skus: string[]; empty: Record<string, number> };

function shelvesOf({ variants }: Draft, stocked: readonly Need[]): Shelves {
  const shelves: Shelves = { variants: [], skus: [], empty: {} };
  for (const { sku = '', variantId = -1 } of stocked) {
    if (shelves.skus.length === MOST_SKUS || shelves.skus.includes(sku)) continue;
    shelves.skus.push(sku);
    shelves.variants.push(variants.indexOf(variantId));
    shelves.empty[sku] = 0;
  }
  return shelves;
}

function toldOf({ place, km, seen }: Candidate, shelves: Shelves, rank?: number, words?: string) {
  const { skus, variants, empty } = shelves;
  const available = { ...empty };
  for (let i = 0; i < skus.length; i++) available[skus[i] ?? ''] = seen[variants[i] ?? -1] ?? 0;
  const told: RouteCandidate = { locationId: place.id, code: place.code, name: place.name, km, available };
  if (rank !== undefined) told.rank = rank;
  if (words !== undefined) told.words = words;
  return told;
}

function barredWords({ barred }: Candidate) {
  if (barred?.why === 'rules') return `left out by “${barred.bar.name}”`;
  return barred?.why === 'paused' ? 'paused' : 'no free day in sight';
}

/** Every rule of the set in its order with what it did, and after them the built-in ones that had to decide. */
function stepsOf(draft: Draft, { effects }: Choice): RouteStep[] {
  const { rules, skipped, bars, limitWords, criteria } = draft.walk;
  const steps = rules.map(({ name }, i): RouteStep => {
    const [skip, words] = [skipped[i], limitWords[i]];
    if (skip != null) return { rule: name, effect: 'skipped', words: skip };
    if (words != null) return { rule: name, effect: 'kept', words };
    return { rule: name, effect: 'not_asked' };
  });
  const shut = new Map<number, number>();
  let from = 0;
  for (const { barred } of draft.candidates) {
    if (barred && barred.why !== 'rules') continue;
    from += 1;
    if (barred) shut.set(barred.bar.index, (shut.get(barred.bar.index) ?? 0) + 1);
  }
  for (const { index, name } of bars) {
    const to = from - (shut.get(index) ?? 0);
    steps[index] = {
      rule: name,
      effect: to === from ? 'kept' : to === 1 ? 'decided' : 'narrowed',
      from,
      to,
    };
    from = to;
  }
  for (let by = 0; by < criteria.length; by++) {
    const [criterion, effect] = [criteria[by], effects[by]];
    if (!criterion || !effect || effect.effect === 'not_asked') continue;
    const { name: rule, index } = criterion;
    if (index !== null) steps[index] = { rule, ...effect };
    else if (effect.effect !== 'tied' || rules.length === 0) steps.push({ rule, ...effect });
  }
  return steps.length > MOST_STEPS ? steps.slice(0, MOST_STEPS) : steps;
}
