import { type SQL, sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { silentSubject } from '@/lib/fulfillment/supplier-rules';
import { lockOrder } from '@/lib/orders/tx';
import { SILENT_HOURS } from '@/lib/sourcing/supplier-rules';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import { closeWork, openWork } from './tx';

const LIMIT = 500;

type Row = {
  orderId: number;
  shipmentNo: number;
  locationId: number;
  supplier: string;
  shipBy: string | null;
};

/**
 * Opens work for every shipment that its supplier has neither accepted nor declined for a day, and ends the work of those that
 * are no longer the supplier's to answer: canceled, moved away or on hold. Answers how many of each.
 */
export async function flagSilentSuppliers(
  actor: Actor,
  { limit = LIMIT }: { limit?: number },
  at: Date,
): Promise<{ flagged: number; ended: number }> {
  permit(actor, 'doctor.run');
  const silent = await db.execute<Row>(sql`
    ${silentShipments(at)} and not exists (select from work_items w where w.type = 'supplier_silent' and w.closed_at is null
      and w.subject = 'shipment:' || s.order_id || ':' || s.no)
    order by s.planned_at, s.order_id, s.no limit ${limit}`);
  const over = await db.execute<{ id: number; orderId: number; subject: string }>(sql`
    select w.id, w.order_id "orderId", w.subject from work_items w
    where w.type = 'supplier_silent' and w.closed_at is null and not exists (${silentShipments(at)}
      and s.order_id = w.order_id and w.subject = 'shipment:' || s.order_id || ':' || s.no)
    order by w.id limit ${limit}`);
  let [flagged, ended] = [0, 0];
  for (const row of silent) if (await flag(actor, row, at)) flagged++;
  for (const row of over) if (await end(actor, row, at)) ended++;
  return { flagged, ended };
}

const silentShipments = (at: Date): SQL => sql`
  select s.order_id "orderId", s.no "shipmentNo", l.id "locationId", l.name supplier, to_jsonb(s.ship_by) "shipBy"
  from locations l join shipments s on s.location_id = l.id join orders o on o.id = s.order_id
  where l.kind = 'supplier' and s.status in ('planned', 'released') and s.accepted_at is null and not s.held
    and o.status not in ('to_verify', 'on_hold') and s.planned_at <= ${addMinutes(at, -SILENT_HOURS * 60).toISOString()}::timestamptz`;

async function flag(actor: Actor, { orderId, shipmentNo, locationId, supplier, shipBy }: Row, at: Date) {
  return transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const still = await tx.execute(
      sql`${silentShipments(at)} and s.order_id = ${orderId} and s.no = ${shipmentNo}`,
    );
    if (still.length === 0) return false;
    const eventId = await nextEventId(tx);
    const workItemId = await openWork(tx, {
      type: 'supplier_silent',
      subject: silentSubject({ orderId, shipmentNo }),
      orderId,
      locationId,
      dueAt: shipBy ? new Date(shipBy) : at,
      openedAt: at,
      openedByEvent: eventId,
      data: { shipmentNo, supplier },
    });
    if (workItemId === null) return false;
    const data = { workItemId, type: 'supplier_silent' };
    await record(tx, actor, at, { type: 'work.opened', orderId, data }, eventId);
    return true;
  });
}

async function end(
  actor: Actor,
  { id, orderId, subject }: { id: number; orderId: number; subject: string },
  at: Date,
) {
  return transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const over = await tx.execute(sql`select 1 from work_items w where w.id = ${id} and w.closed_at is null
      and not exists (${silentShipments(at)} and s.order_id = w.order_id and w.subject = 'shipment:' || s.order_id || ':' || s.no)`);
    if (over.length === 0) return false;
    const data = { workItemId: id, type: 'supplier_silent' };
    const eventId = await record(tx, actor, at, { type: 'work.closed', orderId, data });
    await closeWork(tx, 'supplier_silent', subject, at, eventId);
    return true;
  });
}
