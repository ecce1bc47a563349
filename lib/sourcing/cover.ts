/** A place that could send; `left` counts units by variant, as `wanted` does. */
export type Source = { place: { id: number }; left: readonly number[] };

/** Beyond these, an exact search for two or three places costs more than it saves: the greedy one takes over. */
const MOST_FOR_PAIRS = 60;
const MOST_FOR_TRIPLES = 24;

/**
 * The fewest further sources which, with those already `open`, can send all of `wanted` (units by variant);
 * among equally few those with the least total rank, then the most stock. `wanted` must be coverable.
 */
export function fewestSources<S extends Source>(
  wanted: readonly number[],
  open: readonly S[],
  sources: readonly S[],
  rankOf: (source: S) => number,
): S[] {
  const missing = wanted.map((units, v) =>
    Math.max(0, units - open.reduce((sum, { left }) => sum + (left[v] ?? 0), 0)),
  );
  if (missing.every((units) => units === 0)) return [];

  const pool = sources
    .filter(({ left }) => has(missing, left))
    .map((source) => ({ source, rank: rankOf(source), stock: stockOf(missing, source.left) }))
    .sort((a, b) => a.rank - b.rank || b.stock - a.stock || a.source.place.id - b.source.place.id);
  const one = pool.find(({ source }) => covers(missing, source.left));
  if (one) return [one.source];
  const few =
    (pool.length <= MOST_FOR_PAIRS && best(missing, pool, 2)) ||
    (pool.length <= MOST_FOR_TRIPLES && best(missing, pool, 3));
  return few || greedy(missing, sourcesOf(pool), pool.length);
}

type Ranked<S> = { source: S; rank: number; stock: number };
const sourcesOf = <S>(pool: readonly Ranked<S>[]) => pool.map(({ source }) => source);

/** Units of `wanted` that lie in one place. */
export function sends(wanted: readonly number[], left: readonly number[]) {
  let sum = 0;
  for (let v = 0; v < wanted.length; v++) sum += Math.min(wanted[v] ?? 0, left[v] ?? 0);
  return sum;
}

/** Whether any of the wanted units lies there. */
export function has(wanted: readonly number[], left: readonly number[]) {
  for (let v = 0; v < wanted.length; v++) if ((wanted[v] ?? 0) > 0 && (left[v] ?? 0) > 0) return true;
  return false;
}

/** All units there of variants that are wanted. */
export function stockOf(wanted: readonly number[], left: readonly number[]) {
  let sum = 0;
  for (let v = 0; v < wanted.length; v++) if ((wanted[v] ?? 0) > 0) sum += left[v] ?? 0;
  return sum;
}

const none: readonly number[] = [];

export function covers(
  wanted: readonly number[],
  a: readonly number[],
  b: readonly number[] = none,
  c: readonly number[] = none,
) {
  for (let v = 0; v < wanted.length; v++)
    if ((a[v] ?? 0) + (b[v] ?? 0) + (c[v] ?? 0) < (wanted[v] ?? 0)) return false;
  return true;
}

function best<S extends Source>(
  wanted: readonly number[],
  pool: readonly Ranked<S>[],
  size: 2 | 3,
): S[] | undefined {
  let found: { set: Ranked<S>[]; rank: number; stock: number } | undefined;
  const consider = (set: Ranked<S>[]) => {
    const rank = set.reduce((sum, member) => sum + member.rank, 0);
    const stock = set.reduce((sum, member) => sum + member.stock, 0);
    if (!found || rank < found.rank || (rank === found.rank && stock > found.stock))
      found = { set, rank, stock };
  };
  pool.forEach((a, i) => {
    for (let j = i + 1; j < pool.length; j++) {
      const b = pool[j];
      if (!b) break;
      if (size === 2) {
        if (covers(wanted, a.source.left, b.source.left)) consider([a, b]);
        continue;
      }
      for (let k = j + 1; k < pool.length; k++) {
        const c = pool[k];
        if (c && covers(wanted, a.source.left, b.source.left, c.source.left)) consider([a, b, c]);
      }
    }
  });
  return found && sourcesOf(found.set);
}

/** Again and again the source that sends most of what is still missing; at most so many. */
export function greedy<S extends Source>(wanted: readonly number[], pool: readonly S[], most: number): S[] {
  const missing = [...wanted];
  const left = [...pool];
  const taken: S[] = [];
  while (taken.length < most) {
    const next = left.reduce<S | undefined>(
      (top, source) => (!top || sends(missing, source.left) > sends(missing, top.left) ? source : top),
      undefined,
    );
    if (!next || sends(missing, next.left) === 0) break;
    taken.push(next);
    left.splice(left.indexOf(next), 1);
    for (let v = 0; v < missing.length; v++)
      missing[v] = Math.max(0, (missing[v] ?? 0) - (next.left[v] ?? 0));
  }
  return taken;
}
