import type { Route } from '@/db/schema/fulfillment';
import { Refusal } from '@/lib/errors';
import type { PromiseBasis } from '@/lib/sourcing/promise';
import { routeOrder } from '@/lib/sourcing/route-order';
import type { Availability, Decision, Missing, RoutingFacts } from '@/lib/sourcing/routing-types';
import type { PlaceOrderInput } from './inputs';
import type { PlannedLine } from './placing-lines';
import type { PlacingFacts } from './placing-read';
import { type ExpectedReceipt, receiptsFor } from './placing-receipts';
import { datesOf, travelOf } from './placing-travel';

export type PlannedShipment = {
  no: number;
  locationId: number | null;
  expectedReceiptId: number | null;
  units: { lineNo: number; quantity: number }[];
  shipBy: Date | null;
  promisedAt: Date | null;
  /** What its dates were counted from. */
  basis: PromiseBasis | null;
  route: Route;
  /** The day of its location's calendar on which it leaves. */
  shipDay: string | null;
};

/**
 * Who sends what, and by when. What nobody has waits, where its SKU allows that; otherwise all that is short is named. What
 * somebody has and no rule lets go waits too: `held`.
 */
export function shipmentsOf(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  at: Date,
): { shipments: PlannedShipment[]; held: Missing[] } {
  const { places } = facts.sourcing;
  const decision = decide(input, facts, lines, at);
  const { sendings, missing } = decision;
  const short = shortOf(lines, missing);
  if (short.length > 0) throw outOfStock(short);
  if (decision.otherwise === 'refuse' && missing.length > 0) throw refused(decision);

  const sent = sendings.map(({ locationId, units, route, shipDay }) => {
    const place = places.find(({ id }) => id === locationId);
    const dates = datesOf(input, facts, place, at);
    const leaves = dates.basis?.leaves ?? shipDay;
    return { locationId, expectedReceiptId: null, units, route, shipDay: leaves, ...dates };
  });
  const shipments = [...sent, ...waitingOf(input, facts, lines, decision, at)].map((shipment, i) => ({
    no: i + 1,
    ...shipment,
  }));
  return { shipments, held: missing.filter(({ why }) => why !== 'no_stock') };
}

/** The same function says where units would leave from when somebody only asks. */
export function decide(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  at: Date,
): Decision {
  const { places, ruleSets, load, demand } = facts.sourcing;
  return routeOrder({
    facts: routingFactsOf(input, facts, lines, at),
    needs: lines
      .filter(({ kind }) => kind !== 'bundle')
      .map((line) => ({
        lineNo: line.no,
        quantity: line.quantity,
        stocked: line.item?.stocked ?? false,
        ...(line.item && { variantId: line.item.id, sku: line.item.sku }),
        ...(line.location && { locationId: places.find(({ code }) => code === line.location)?.id }),
      })),
    places,
    available: availableOf(facts),
    ruleSets,
    load,
    ...(demand && { demand }),
  });
}

const availableOf = ({ items }: PlacingFacts): Availability =>
  new Map(items.map(({ id, stock }) => [id, new Map(stock?.map(([place, units]) => [place, units]))]));

function routingFactsOf(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  at: Date,
): RoutingFacts {
  const { shipTo } = input;
  const { method } = travelOf(input, facts);
  return {
    channel: input.channel,
    tags: input.tags,
    kinds: [...new Set(lines.map(({ kind }) => kind))],
    methods: method === null ? [input.method] : [input.method, method],
    totalAmount: lines.reduce((sum, line) => sum + line.totalAmount, input.shippingAmount),
    currency: input.currency,
    weightG: lines.reduce((sum, { item, quantity }) => sum + quantity * (item?.weight_g ?? 0), 0),
    ...(shipTo && { destination: { ...facts.head.spot, ...shipTo } }),
    shipComplete: input.shipComplete ?? false,
    at,
  };
}

function refused({ missing, set }: Decision) {
  const words = [...new Set(missing.map(({ sentence }) => sentence.replace(/ It waits.*$/, '')))];
  return new Refusal(
    'out_of_stock',
    `${words.join(' ')} “${set?.name}” refuses orders that cannot be sent at once.`,
    { missing: missing.map(({ lineNo, quantity, why }) => ({ lineNo, quantity, why })) },
  );
}

type Receipt = { id: number; locationId: number; expectedAt: Date };
type Waiting = { units: { lineNo: number; quantity: number }[]; first: Missing; receipt?: Receipt };

/** Units that wait for the same are one shipment; what leaves all together or not at all waits together, for the last of it. */
function waitingOf(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  { missing, complete }: Decision,
  at: Date,
) {
  const receipts = receiptsFor(
    lines,
    missing.filter(({ why }) => why === 'no_stock'),
  );
  const groups = new Map<string, Waiting>();
  for (const one of missing) {
    const receipt = one.why === 'no_stock' ? receiptOf(receipts.get(one.lineNo)) : undefined;
    const key = complete ? '' : one.why === 'no_stock' ? `receipt ${receipt?.id ?? ''}` : one.sentence;
    const group: Waiting = groups.get(key) ?? { units: [], first: one };
    addUnits(group.units, one);
    if (group.first.why !== 'no_stock' && one.why === 'no_stock') group.first = one;
    if (receipt && !(group.receipt && group.receipt.expectedAt >= receipt.expectedAt))
      group.receipt = receipt;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ units, first, receipt }) => {
    const place = facts.sourcing.places.find(({ id }) => id === receipt?.locationId);
    return {
      locationId: null,
      expectedReceiptId: receipt?.id ?? null,
      units,
      shipDay: null,
      route: {
        rule: first.why === 'no_stock' ? 'waiting' : first.why,
        sentence: receipt
          ? `Waits for stock expected on ${receipt.expectedAt.toISOString().slice(0, 10)}.`
          : first.sentence,
      },
      ...datesOf(input, facts, place, at, receipt?.expectedAt),
    };
  });
}

function addUnits(units: Waiting['units'], { lineNo, quantity }: Missing) {
  const known = units.find((unit) => unit.lineNo === lineNo);
  if (known) known.quantity += quantity;
  else units.push({ lineNo, quantity });
}

const receiptOf = (found: ExpectedReceipt | undefined): Receipt | undefined =>
  found && { id: found[0], locationId: found[1], expectedAt: new Date(found[2]) };

export type Short = { sku: string; wanted: number; available: number };

/** SKUs of which nobody has enough and that may not wait for more, whole order at once. */
function shortOf(lines: readonly PlannedLine[], missing: readonly Missing[]): Short[] {
  const skus = new Map<string, Short>();
  const gone = missing.filter(({ why }) => why === 'no_stock');
  const receipts = receiptsFor(lines, gone);
  for (const { item } of gone.length > 0 ? lines : []) {
    if (!item?.stocked || item.backorder === 'always' || skus.has(item.sku)) continue;
    const mine = lines.filter((line) => line.item?.id === item.id);
    const wanted = mine.reduce((sum, { quantity }) => sum + quantity, 0);
    const short = gone.filter(({ lineNo }) => lines[lineNo - 1]?.item?.id === item.id);
    const dated = short.every(({ lineNo }) => receipts.has(lineNo));
    if (short.length === 0 || (item.backorder === 'expected' && dated)) continue;
    const lacking = short.reduce((sum, { quantity }) => sum + quantity, 0);
    skus.set(item.sku, { sku: item.sku, wanted, available: wanted - lacking });
  }
  return [...skus.values()];
}

export function outOfStock(short: readonly Short[]) {
  const words = short.map(
    ({ sku, wanted, available }) => `${sku} (wanted ${wanted}, available ${available})`,
  );
  return new Refusal('out_of_stock', `There is not enough stock of ${words.join(', ')}.`, { short });
}
