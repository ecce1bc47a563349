import type { SQL } from 'drizzle-orm';
import { pgArray, query } from '@/db';
import { addDays } from '@/lib/time';

type Row = { locationId: number; day: string; shipments: number };
/** Runs a statement: on the pool, or inside of somebody's transaction. */
type Run = (statement: SQL) => PromiseLike<unknown>;

/** How many shipments each location has to send, or has sent, on its own local days from today on. */
export async function readLoads(
  run: Run,
  locationIds: readonly number[],
  at: Date,
): Promise<Map<number, Map<string, number>>> {
  const loads = new Map<number, Map<string, number>>(locationIds.map((id) => [id, new Map()]));
  if (locationIds.length === 0) return loads;
  // A day ago is early enough wherever it is still today.
  const rows = (await run(query`
    select s.location_id "locationId", to_char(s.ship_by at time zone l.time_zone, 'YYYY-MM-DD') "day", count(*)::int shipments
    from locations l join shipments s on s.location_id = l.id
    where l.id = any((select ${pgArray(locationIds)}::int[])::int[]) and s.ship_by >= ${addDays(at, -1)}::timestamptz
      and s.status in ('planned', 'released', 'picking', 'packed', 'ready', 'handed_over')
    group by 1, 2`)) as Row[];
  for (const { locationId, day, shipments } of rows) loads.get(locationId)?.set(day, shipments);
  return loads;
}
