import type { Candidate } from './candidates';
import type { Draft } from './draft';
import { listed } from './route-words';
import type { Missing, Need, WhyMissing } from './routing-types';

/** Says of every unit that is sent by nobody what stands in the way; of several hindrances the one that is easiest to lift. */
export function missingOf(draft: Draft): Missing[] {
  const { input, variants, rest } = draft;
  if (input.needs.every((need) => !rest.get(need))) return [];
  const left = new Map(draft.candidates.map((one) => [one, [...one.left]]));
  const missing: Missing[] = [];
  for (const need of input.needs) {
    let units = rest.get(need) ?? 0;
    if (units === 0) continue;
    const say = (why: WhyMissing, quantity: number, from: readonly Candidate[]) =>
      missing.push({ lineNo: need.lineNo, quantity, why, sentence: sentenceOf(draft, why, from) });
    if (!need.stocked) {
      say(whyNowhere(draft, need), units, []);
      continue;
    }
    const v = variants.indexOf(need.variantId ?? -1);
    const mine = draft.candidates.filter(
      ({ place }) => need.locationId === undefined || place.id === need.locationId,
    );
    for (const why of reasons) {
      const from = mine.filter((one) => whyOf(one, need) === why && (left.get(one)?.[v] ?? 0) > 0);
      let held = 0;
      for (const one of from) {
        const shelf = left.get(one) ?? [];
        const part = Math.min(units - held, shelf[v] ?? 0);
        shelf[v] = (shelf[v] ?? 0) - part;
        held += part;
      }
      if (held > 0) say(why, held, from);
      units -= held;
    }
    if (units > 0) say('no_stock', units, []);
  }
  return missing;
}

const reasons = ['limit', 'rules', 'capacity', 'paused'] as const;

/** A line that one location must send is not stopped by rules about places. */
function whyOf({ barred }: Candidate, need: Need): (typeof reasons)[number] {
  if (!barred || (barred.why === 'rules' && need.locationId !== undefined)) return 'limit';
  return barred.why;
}

function whyNowhere({ input, walk }: Draft, need: Need): WhyMissing {
  const places = input.places.filter(
    ({ id }) => (need.locationId === undefined || id === need.locationId) && !need.notFrom?.includes(id),
  );
  if (places.length === 0) return 'no_stock';
  if (places.every(({ pausedAt }) => pausedAt !== null)) return 'paused';
  if (walk.limits.complete || walk.limits.maxShipments !== Number.POSITIVE_INFINITY) return 'limit';
  return walk.bars.length > 0 ? 'rules' : 'capacity';
}

function sentenceOf(draft: Draft, why: WhyMissing, from: readonly Candidate[]): string {
  const { limits, bars } = draft.walk;
  const who = listed(from.slice(0, 3).map(({ place }) => place.name));
  const has = from.length === 1 ? 'has' : 'have';
  switch (why) {
    case 'no_stock':
      return 'Nobody has it yet. It waits for stock.';
    case 'paused':
      return from.length > 0
        ? `${who} ${has} it but ${from.length === 1 ? 'is' : 'are'} paused. It waits.`
        : 'All places that could send it are paused. It waits.';
    case 'capacity':
      return from.length > 0
        ? `${who} ${has} it but no free day in sight. It waits for room.`
        : 'No place has a free day in sight. It waits for room.';
    case 'limit':
      if (limits.complete)
        return `${limits.completeBy ? `“${limits.completeBy}”: it` : 'It'} leaves all together or not at all, and no place has all of it. It waits.`;
      return `“${limits.maxBy}” allows ${limits.maxShipments === 1 ? '1 shipment' : `${limits.maxShipments} shipments`}, this would be one more${who ? ` though ${who} ${has} it` : ''}. It waits.`;
    case 'rules':
      return `${contradiction(draft) ?? `${barNames(bars)} ${bars.length === 1 ? 'leaves' : 'leave'} out ${who || 'every place'}${from.length > 0 ? `, which ${has} it` : ''}.`} It waits.`;
  }
}

const barNames = (bars: Draft['walk']['bars']) => listed(bars.map(({ name }) => `“${name}”`));

/** Rules that together leave no place at all, whatever it has. */
function contradiction({ input, walk }: Draft) {
  const left = input.places.filter(({ code }) =>
    walk.bars.every(({ kind, codes }) => codes.has(code) === (kind === 'only')),
  );
  if (left.length > 0) return null;
  return `${barNames(walk.bars)} ${walk.bars.length === 1 ? 'leaves' : 'leave'} nobody who may send it.`;
}

/** What a work item says of units that somebody has and nobody may send. */
export const unfillableData = (held: readonly Missing[]) => ({
  units: held.reduce((sum, { quantity }) => sum + quantity, 0),
  why: [...new Set(held.map(({ sentence }) => sentence))].slice(0, 3).join(' '),
});
