import type { Route } from '@/db/schema/fulfillment';
import { Refusal } from '@/lib/errors';
import { promiseFrom } from '@/lib/sourcing/promise';
import { type Availability, chooseLocations, type Missing } from '@/lib/sourcing/rules';
import type { PlaceOrderInput } from './inputs';
import type { PlannedLine } from './placing-lines';
import type { PlacingFacts } from './placing-read';
import { receiptsFor } from './placing-receipts';

export type PlannedShipment = {
  no: number;
  locationId: number | null;
  expectedReceiptId: number | null;
  units: { lineNo: number; quantity: number }[];
  shipBy: Date | null;
  promisedAt: Date | null;
  route: Route;
};

/** Who sends what, and by when. What nobody has waits, where its SKU allows that; otherwise all that is short is named. */
export function shipmentsOf(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  at: Date,
): PlannedShipment[] {
  const { places } = facts;
  const available: Availability = new Map(
    facts.items.map(({ id, stock }) => [id, new Map(stock?.map(([place, units]) => [place, units]))]),
  );
  const { sendings, missing } = chooseLocations({
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
    available,
    destination: input.shipTo,
    fallbackId: fallbackOf(facts),
  });
  const short = shortOf(facts, lines, missing, available);
  if (short.length > 0) throw outOfStock(short);

  const sent = sendings.map(({ locationId, units, route }) => {
    const place = places.find(({ id }) => id === locationId);
    const calendar = place && { timeZone: place.time_zone, settings: place.settings };
    const when = calendar ? promiseFrom(at, calendar) : null;
    return { locationId, expectedReceiptId: null, units, route, ...given(input, when) };
  });
  return [...sent, ...waitingOf(input, facts, lines, missing, at)].map((shipment, i) => ({
    no: i + 1,
    ...shipment,
  }));
}

/** Where what needs no stock leaves from when nothing else ships: a virtual place before a real one. */
const fallbackOf = ({ places }: PlacingFacts) =>
  places
    .filter(({ paused }) => !paused)
    .sort((a, b) => Number(b.kind === 'virtual') - Number(a.kind === 'virtual') || a.id - b.id)[0]?.id;

type When = { shipBy: Date; promisedAt: Date };

const given = (input: PlaceOrderInput, when: When | null) => ({
  shipBy: input.shipBy ?? when?.shipBy ?? null,
  promisedAt: input.promisedAt ?? when?.promisedAt ?? null,
});

function waitingOf(
  input: PlaceOrderInput,
  { places }: PlacingFacts,
  lines: readonly PlannedLine[],
  missing: readonly Missing[],
  at: Date,
) {
  const receipts = receiptsFor(lines, missing);
  const groups = new Map<number, { units: Missing[]; when: When | null; expectedAt?: Date }>();
  for (const { lineNo, quantity } of missing) {
    const [receiptId, locationId, text] = receipts.get(lineNo) ?? [0, 0, ''];
    const place = places.find(({ id }) => id === locationId);
    const expectedAt = text ? new Date(text) : undefined;
    const from = expectedAt && expectedAt > at ? expectedAt : at;
    const calendar = place && { timeZone: place.time_zone, settings: place.settings };
    const when = calendar ? promiseFrom(from, calendar) : null;
    const group = groups.get(receiptId) ?? { units: [], when, expectedAt };
    group.units.push({ lineNo, quantity });
    groups.set(receiptId, group);
  }
  return [...groups].map(([receiptId, { units, when, expectedAt }]) => ({
    locationId: null,
    expectedReceiptId: receiptId || null,
    units,
    route: {
      rule: 'waiting',
      sentence: expectedAt
        ? `Waits for stock expected on ${expectedAt.toISOString().slice(0, 10)}.`
        : 'Nobody has it yet. It waits for stock.',
    },
    ...given(input, when),
  }));
}

export type Short = { sku: string; wanted: number; available: number };

/** SKUs of which too little is there and that may not wait for more, whole order at once. */
function shortOf(
  facts: PlacingFacts,
  lines: readonly PlannedLine[],
  missing: readonly Missing[],
  available: Availability,
): Short[] {
  const open = new Set(facts.places.filter(({ paused }) => !paused).map(({ id }) => id));
  const missed = new Set(missing.map(({ lineNo }) => lines[lineNo - 1]?.item?.id));
  const receipts = receiptsFor(lines, missing);
  const undated = new Set(
    missing.filter(({ lineNo }) => !receipts.has(lineNo)).map(({ lineNo }) => lines[lineNo - 1]?.item?.id),
  );
  const skus = new Map<string, Short>();
  for (const { item } of lines) {
    if (!item?.stocked || !missed.has(item.id) || item.backorder === 'always') continue;
    if (item.backorder === 'expected' && !undated.has(item.id)) continue;
    const asking = lines.filter((line) => line.item?.id === item.id);
    const codes = asking.map(({ location }) => location);
    const allowed = facts.places.filter(({ code }) => codes.includes(null) || codes.includes(code));
    const shelves = [...(available.get(item.id) ?? [])].filter(
      ([id]) => open.has(id) && allowed.some((place) => place.id === id),
    );
    skus.set(item.sku, {
      sku: item.sku,
      wanted: asking.reduce((sum, line) => sum + line.quantity, 0),
      available: shelves.reduce((sum, [, units]) => sum + Math.max(0, units), 0),
    });
  }
  return [...skus.values()];
}

export function outOfStock(short: readonly Short[]) {
  const words = short.map(
    ({ sku, wanted, available }) => `${sku} (wanted ${wanted}, available ${available})`,
  );
  return new Refusal('out_of_stock', `There is not enough stock of ${words.join(', ')}.`, { short });
}
