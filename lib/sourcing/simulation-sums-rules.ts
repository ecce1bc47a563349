import type { RoutingPlace } from './routing-types';
import { type Change, goesElsewhere, type Outcome, reallyKm, type Simulated } from './simulation-rules';

export type Sums = {
  orders: number;
  /** Orders in more than one shipment. */
  split: number;
  shipments: number;
  /** Per shipment; null: nobody knows where places or orders lie. */
  averageKm: number | null;
  /** Of all shipments; null: what a shipment costs is not known for every place that sends. */
  costAmount: number | null;
  averageDays: number | null;
  /** Orders of which something waits, and those that would be refused. */
  waiting: number;
  refused: number;
};

export function sumsOf(outcomes: readonly Outcome[]): Sums {
  const far = outcomes.filter((one): one is Outcome & { km: number } => one.km !== null);
  const dated = outcomes.flatMap(({ days }) => (days === null ? [] : [days]));
  const sent = outcomes.filter(({ shipments }) => shipments > 0);
  const cost = sent.every(({ costAmount }) => costAmount !== null);
  return {
    orders: outcomes.length,
    split: outcomes.filter(({ shipments }) => shipments > 1).length,
    shipments: sum(outcomes.map(({ shipments }) => shipments)),
    averageKm: ratio(sum(far.map(({ km }) => km)), sum(far.map(({ shipments }) => shipments))),
    costAmount: cost && sent.length > 0 ? sum(sent.map(({ costAmount }) => costAmount ?? 0)) : null,
    averageDays: ratio(sum(dated), dated.length),
    waiting: outcomes.filter(({ missing, refused }) => missing > 0 && !refused).length,
    refused: outcomes.filter(({ refused }) => refused).length,
  };
}

/** How the same orders were really sent, as far as it was one shipment a place. */
export function realSums({ facts }: Simulated): Pick<Sums, 'split' | 'shipments' | 'averageKm'> {
  const places = new Map(facts.places.map((place) => [place.id, place]));
  const far = facts.orders.flatMap((order) => {
    const km = reallyKm(order, places);
    return km === null ? [] : [{ km, shipments: order.really.locationIds.length }];
  });
  return {
    split: facts.orders.filter(({ really }) => really.shipments > 1).length,
    shipments: sum(facts.orders.map(({ really }) => really.shipments)),
    averageKm: ratio(sum(far.map(({ km }) => km)), sum(far.map(({ shipments }) => shipments))),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const ratio = (all: number, count: number) => (count === 0 ? null : all / count);

/** Orders that would be sent from elsewhere, in the order in which they came. */
export const changesOf = ({ facts, live, draft }: Simulated): Change[] =>
  facts.orders.flatMap((order, i) => {
    const [before, after] = [live.outcomes[i], draft.outcomes[i]];
    return before && after && goesElsewhere(before, after) ? [{ order, live: before, draft: after }] : [];
  });

/** The place that sends most of an order; null: it waits or is refused. */
const mainPlace = ({ locationIds }: Outcome) => locationIds[0] ?? null;

export type Flow = { from: number | null; to: number | null; orders: number };

/** Orders by the place that sends most of them, under the live rules and under the draft. */
export function flowsOf({ live, draft }: Simulated): Flow[] {
  const flows = new Map<string, Flow>();
  for (const [i, before] of live.outcomes.entries()) {
    const after = draft.outcomes[i];
    if (!after) continue;
    const [from, to] = [mainPlace(before), mainPlace(after)];
    const flow = flows.get(`${from}>${to}`) ?? { from, to, orders: 0 };
    flows.set(`${from}>${to}`, { ...flow, orders: flow.orders + 1 });
  }
  return [...flows.values()];
}

export type FullPlace = {
  place: RoutingPlace;
  capacity: number;
  /** The location's days on which anything leaves: 2026-11-30. */
  days: { day: string; shipments: number }[];
  full: string[];
};

/** Locations that the draft fills up on some day; the fullest first. */
export function fullPlacesOf({ facts, draft }: Simulated): FullPlace[] {
  const found = facts.places.flatMap((place): FullPlace[] => {
    const capacity = place.settings.capacityPerDay;
    const counts = draft.load.get(place.id);
    if (capacity === undefined || !counts || counts.size === 0) return [];
    const full = [...counts].filter(([, shipments]) => shipments >= capacity).map(([day]) => day);
    if (full.length === 0) return [];
    const known = [...counts.keys()].sort();
    const days = known.map((day) => ({ day, shipments: counts.get(day) ?? 0 }));
    return [{ place, capacity, days, full: full.sort() }];
  });
  return found.sort((a, b) => b.full.length - a.full.length || a.place.id - b.place.id);
}

/** What the draft does to one order, in as few words as fit into a column. */
export function effectOf({ live, draft }: Change): string {
  if (draft.refused && !live.refused) return 'refused';
  if (live.refused && !draft.refused) return 'no longer refused';
  if (draft.missing !== live.missing) {
    const more = draft.missing - live.missing;
    return more > 0 ? `${more} ${more === 1 ? 'unit waits' : 'units wait'}` : `${-more} fewer wait`;
  }
  const parcels = draft.shipments - live.shipments;
  if (parcels !== 0) return `${signed(parcels)} ${Math.abs(parcels) === 1 ? 'shipment' : 'shipments'}`;
  if (live.km === null || draft.km === null) return '';
  const km = Math.round(draft.km - live.km);
  return km === 0 ? 'as far' : `${signed(km)} km`;
}

const signed = (count: number) => `${count > 0 ? '+' : '−'}${Math.abs(count).toLocaleString('en')}`;
