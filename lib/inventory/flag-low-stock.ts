import { sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeWork, openWork } from '@/lib/work/tx';
import { stockSubject } from './places-tx';
import { keptBack } from './safety-queries';

const LIMIT = 1000;
const type = 'low_stock';

type Shelf = {
  variantId: number;
  locationId: number;
  sku: string;
  location: string;
  available: number;
  lowAt: number | null;
  workItemId: number | null;
};
type Place = [variantId: number, locationId: number];

/**
 * Walks the shelves that have a limit, so many at a time: at or below it opens work, above it again closes it. Answers how many,
 * and after which shelf to go on; null when that was the last.
 */
export async function flagLowStock(
  actor: Actor,
  { after = [0, 0], limit = LIMIT }: { after?: Place; limit?: number },
  at: Date,
): Promise<{ opened: number; closed: number; after: Place | null }> {
  permit(actor, 'doctor.run');
  const shelves = await db.execute<Shelf>(sql`
    select s.variant_id "variantId", s.location_id "locationId", v.sku, l.code location, s.on_hand - s.reserved - k.kept available,
      s.low_at "lowAt", w.id "workItemId"
    from (select * from stock_levels where low_at is not null and (variant_id, location_id) > (${after[0]}::bigint, ${after[1]}::int)
      order by variant_id, location_id limit ${limit}) s
    join variants v on v.id = s.variant_id join products p on p.id = v.product_id join locations l on l.id = s.location_id
    cross join lateral (select ${keptBack} kept) k
    left join work_items w on w.type = ${type} and w.closed_at is null
      and w.subject = 'stock:' || s.variant_id || ':' || s.location_id
    order by s.variant_id, s.location_id`);
  let [opened, closed] = [0, 0];
  for (const shelf of shelves) {
    const low = shelf.lowAt !== null && shelf.available <= shelf.lowAt;
    if (low && shelf.workItemId === null && (await open(actor, shelf, at))) opened++;
    if (!low && shelf.workItemId !== null && (await close(actor, shelf, shelf.workItemId, at))) closed++;
  }
  const last = shelves.length === limit ? shelves.at(-1) : undefined;
  if (!last) closed += await closeUnlimited(actor, at);
  return { opened, closed, after: last ? [last.variantId, last.locationId] : null };
}

const open = (actor: Actor, { variantId, locationId, sku, location, available, lowAt }: Shelf, at: Date) =>
  transaction(async (tx) => {
    const subject = stockSubject(variantId, locationId);
    const eventId = await nextEventId(tx);
    const data = { sku, location, available, lowAt };
    const work = { type, subject, locationId, openedAt: at, openedByEvent: eventId, data } as const;
    const workItemId = await openWork(tx, work);
    if (workItemId === null) return false;
    await record(tx, actor, at, { type: 'work.opened', subject, data: { workItemId, type } }, eventId);
    return true;
  });

const close = (
  actor: Actor,
  { variantId, locationId }: Pick<Shelf, 'variantId' | 'locationId'>,
  workItemId: number,
  at: Date,
) =>
  transaction(async (tx) => {
    const subject = stockSubject(variantId, locationId);
    const data = { workItemId, type };
    const eventId = await record(tx, actor, at, { type: 'work.closed', subject, data });
    await closeWork(tx, type, subject, at, eventId);
    return true;
  });

/** A shelf whose limit was taken away is not low. */
async function closeUnlimited(actor: Actor, at: Date) {
  const over = await db.execute<{ id: number; variantId: number; locationId: number }>(sql`
    select w.id, s.variant_id "variantId", s.location_id "locationId" from work_items w
    join stock_levels s on s.location_id = w.location_id and s.variant_id = split_part(w.subject, ':', 2)::bigint
    where w.type = ${type} and w.closed_at is null and s.low_at is null limit ${LIMIT}`);
  for (const shelf of over) await close(actor, shelf, shelf.id, at);
  return over.length;
}
