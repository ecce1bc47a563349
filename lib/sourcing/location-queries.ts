import { asc, eq, isNotNull } from 'drizzle-orm';
import { db, query, read } from '@/db';
import { locations } from '@/db/schema';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { isoDay, localDay } from './calendar';
import { readLoads } from './load-queries';

const MOST = 1_000;

/** Every place with its calendar and what it has to send today, closed ones last. */
export async function listPlaces(actor: Actor, at: Date) {
  permit(actor, 'stock.read');
  const places = await db
    .select()
    .from(locations)
    .orderBy(asc(isNotNull(locations.closedAt)), asc(isNotNull(locations.pausedAt)), asc(locations.name))
    .limit(MOST);
  const loads = await readLoads(
    read,
    places.map(({ id }) => id),
    at,
  );
  return places.map((place) => ({ ...place, today: todayOf(place, loads.get(place.id), at) }));
}

const todayOf = (place: { timeZone: string }, load: ReadonlyMap<string, number> | undefined, at: Date) =>
  load?.get(isoDay(localDay(at, place.timeZone).day)) ?? 0;

/** One place, what it has to send today, and what pausing or closing it would mean; null when there is none. */
export async function getPlace(actor: Actor, locationId: number, at: Date) {
  permit(actor, 'stock.read');
  permitLocation(actor, locationId);
  const [place] = await db.select().from(locations).where(eq(locations.id, locationId));
  if (!place) return null;
  const [loads, [held]] = await Promise.all([
    readLoads(read, [locationId], at),
    read<Held>(holdings(locationId)),
  ]);
  if (!held) throw new Error('What a location holds was not counted.');
  return { ...place, ...held, today: todayOf(place, loads.get(locationId), at) };
}
export type PlaceDetail = NonNullable<Awaited<ReturnType<typeof getPlace>>>;

type Held = { openShipments: number; onHand: number; onlyHere: number };

const holdings = (locationId: number) => query`
  select (select count(*)::int from shipments where location_id = ${locationId}
      and status in ('planned', 'released', 'picking', 'packed', 'ready')) "openShipments",
    (select coalesce(sum(on_hand + damaged), 0)::int from stock_levels where location_id = ${locationId}) "onHand",
    (select count(*)::int from (select 1 from stock_levels s where s.location_id = ${locationId} and s.on_hand - s.reserved > s.safety
      and not exists (select from stock_levels o join locations l on l.id = o.location_id and l.paused_at is null
        where o.variant_id = s.variant_id and o.location_id <> s.location_id and o.on_hand - o.reserved > o.safety)
      limit 10001) x) "onlyHere"`;

/** What a location may send today and what pausing it would mean, for its queue. */
export async function capacityToday(
  actor: Actor,
  place: { id: number; timeZone: string },
  at: Date,
): Promise<{ sends: number; of: number | null; openShipments: number; onlyHere: number }> {
  permit(actor, 'stock.read');
  permitLocation(actor, place.id);
  const [[row], loads, [held]] = await Promise.all([
    read<{ capacity: number | null }>(
      query`select (settings->>'capacityPerDay')::int capacity from locations where id = ${place.id}`,
    ),
    readLoads(read, [place.id], at),
    read<Held>(holdings(place.id)),
  ]);
  const { openShipments = 0, onlyHere = 0 } = held ?? {};
  const sends = todayOf(place, loads.get(place.id), at);
  return { sends, of: row?.capacity ?? null, openShipments, onlyHere };
}
