import type { Address, RuleSet } from '@/db/schema';
import { safetyOf } from '@/lib/inventory/safety-rules';
import type { SourcingConfig } from './config-queries';
import type { Need } from './routing-types';
import { defaultMethod, transitFor, zoneFor } from './shipping';
import type { SimulatedOrder, SimulationFacts } from './simulation-rules';

export type OrderRow = {
  id: number;
  number: string;
  channel: string;
  channelId: number;
  tags: string[];
  currency: string;
  totalAmount: number;
  method: string;
  shippingMethod: string | null;
  shipComplete: boolean;
  placedAt: string;
  shipTo: Address | null;
  /** Where the merchant's own table says that the postcode lies. */
  spot: { latitude: number; longitude: number; region: string | null } | null;
};
/** [order, line, kind, variant, SKU, units that are not canceled, stocked, grams of one] */
export type LineRow = {
  of: [number, number, string, number | null, string | null, number, boolean, number | null];
};
/** [order, shipment, location, line, units] */
export type SentRow = { of: [number, number, number, number, number] };
/** [variant, location, units that are not reserved, units that the shelf itself keeps back, category] */
export type StockRow = { of: [number, number, number, number, string | null] };

export type Sets = { id: number; live: RuleSet | null; draft: RuleSet | null }[];

const setsOf = (sets: Sets, which: 'live' | 'draft') =>
  sets.flatMap(({ id, live, draft }) => {
    const document = which === 'draft' ? (draft ?? live) : live;
    return document ? [{ id, live: document }] : [];
  });

type Read = {
  config: SourcingConfig;
  sets: Sets;
  orders: OrderRow[];
  lines: LineRow[];
  sent: SentRow[];
  stock: StockRow[];
};

export function factsOf({ config, sets, orders, lines, sent, stock }: Read): SimulationFacts {
  const available = new Map<number, Map<number, number>>();
  const shelf = (variantId: number) => {
    const found = available.get(variantId) ?? new Map<number, number>();
    available.set(variantId, found);
    return found;
  };
  for (const {
    of: [variantId, locationId, units, own],
  } of stock)
    shelf(variantId).set(locationId, units - own);

  const linesBy = byOrder(lines);
  const sentBy = byOrder(sent);
  const demand = new Map<number, Map<number, number>>();
  const simulated = orders.flatMap((row): SimulatedOrder[] => {
    const [mine, left] = [linesBy.get(row.id) ?? [], sentBy.get(row.id) ?? []];
    const needs = needsOf(mine);
    if (needs.length === 0) return [];
    for (const {
      of: [, , locationId, lineNo, units],
    } of left) {
      const need = needs.find((one) => one.lineNo === lineNo);
      if (!need?.stocked || need.variantId === undefined) continue;
      const shelves = shelf(need.variantId);
      shelves.set(locationId, (shelves.get(locationId) ?? 0) + units);
      const asked = demand.get(need.variantId) ?? new Map<number, number>();
      demand.set(need.variantId, asked.set(locationId, (asked.get(locationId) ?? 0) + units));
    }
    return [orderOf(row, mine, left, needs)];
  });
  const days = daysOf(simulated);
  for (const asked of demand.values()) for (const [id, units] of asked) asked.set(id, units / days);
  return {
    orders: simulated,
    places: config.places,
    available,
    demand,
    live: setsOf(sets, 'live'),
    draft: setsOf(sets, 'draft'),
    ...(config.safety.length > 0 && { keptBack: keptBackOf(config, orders, stock) }),
    transitDays: transitOf(config),
  };
}

function byOrder<Row extends { of: readonly [number, ...unknown[]] }>(rows: readonly Row[]) {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const mine = found.get(row.of[0]);
    if (mine) mine.push(row);
    else found.set(row.of[0], [row]);
  }
  return found;
}

/** A bundle is its parts: they carry the stock. */
const needsOf = (lines: readonly LineRow[]): Need[] =>
  lines
    .filter(({ of: [, , kind] }) => kind !== 'bundle')
    .map(({ of: [, lineNo, , variantId, sku, quantity, stocked] }) => ({
      ...{ lineNo, quantity, stocked },
      ...(variantId !== null && { variantId }),
      ...(sku !== null && { sku }),
    }))
    .sort((a, b) => a.lineNo - b.lineNo);

function orderOf(
  row: OrderRow,
  lines: readonly LineRow[],
  sent: readonly SentRow[],
  needs: readonly Need[],
): SimulatedOrder {
  const weightG = lines.reduce((sum, { of: [, , , , , units, , grams] }) => sum + units * (grams ?? 0), 0);
  const locations = new Map(sent.map(({ of: [, no, locationId] }) => [no, locationId]));
  return {
    id: row.id,
    number: row.number,
    facts: {
      channel: row.channel,
      tags: row.tags,
      kinds: [...new Set(lines.map(({ of: [, , kind] }) => kind))],
      methods: row.shippingMethod ? [row.method, row.shippingMethod] : [row.method],
      totalAmount: row.totalAmount,
      currency: row.currency,
      weightG,
      ...(row.shipTo && { destination: { ...row.spot, ...row.shipTo } }),
      shipComplete: row.shipComplete,
      at: new Date(row.placedAt),
    },
    needs,
    really: { locationIds: [...locations.values()], shipments: locations.size },
  };
}

/** What rules of safety stock keep back beyond what the shelf itself does. */
function keptBackOf(
  { safety }: SourcingConfig,
  orders: readonly OrderRow[],
  stock: readonly StockRow[],
): NonNullable<SimulationFacts['keptBack']> {
  const channels = new Map(orders.map(({ channel, channelId }) => [channel, channelId]));
  const shelves = new Map(
    stock.map(({ of: [variantId, id, , own, category] }) => [`${variantId} ${id}`, { own, category }]),
  );
  const known = new Map<string, number>();
  return (channel, variantId, locationId) => {
    const key = `${channel} ${variantId} ${locationId}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { own, category } = shelves.get(`${variantId} ${locationId}`) ?? { own: 0, category: null };
    const units =
      safetyOf(safety, own, { locationId, channelId: channels.get(channel) ?? null, category }) - own;
    known.set(key, units);
    return units;
  };
}

function daysOf(orders: readonly SimulatedOrder[]) {
  const [first, last] = [orders[0]?.facts.at, orders.at(-1)?.facts.at];
  return first && last ? Math.max(1, (last.getTime() - first.getTime()) / 86_400_000) : 1;
}

/** Looked up once for each zone, method and place. */
function transitOf(config: SourcingConfig): SimulationFacts['transitDays'] {
  const places = new Map(config.places.map((place) => [place.id, place]));
  const known = new Map<string, number>();
  return ({ facts: { destination, methods } }, locationId) => {
    const zone = destination ? zoneFor(config.zones, destination) : null;
    const method = methods[1] ?? defaultMethod(config, zone);
    const key = `${zone?.id} ${method} ${locationId}`;
    const place = places.get(locationId);
    const days = known.get(key) ?? (place ? transitFor(config, place, { method, zone }).days : 0);
    known.set(key, days);
    return days;
  };
}
