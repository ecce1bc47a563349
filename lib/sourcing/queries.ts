import { asc, isNotNull, isNull } from 'drizzle-orm';
import { db } from '@/db';
import { locations } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';

/** All places that are not closed for good, for filters and menus; paused ones last. */
export async function listLocations(actor: Actor) {
  permit(actor, 'stock.read');
  return db
    .select({
      id: locations.id,
      code: locations.code,
      name: locations.name,
      kind: locations.kind,
      city: locations.city,
      country: locations.country,
      timeZone: locations.timeZone,
      pausedAt: locations.pausedAt,
    })
    .from(locations)
    .where(isNull(locations.closedAt))
    .orderBy(asc(isNotNull(locations.pausedAt)), asc(locations.name), asc(locations.id));
}
