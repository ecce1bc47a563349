import type { Candidate } from './candidates';
import { covers, greedy, has } from './cover';
import { begin, type Draft, placed, roomFor, takeFrom, unplaced, usedOf, wantedOf } from './draft';
import { missingOf } from './missing';
import { choose } from './ranking';
import type { Decision, RoutingInput } from './routing-types';
import { type Walk, walkFor } from './rule-walk';
import { sendingsOf } from './sendings';
import { placeAnywhere, placeFixed } from './unranked-needs';

/**
 * Decides from where each unit of an order is sent, by the first rule set that it fits or by the built-in rules. Its input is
 * all it knows, so that the same order can be decided again, with other rules, at any time. What is sent never exceeds
 * `available`, every unit is sent or missing once, and no limit is broken: what it stops is missing, with the reason.
 */
export function routeOrder(input: RoutingInput): Decision {
  const walk = walkFor(input.ruleSets, input.facts);
  const draft = walk.limits.complete ? placeTogether(input, walk) : placeFreely(input, walk);
  const { set, limits, otherwise } = walk;
  return {
    set: set && { id: set.id, name: set.live.name },
    sendings: sendingsOf(draft),
    missing: missingOf(draft),
    complete: limits.complete,
    otherwise,
  };
}

function placeFreely(input: RoutingInput, walk: Walk): Draft {
  const draft = begin(input, walk);
  fill(draft);
  if (walk.limits.maxShipments === Number.POSITIVE_INFINITY || placed(draft)) return draft;
  // The wish for the nearest or the preferred place gives way before units are left behind.
  const fewest = walk.criteria.find(({ kind }) => kind === 'fewest_shipments');
  const criteria = fewest ? [fewest, ...walk.criteria.filter((one) => one !== fewest)] : walk.criteria;
  const sparing = begin(input, { ...walk, criteria });
  fill(sparing);
  return unplaced(sparing) < unplaced(draft) ? sparing : draft;
}

function fill(draft: Draft) {
  const { candidates, input } = draft;
  for (const need of input.needs) if (need.locationId !== undefined) placeFixed(draft, need);
  const free = input.needs.filter(({ stocked, locationId }) => stocked && locationId === undefined);
  for (;;) {
    const wanted = wantedOf(draft, free);
    if (wanted.every((units) => units === 0)) break;
    const room = roomFor(draft);
    const used = usedOf(draft);
    const pool = candidates.filter(
      (one) => !one.barred && (room > 0 || used.has(one)) && has(wanted, one.left),
    );
    if (pool.length === 0) break;
    const choice = choose(pool, draft.walk.criteria, { input, variants: draft.variants, wanted, used });
    choice.chosen = within(choice.chosen, wanted, used, room);
    draft.choices.push(choice);
    for (const need of free) takeFrom(draft, choice.chosen, need);
  }
  for (const need of input.needs)
    if (!need.stocked && need.locationId === undefined) placeAnywhere(draft, need);
}

/** All from one place, or nothing at all. */
function placeTogether(input: RoutingInput, walk: Walk): Draft {
  const draft = begin(input, walk);
  const { open = [], left = 0 } = input.already ?? {};
  const asked = new Set(open);
  for (const { locationId } of input.needs) if (locationId !== undefined) asked.add(locationId);
  if (left > 0 || asked.size > 1) return draft;

  const stocked = input.needs.filter((need) => need.stocked);
  const wanted = wantedOf(draft, stocked);
  if (stocked.length > 0) {
    const free = stocked.some(({ locationId }) => locationId === undefined);
    const pool = draft.candidates.filter(
      (one) =>
        (!one.barred || (one.barred.why === 'rules' && !free)) &&
        covers(wanted, one.left) &&
        !input.needs.some(({ notFrom }) => notFrom?.includes(one.place.id)) &&
        (asked.size === 0 || asked.has(one.place.id)),
    );
    if (pool.length === 0) return draft;
    const used = new Set<Candidate>();
    const choice = choose(pool, walk.criteria, { input, variants: draft.variants, wanted, used });
    draft.choices.push(choice);
    for (const need of stocked) takeFrom(draft, choice.chosen, need);
  }
  for (const need of input.needs) if (!need.stocked && need.locationId !== undefined) placeFixed(draft, need);
  for (const need of input.needs)
    if (!need.stocked && need.locationId === undefined) placeAnywhere(draft, need);
  if (placed(draft)) return draft;
  return begin(input, walk);
}

/** Of several that were chosen together, no more further ones than the limit allows. */
function within(
  chosen: Candidate[],
  wanted: readonly number[],
  used: ReadonlySet<Candidate>,
  room: number,
): Candidate[] {
  if (chosen.length <= room) return chosen;
  const fresh = chosen.filter((one) => !used.has(one));
  if (fresh.length <= room) return chosen;
  const kept = chosen.filter((one) => used.has(one));
  const missing = wanted.map((units, v) =>
    Math.max(0, units - kept.reduce((sum, { left }) => sum + (left[v] ?? 0), 0)),
  );
  return [...kept, ...greedy(missing, fresh, room)];
}
