import { type SQL, sql } from 'drizzle-orm';
import { pgArray } from '@/db';
import type { Actor } from '@/lib/staff/permissions';

/** The shelf that a line `i` of a file names: `v` the variant, `l` the location, `s` what lies there. */
export const shelfOfLine = sql`left join variants v on v.sku = i.sku left join locations l on l.code = i.location
  left join stock_levels s on s.variant_id = v.id and s.location_id = l.id`;

/** Why a line cannot be applied by this person, or null. */
export function problemFor(actor: Actor): SQL {
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  const elsewhere = own
    ? sql`when not l.id = any(${pgArray(own)}::int[]) then 'this is not one of your locations'`
    : sql``;
  return sql`case when i.problem is not null then i.problem when v.id is null then 'there is no such SKU'
    when not v.stocked then 'this SKU is not kept in stock' when l.id is null then 'there is no such location'
    when l.closed_at is not null then 'this location is closed for good' ${elsewhere} end`;
}

/** Whether a line says anything else than the shelf. An empty cell leaves what is there. */
export const differs = sql`(i.on_hand is distinct from coalesce(s.on_hand, 0) or i.safety <> coalesce(s.safety, 0)
  or i.bin is not null and i.bin is distinct from s.bin or i.low_at is not null and i.low_at is distinct from s.low_at)`;
