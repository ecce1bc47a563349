/** A place that could send, by variant what it may promise. Lower rank is better. */
export type Source = { id: number; rank: number; available: ReadonlyMap<number, number> };

/** Beyond these, an exact search for two or three places costs more than it saves: the greedy one takes over. */
const MOST_FOR_PAIRS = 60;
const MOST_FOR_TRIPLES = 24;

/**
 * The fewest further sources which, with those already `open`, can send all of `wanted` (units by variant);
 * among equally few those with the least total rank, then the most stock. `wanted` must be coverable.
 */
export function fewestSources(
  wanted: ReadonlyMap<number, number>,
  open: readonly Source[],
  sources: readonly Source[],
): Source[] {
  const missing = new Map<number, number>();
  for (const [variantId, units] of wanted) {
    const left = units - open.reduce((sum, source) => sum + (source.available.get(variantId) ?? 0), 0);
    if (left > 0) missing.set(variantId, left);
  }
  if (missing.size === 0) return [];

  const useful = sources.filter((source) => [...missing.keys()].some((id) => has(source, id) > 0));
  const pool = [...useful].sort(
    (a, b) => a.rank - b.rank || stockOf(b, missing) - stockOf(a, missing) || a.id - b.id,
  );
  const one = pool.find((source) => covers(missing, [source]));
  if (one) return [one];
  const few =
    (pool.length <= MOST_FOR_PAIRS && best(missing, pool, 2)) ||
    (pool.length <= MOST_FOR_TRIPLES && best(missing, pool, 3));
  return few || greedy(missing, pool);
}

const has = (source: Source, variantId: number) => source.available.get(variantId) ?? 0;

const stockOf = (source: Source, wanted: ReadonlyMap<number, number>) =>
  [...wanted.keys()].reduce((sum, id) => sum + has(source, id), 0);

const covers = (wanted: ReadonlyMap<number, number>, sources: readonly Source[]) =>
  [...wanted].every(([id, units]) => sources.reduce((sum, source) => sum + has(source, id), 0) >= units);

function best(
  wanted: ReadonlyMap<number, number>,
  pool: readonly Source[],
  size: 2 | 3,
): Source[] | undefined {
  let found: { set: Source[]; rank: number; stock: number } | undefined;
  const consider = (set: Source[]) => {
    if (!covers(wanted, set)) return;
    const rank = set.reduce((sum, source) => sum + source.rank, 0);
    const stock = set.reduce((sum, source) => sum + stockOf(source, wanted), 0);
    if (!found || rank < found.rank || (rank === found.rank && stock > found.stock))
      found = { set, rank, stock };
  };
  pool.forEach((a, i) => {
    pool.slice(i + 1).forEach((b, j) => {
      if (size === 2) consider([a, b]);
      else for (const c of pool.slice(i + j + 2)) consider([a, b, c]);
    });
  });
  return found?.set;
}

/** Again and again the source that sends most of what is still missing. */
function greedy(wanted: ReadonlyMap<number, number>, pool: readonly Source[]): Source[] {
  const missing = new Map(wanted);
  const left = [...pool];
  const taken: Source[] = [];
  while (missing.size > 0) {
    const sends = (source: Source) =>
      [...missing].reduce((sum, [id, units]) => sum + Math.min(units, has(source, id)), 0);
    const next = left.reduce<Source | undefined>(
      (top, source) => (!top || sends(source) > sends(top) ? source : top),
      undefined,
    );
    if (!next || sends(next) === 0) break;
    taken.push(next);
    left.splice(left.indexOf(next), 1);
    for (const [id, units] of [...missing]) {
      const rest = units - has(next, id);
      if (rest > 0) missing.set(id, rest);
      else missing.delete(id);
    }
  }
  return taken;
}
