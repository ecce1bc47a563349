import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import type { ShipmentStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import type { Movement } from '@/lib/inventory/tx';
import { copyShipmentHolds } from '@/lib/orders/holds-tx';
import type { LineUnits } from '@/lib/orders/lines-tx';
import { refreshHeld } from './held-tx';
import { nextShipmentNo } from './tx';

/** Lines of living shipments of an order, waiting ones first, then by how little has been done to them, oldest first. */
export async function livingLines(tx: Tx, orderId: number) {
  return tx.execute<{
    shipmentNo: number;
    status: ShipmentStatus;
    locationId: number | null;
    lineNo: number;
    variantId: number | null;
    stocked: boolean;
    quantity: number;
    picked: number;
    packed: number;
    shipped: number;
  }>(sql`
    select s.no "shipmentNo", s.status, s.location_id "locationId", x.line_no "lineNo", l.variant_id "variantId",
      coalesce(v.stocked, false) stocked, x.quantity, x.picked, x.packed, x.shipped
    from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no left join variants v on v.id = l.variant_id
    where s.order_id = ${orderId} and s.status <> 'canceled'
    order by array_position(array['waiting', 'planned', 'released', 'picking', 'packed', 'ready', 'handed_over', 'delivered'], s.status),
      s.planned_at, s.no, x.line_no`);
}
export type LivingLine = Awaited<ReturnType<typeof livingLines>>[number];

/** Stock that lines give back, or take with a positive sign, at the place they leave from. */
export function reservations(
  kind: 'allocate' | 'release',
  orderId: number,
  lines: readonly (LivingLine & { units: number; at: number | null })[],
): Movement[] {
  const sign = kind === 'allocate' ? 1 : -1;
  return lines.flatMap(({ variantId, stocked, shipmentNo, units, at: locationId }) =>
    variantId !== null && stocked && locationId !== null
      ? [{ variantId, locationId, kind, reserved: sign * units, orderId, shipmentNo }]
      : [],
  );
}

/**
 * Takes units out of one shipment; those of them that are picked leave with the last. One that loses all is canceled and
 * keeps its lines as history. The caller gives the stock back.
 */
export async function takeUnits(tx: Tx, orderId: number, shipmentNo: number, units: readonly LineUnits[]) {
  const lines = await tx.execute<{ lineNo: number; quantity: number; packed: number }>(sql`
    select line_no "lineNo", quantity, packed from shipment_lines where order_id = ${orderId} and shipment_no = ${shipmentNo}`);
  const taken = new Map(units.map((unit) => [unit.lineNo, unit.quantity]));
  for (const { lineNo, quantity } of units) {
    const line = lines.find((candidate) => candidate.lineNo === lineNo);
    if (!line || quantity > line.quantity - line.packed)
      throw new Refusal('conflict', `Shipment ${shipmentNo} has fewer units of line ${lineNo} to take out.`);
  }
  if (lines.every((line) => taken.get(line.lineNo) === line.quantity)) {
    await tx.execute(
      sql`update shipments set status = 'canceled' where order_id = ${orderId} and no = ${shipmentNo}`,
    );
    return;
  }
  const whole = lines.filter((line) => taken.get(line.lineNo) === line.quantity).map((line) => line.lineNo);
  const part = units.filter((unit) => !whole.includes(unit.lineNo));
  if (whole.length > 0) {
    await tx.execute(sql`
      delete from parcel_lines where order_id = ${orderId} and shipment_no = ${shipmentNo}
        and line_no = any(${pgArray(whole)}::smallint[])`);
    await tx.execute(sql`
      delete from shipment_lines where order_id = ${orderId} and shipment_no = ${shipmentNo}
        and line_no = any(${pgArray(whole)}::smallint[])`);
  }
  if (part.length > 0)
    await tx.execute(sql`
      update shipment_lines l set quantity = l.quantity - u.quantity, picked = least(l.picked, l.quantity - u.quantity)
      from unnest(${pgArray(part.map((unit) => unit.lineNo))}::smallint[], ${pgArray(part.map((unit) => unit.quantity))}::int[]) u(no, quantity)
      where l.order_id = ${orderId} and l.shipment_no = ${shipmentNo} and l.line_no = u.no`);
  await refreshHeld(tx, orderId, [shipmentNo]);
}

/** A new shipment with units of another, as that one was: method, dates, age in the queue, holds. Without a location it waits. */
export async function splitShipment(
  tx: Tx,
  orderId: number,
  fromNo: number,
  units: readonly LineUnits[],
): Promise<number> {
  const no = await nextShipmentNo(tx, orderId);
  await tx.execute(sql`
    insert into shipments (order_id, no, method, status, ship_after, ship_by, promised_at, planned_at)
    select order_id, ${no}::smallint, method, 'waiting', ship_after, ship_by, promised_at, planned_at
    from shipments where order_id = ${orderId} and no = ${fromNo}`);
  await tx.execute(sql`
    insert into shipment_lines (order_id, shipment_no, line_no, quantity)
    select ${orderId}, ${no}::smallint, u.no, u.quantity
    from unnest(${pgArray(units.map((unit) => unit.lineNo))}::smallint[], ${pgArray(units.map((unit) => unit.quantity))}::int[]) u(no, quantity)`);
  await copyShipmentHolds(tx, orderId, fromNo, no);
  await takeUnits(tx, orderId, fromNo, units);
  await refreshHeld(tx, orderId, [no]);
  return no;
}
