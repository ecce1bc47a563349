import { endOfDay, isoDay } from './calendar';
import type { Draft, Take } from './draft';
import { routesOf } from './explain';
import { leavingDays } from './promise';
import type { Sending } from './routing-types';

/** What each location sends, when it leaves, and why from there. */
export function sendingsOf(draft: Draft): Sending[] {
  const parts = new Map<number, Take[]>();
  for (const one of draft.takes) {
    const { id } = one.candidate.place;
    const part = parts.get(id);
    if (part) part.push(one);
    else parts.set(id, [one]);
  }
  const routes = routesOf(draft, parts);
  return [...parts].map(([locationId, takes]) => {
    const { place, shipDay, km } = (takes[0] as Take).candidate;
    const day = shipDay ?? leavingDays(draft.input.facts.at, place).withRoom;
    const route = routes.get(locationId);
    if (!route) throw new Error('A shipment was routed without a reason.');
    const shipBy = day === null ? null : endOfDay(day, place.timeZone);
    return {
      locationId,
      units: unitsOf(takes),
      route,
      shipBy,
      shipDay: day === null ? null : isoDay(day),
      km,
    };
  });
}

function unitsOf(takes: readonly Take[]) {
  const units: Sending['units'] = [];
  for (const { need, quantity } of takes) {
    const known = units.find(({ lineNo }) => lineNo === need.lineNo);
    if (known) known.quantity += quantity;
    else units.push({ lineNo: need.lineNo, quantity });
  }
  return units.sort((a, b) => a.lineNo - b.lineNo);
}
