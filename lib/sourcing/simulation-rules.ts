import type { Route } from '@/db/schema/fulfillment';
import { addDays } from '@/lib/time';
import { kilometersBetween } from './distance';
import type {
  Availability,
  Decision,
  Demand,
  Need,
  RoutingFacts,
  RoutingInput,
  RoutingPlace,
  RoutingSet,
  Sending,
} from './routing-types';

/** An order as it was when it came, and where it was really sent from. */
export type SimulatedOrder = {
  id: number;
  number: string;
  facts: RoutingFacts;
  needs: readonly Need[];
  really: { locationIds: readonly number[]; shipments: number };
};
export type SimulationFacts = {
  /** In the order in which they came. */
  orders: readonly SimulatedOrder[];
  places: readonly RoutingPlace[];
  /** What lay there before the first of them. */
  available: Availability;
  demand?: Demand;
  live: readonly RoutingSet[];
  draft: readonly RoutingSet[];
  /** Units that rules of safety stock keep back from a channel there; left out: nowhere any. */
  keptBack?: (channel: string, variantId: number, locationId: number) => number;
  /** Days on the road from a place to an order. */
  transitDays: (order: SimulatedOrder, locationId: number) => number;
};

/** Where one order would go under one of the two: what the lists and sums are made of. */
export type Outcome = {
  /** Locations by the units they send, most first. */
  locationIds: number[];
  shipments: number;
  km: number | null;
  costAmount: number | null;
  /** Until the last of it arrives. */
  days: number | null;
  missing: number;
  refused: boolean;
  /** The set that decided; null: none fits. */
  setId: number | null;
  ruleId: string | null;
  sentence: string;
};
export type Change = { order: SimulatedOrder; live: Outcome; draft: Outcome };

export type Decide = (input: RoutingInput) => Decision;
type Counts = Map<number, Map<number, number>>;
export type Replay = {
  route: (order: SimulatedOrder) => void;
  /** One for each order, in their order. */
  outcomes: Outcome[];
  /** Shipments by location and local day. */
  load: Map<number, Map<string, number>>;
  /** Orders by the rule that decided about them. */
  decidedBy: Map<string, number>;
};

/** One set of rules at work: it takes its own stock and fills its own days. */
export function replayOf(facts: SimulationFacts, ruleSets: readonly RoutingSet[], decide: Decide): Replay {
  const left: Counts = new Map([...facts.available].map(([id, shelves]) => [id, new Map(shelves)]));
  const places = new Map(facts.places.map((place) => [place.id, place]));
  const load: Replay['load'] = new Map();
  const decidedBy = new Map<string, number>();
  const outcomes: Outcome[] = [];

  const take = (order: SimulatedOrder, { locationId, units, shipDay }: Sending) => {
    for (const { lineNo, quantity } of units) {
      const need = order.needs.find((one) => one.lineNo === lineNo);
      const shelves = need?.stocked ? left.get(need.variantId ?? -1) : undefined;
      shelves?.set(locationId, (shelves.get(locationId) ?? 0) - quantity);
    }
    if (shipDay === null) return;
    const days = load.get(locationId) ?? new Map<string, number>();
    load.set(locationId, days.set(shipDay, (days.get(shipDay) ?? 0) + 1));
  };

  const free = (order: SimulatedOrder, variantId: number): ReadonlyMap<number, number> => {
    const shelves = left.get(variantId) ?? new Map<number, number>();
    const { keptBack } = facts;
    if (!keptBack) return shelves;
    const { channel } = order.facts;
    return new Map([...shelves].map(([id, units]) => [id, units - keptBack(channel, variantId, id)]));
  };

  const route = (order: SimulatedOrder) => {
    const available = new Map<number, ReadonlyMap<number, number>>();
    for (const { variantId } of order.needs)
      if (variantId !== undefined) available.set(variantId, free(order, variantId));
    const { demand } = facts;
    const decision = decide({
      ...{ facts: order.facts, needs: order.needs, places: facts.places, available, ruleSets, load },
      ...(demand && { demand }),
    });
    const refused = decision.missing.length > 0 && decision.otherwise === 'refuse';
    const sendings = refused ? [] : decision.sendings;
    for (const sending of sendings) take(order, sending);
    const decisive = new Set(sendings.flatMap((sending) => decisiveRules(sending.route, ruleSets)));
    for (const id of decisive) decidedBy.set(id, (decidedBy.get(id) ?? 0) + 1);
    outcomes.push({
      ...outcomeOf(order, facts, places, sendings),
      ...lackOf(decision, refused),
      setId: decision.set?.id ?? null,
    });
  };
  return { route, outcomes, load, decidedBy };
}

/** The rule that chose among the places, and those that shut some of them out. */
function decisiveRules({ set, ruleId, walked = [] }: Route, ruleSets: readonly RoutingSet[]): string[] {
  const rules = ruleSets.find(({ id }) => id === set?.id)?.live.rules ?? [];
  const bars = rules.flatMap(({ id, effect: { kind } }, i) => {
    const did = walked[i]?.effect;
    return (kind === 'only' || kind === 'never') && (did === 'narrowed' || did === 'decided') ? [id] : [];
  });
  return ruleId === undefined ? bars : [...bars, ruleId];
}

function outcomeOf(
  order: SimulatedOrder,
  { transitDays }: SimulationFacts,
  places: ReadonlyMap<number, RoutingPlace>,
  sendings: readonly Sending[],
) {
  const units = (sending: Sending) => sending.units.reduce((sum, { quantity }) => sum + quantity, 0);
  const sorted = [...sendings].sort((a, b) => units(b) - units(a) || a.locationId - b.locationId);
  const costs = sorted.map(({ locationId }) => places.get(locationId)?.settings.shipmentCostAmount ?? null);
  const arrivals = sorted.map(({ locationId, shipBy }) =>
    shipBy === null ? null : addDays(shipBy, transitDays(order, locationId)).getTime(),
  );
  const last = arrivals.includes(null) ? null : Math.max(...arrivals.map((arrival) => arrival ?? 0));
  return {
    locationIds: sorted.map(({ locationId }) => locationId),
    shipments: sorted.length,
    km: total(sorted.map(({ km }) => km)),
    costAmount: total(costs),
    days: last === null || sorted.length === 0 ? null : daysFrom(order.facts.at, last),
    ruleId: sorted[0]?.route.ruleId ?? null,
    sentence: sorted[0]?.route.sentence ?? '',
  };
}

const daysFrom = (at: Date, arrival: number) => (arrival - at.getTime()) / 86_400_000;

const lackOf = ({ missing, sendings }: Decision, refused: boolean) => ({
  missing: missing.reduce((sum, { quantity }) => sum + quantity, 0),
  refused,
  ...(missing[0] && (refused || sendings.length === 0) && { sentence: missing[0].sentence }),
});

/**
 * Both rules over the same orders, in the order in which they came. Yields after each `step` orders how many are done, so that whoever
 * runs it can tell how far it is and let others have their turn.
 */
export function* simulation(facts: SimulationFacts, decide: Decide, step = 250) {
  const live = replayOf(facts, facts.live, decide);
  const draft = replayOf(facts, facts.draft, decide);
  for (const [i, order] of facts.orders.entries()) {
    live.route(order);
    draft.route(order);
    if ((i + 1) % step === 0) yield i + 1;
  }
  return { facts, live, draft };
}
export type Simulated = { facts: SimulationFacts; live: Replay; draft: Replay };

/** Null as soon as one of them is not known. */
function total(numbers: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const one of numbers) {
    if (one === null) return null;
    sum += one;
  }
  return numbers.length === 0 ? null : sum;
}

/** Whether units leave from somewhere else, or wait where they did not. */
export const goesElsewhere = (a: Outcome, b: Outcome) =>
  a.missing !== b.missing ||
  a.locationIds.length !== b.locationIds.length ||
  a.locationIds.some((id) => !b.locationIds.includes(id));

/** How far the order's real shipments were, from where they left. */
export function reallyKm(order: SimulatedOrder, places: ReadonlyMap<number, RoutingPlace>) {
  const { destination } = order.facts;
  return total(
    order.really.locationIds.map((id) => {
      const place = places.get(id);
      return place && destination ? kilometersBetween(place, destination) : null;
    }),
  );
}
