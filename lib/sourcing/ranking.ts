import type { Candidate } from './candidates';
import { covers, fewestSources } from './cover';
import { keyOf, type Round } from './criteria';
import type { Criterion } from './rule-walk';

export type Effect = { effect: 'narrowed' | 'tied' | 'decided' | 'not_asked'; from?: number; to?: number };
/** A place that came after the chosen one: by which criterion, where it differs at all, and how it stood by that. */
export type RunnerUp = { candidate: Candidate; lostBy: Criterion | null; value: number };
/** One choice: whoever was chosen, several only where it takes several together, and how it came to that. */
export type Choice = {
  chosen: Candidate[];
  decidedBy: Criterion | null;
  /** By criterion. */
  effects: Effect[];
  /** How many places were in question. */
  asked: number;
  /** Of each chosen one, those that would have been next, best first. */
  next: ReadonlyMap<Candidate, RunnerUp[]>;
};

/** How many are told of in an explanation, the chosen one among them. */
export const MOST_RANKED = 4;

/** How the places of a pool stand by each criterion. Most criteria are never asked: a column is worked out when it is. */
type Table = {
  pool: readonly Candidate[];
  criteria: readonly Criterion[];
  round: Round;
  columns: number[][];
};

function columnOf({ pool, criteria, round, columns }: Table, by: number): readonly number[] {
  const known = columns[by];
  if (known) return known;
  const column: number[] = [];
  const criterion = criteria[by];
  if (criterion) for (const candidate of pool) column.push(keyOf(criterion, candidate, round));
  columns[by] = column;
  return column;
}

const NOT_ASKED: Effect = { effect: 'not_asked' };

/** Criterion by criterion the places that are not the best leave; the first that leaves one decides, and the lowest id where none does. */
export function choose(pool: readonly Candidate[], criteria: readonly Criterion[], round: Round): Choice {
  const table: Table = { pool, criteria, round, columns: [] };
  const effects: Effect[] = [];
  let rest = pool.map((_, place) => place);
  let decidedBy: Criterion | null = null;
  let chosen: number[] | null = null;
  for (let by = 0; by < criteria.length; by++) {
    const criterion = criteria[by];
    if (!criterion) break;
    if (criterion.kind === 'fewest_shipments') {
      const together = cover(table, rest, by);
      if (rest.length > 1 && together) chosen = together;
    }
    if (rest.length < 2 || decidedBy) {
      effects.push(NOT_ASKED);
      continue;
    }
    const from = rest.length;
    rest = bestOf(rest, columnOf(table, by));
    if (chosen || rest.length === 1) decidedBy = criterion;
    const effect = decidedBy ? 'decided' : rest.length === from ? 'tied' : 'narrowed';
    effects.push({ effect, from, to: chosen?.length ?? rest.length });
  }
  chosen ??= rest.slice(0, 1);
  const next = nextTo(table, chosen);
  return { chosen: at(pool, chosen), decidedBy, effects, asked: pool.length, next };
}

function at(pool: readonly Candidate[], places: readonly number[]) {
  const found: Candidate[] = [];
  for (const place of places) {
    const one = pool[place];
    if (one) found.push(one);
  }
  return found;
}

function bestOf(rest: readonly number[], column: readonly number[]): number[] {
  let least = Number.POSITIVE_INFINITY;
  let best: number[] = [];
  for (const place of rest) {
    const value = column[place] ?? 0;
    if (value > least) continue;
    if (value < least) best = [];
    least = value;
    best.push(place);
  }
  return best;
}

/** Fills in who can send all that those in question have together: somebody alone, or else the fewest together, which it answers. */
function cover({ pool, criteria, round, columns }: Table, rest: readonly number[], by: number) {
  const asked = at(pool, rest);
  const wanted = togetherOf(round.wanted, asked);
  const used = round.used.size === 0 ? [] : asked.filter((one) => round.used.has(one));
  if (used.length === 0) {
    const alone: number[] = [];
    for (const { left } of pool) alone.push(covers(wanted, left) ? 0 : 1);
    columns[by] = alone;
    if (rest.some((i) => alone[i] === 0)) return null;
  }
  // Those that send anyway come first.
  const others = used.length === 0 ? asked : asked.filter((one) => !round.used.has(one));
  const next = criteria[by + 1];
  const sources = fewestSources(wanted, used, others, (one) => (next ? keyOf(next, one, round) : 0));
  const together = [...used, ...sources];
  columns[by] = pool.map((one) => (together.includes(one) ? 0 : 1));
  return together.map((one) => pool.indexOf(one));
}

/** What is wanted, as far as they have it together. */
const togetherOf = (wanted: readonly number[], asked: readonly Candidate[]) =>
  wanted.map((units, v) => {
    let there = 0;
    for (const { left } of asked) there += left[v] ?? 0;
    return Math.min(units, there);
  });

function nextTo(table: Table, chosen: readonly number[]) {
  const { pool, criteria } = table;
  const best = rankOf(table);
  const next = new Map<Candidate, RunnerUp[]>();
  for (const place of chosen) {
    const me = pool[place];
    const after: RunnerUp[] = [];
    for (const other of best) {
      const candidate = pool[other];
      if (!candidate || other === place || after.length === MOST_RANKED - 1) continue;
      const by = differenceOf(table, place, other);
      const value = by < criteria.length ? (columnOf(table, by)[other] ?? 0) : 0;
      after.push({ candidate, lostBy: criteria[by] ?? null, value });
    }
    if (me) next.set(me, after);
  }
  return next;
}

/** The first few of the pool as all criteria rank it. */
function rankOf(table: Table): number[] {
  const ranked: number[] = [];
  for (let place = 0; place < table.pool.length; place++) {
    let rank = ranked.length;
    while (rank > 0 && isBefore(table, place, ranked[rank - 1] ?? 0)) rank -= 1;
    if (rank === MOST_RANKED) continue;
    if (ranked.length === MOST_RANKED) ranked.pop();
    ranked.splice(rank, 0, place);
  }
  return ranked;
}

/** The first criterion by which two places differ; beyond the last one when they never do. */
function differenceOf(table: Table, a: number, b: number) {
  let by = 0;
  while (by < table.criteria.length) {
    const column = columnOf(table, by);
    if (column[a] !== column[b]) break;
    by += 1;
  }
  return by;
}

function isBefore(table: Table, a: number, b: number) {
  const by = differenceOf(table, a, b);
  if (by === table.criteria.length) return false;
  const column = columnOf(table, by);
  return (column[a] ?? 0) < (column[b] ?? 0);
}
