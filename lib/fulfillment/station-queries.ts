import { asc, isNull, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { boxes } from '@/db/schema';
import type { ShipmentStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import { type Box, readParcelCode } from './box-rules';
import { isAt } from './queries';
import type { FindJobInput, NameCodeInput } from './station-inputs';
import { spellingsOf } from './verify-rules';

/** The kinds of boxes in use, those with a key first. At most as many as may be saved. */
export async function listBoxes(actor: Actor): Promise<Box[]> {
  permit(actor, 'shipment.read');
  return db
    .select({
      id: boxes.id,
      name: boxes.name,
      key: boxes.key,
      lengthMm: boxes.lengthMm,
      widthMm: boxes.widthMm,
      heightMm: boxes.heightMm,
      tareG: boxes.tareG,
      maxG: boxes.maxG,
    })
    .from(boxes)
    .where(isNull(boxes.retiredAt))
    .orderBy(sql`${boxes.key} nulls last`, asc(boxes.name));
}

export type Job = { orderId: number; shipmentNo: number; name: string; units: number };

/** What a location has to pack next, what must leave first; null when all is packed. `but`: the one at hand. */
export async function nextJob(
  actor: Actor,
  locationId: number,
  but?: { orderId: number; shipmentNo: number },
): Promise<Job | null> {
  permit(actor, 'shipment.read');
  if (!isAt(actor, locationId)) return null;
  const [job] = await db.execute<Job>(sql`
    with next as materialized (
      select s.order_id, s.no, o.number from shipments s join orders o on o.id = s.order_id
      where s.location_id = ${locationId} and s.status in ('planned', 'released', 'picking') and not s.held and o.status not in ('to_verify', 'on_hold')
        ${but ? sql`and (s.order_id, s.no) <> (${but.orderId}::bigint, ${but.shipmentNo}::smallint)` : sql``}
      order by s.ship_by, s.order_id, s.no limit 1)
    select n.order_id "orderId", n.no "shipmentNo", n.number || '-' || n.no "name", sum(x.quantity - x.packed)::int units
    from next n join shipment_lines x on x.order_id = n.order_id and x.shipment_no = n.no group by n.order_id, n.no, n.number`);
  return job ?? null;
}

type Candidate = {
  orderId: number;
  shipmentNo: number;
  name: string;
  status: ShipmentStatus;
  locationId: number | null;
  location: string | null;
};
const done: Partial<Record<ShipmentStatus, string>> = {
  waiting: 'waits for stock and has nothing to pack',
  handed_over: 'has been handed over',
  delivered: 'has been delivered',
  canceled: 'was canceled',
};

/** The shipment that a scanned order, shipment, parcel or tracking number means. Refuses what cannot be packed here, and says why. */
export async function findJob(actor: Actor, { code, locationId }: FindJobInput) {
  permit(actor, 'shipment.read');
  const found = (await candidatesOf(code)).filter(
    (one) => one.locationId === null || isAt(actor, one.locationId),
  );
  const job = found.find((one) => one.locationId === locationId && !done[one.status]);
  if (job) return { orderId: job.orderId, shipmentNo: job.shipmentNo };
  const [first] = found;
  if (!first) throw new Refusal('not_found', `Nothing here has the number ${code}.`, { code });
  const elsewhere = found.find((one) => !done[one.status]);
  throw new Refusal(
    'conflict',
    elsewhere
      ? `${elsewhere.name} leaves from ${elsewhere.location}, not from here.`
      : `${first.name} ${done[first.status]}.`,
    { code },
  );
}

/** At most 50 shipments of the one order that is meant. */
async function candidatesOf(code: string): Promise<Candidate[]> {
  const typed = code.replaceAll('\0', '').trim().replace(/^#/, '').toUpperCase();
  const [, number = '', no = ''] = /^(.+)-(\d{1,4})$/.exec(typed) ?? [];
  const compact = typed.replace(/[\s-]/g, '');
  const parcelId = readParcelCode(typed);
  return [
    ...(await db.execute<Candidate>(sql`
      with meant(order_id, no) as (
        select id, null::int from orders where number = ${typed} or public_ref = ${compact}
        union select id, ${no || null}::int from orders where number = ${number} and ${no !== ''}
        union select order_id, shipment_no::int from parcel_lines where parcel_id = ${parcelId}::bigint
        union select x.order_id, x.shipment_no::int from parcels p join parcel_lines x on x.parcel_id = p.id
          where p.tracking_number = any(${pgArray([typed, compact])}::text[]) and p.status <> 'void')
      select distinct s.order_id "orderId", s.no "shipmentNo", o.number || '-' || s.no "name", s.status, s.location_id "locationId", f.name location
      from meant m join orders o on o.id = m.order_id join shipments s on s.order_id = m.order_id and s.no = coalesce(m.no, s.no)
      left join locations f on f.id = s.location_id
      order by s.order_id, s.no limit 50`)),
  ];
}

export type NamedItem = { sku: string; name: string; picture: string | null };

/** What a code that is not in the shipment belongs to, so that the station can say what was scanned; null when nobody knows it. */
export async function nameCode(actor: Actor, { code }: NameCodeInput): Promise<NamedItem | null> {
  permit(actor, 'stock.read');
  const spellings = pgArray(spellingsOf(code.replaceAll('\0', '')));
  const [item] = await db.execute<NamedItem>(sql`
    select sku, name, picture from variants
    where sku = any(${spellings}::text[]) or barcode = any(${spellings}::text[]) order by id limit 1`);
  return item ?? null;
}
