import { pgArray, query, read, send, type Tx } from '@/db';
import { addDays } from '@/lib/time';
import { getSourcingConfig, type SourcingConfig } from './config-queries';
import { readLoads } from './load-queries';
import type { Demand, RoutingSet } from './routing-types';

/** All that routing asks beside the order and the shelves. */
export type Sourcing = SourcingConfig & { load: LoadBook; demand?: Demand };

/** What each location with a capacity has to send on each day. What is being placed is counted in at once. */
export type LoadBook = Map<number, Map<string, number>>;

export function addLoad(book: LoadBook, locationId: number, shipDay: string) {
  const days = book.get(locationId);
  days?.set(shipDay, (days.get(shipDay) ?? 0) + 1);
}

/**
 * The configuration of this version with the load and the demand that its rules ask for; nothing is read that they do not.
 * Who tries other rules gives them as `sets`; a transaction gives itself.
 */
export async function getSourcing(
  version: string | null | undefined,
  asked: { variantIds: readonly number[]; at: Date; sets?: readonly RoutingSet[]; tx?: Tx },
): Promise<Sourcing> {
  const { variantIds, at, tx } = asked;
  const config = await getSourcingConfig(version, tx);
  const sets = asked.sets ?? config.ruleSets;
  const [load, demand] = await Promise.all([
    loadOf(config, at, tx),
    asksFor('days_of_cover', sets) ? demandOf(variantIds, at, tx) : undefined,
  ]);
  return { ...config, load, ...(demand && { demand }) };
}

const asksFor = (kind: string, sets: readonly RoutingSet[]) =>
  sets.some(({ live }) => live.rules.some(({ effect }) => effect.kind === kind));

const FRESH_MS = 1000;
const HOUR = 3_600_000;
let known: { config: SourcingConfig; at: Date; readAt: number; book: Promise<LoadBook> } | undefined;

/**
 * Read once a second for all orders of this process: counting every shipment of every place for each of them would cost more
 * than placing it. A capacity is therefore kept to as far as the other processes' last second allows (decision 0013).
 */
async function loadOf(config: SourcingConfig, at: Date, tx: Tx | undefined): Promise<LoadBook> {
  const limited = config.places.filter(({ settings }) => settings.capacityPerDay !== undefined);
  if (limited.length === 0) return new Map();
  const now = performance.now();
  const fresh =
    known?.config === config &&
    now - known.readAt < FRESH_MS &&
    Math.abs(at.getTime() - known.at.getTime()) < HOUR;
  if (known && fresh) return known.book;
  const ids = limited.map(({ id }) => id);
  const book = readLoads((statement) => (tx ? send(tx, statement) : read(statement)), ids, at);
  known = { config, at, readAt: now, book };
  book.catch(forgetLoad);
  return book;
}

/** What was counted in has not been written after all. */
export function forgetLoad() {
  known = undefined;
}

const DEMAND_DAYS = 30;

/** Units asked for on an average day of the last 30. */
async function demandOf(variantIds: readonly number[], at: Date, tx: Tx | undefined): Promise<Demand> {
  const statement = query`
    select variant_id "variantId", location_id "locationId", sum(units)::int units from demand_days
    where variant_id = any((select ${pgArray(variantIds)}::bigint[])::bigint[])
      and day > (${addDays(at, -DEMAND_DAYS)}::timestamptz at time zone 'UTC')::date
    group by variant_id, location_id`;
  type Row = { variantId: number; locationId: number; units: number };
  const demand = new Map<number, Map<number, number>>();
  for (const { variantId, locationId, units } of tx
    ? await send<Row>(tx, statement)
    : await read<Row>(statement)) {
    const places = demand.get(variantId) ?? new Map<number, number>();
    demand.set(variantId, places.set(locationId, units / DEMAND_DAYS));
  }
  return demand;
}
