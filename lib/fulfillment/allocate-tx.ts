import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import type { Route } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { StockMoves } from '@/lib/inventory/tx';
import type { LineUnits } from '@/lib/orders/lines-tx';
import type { Actor } from '@/lib/staff/permissions';
import { type LivingLine, livingLines, reservations, splitShipment } from './units-tx';

/**
 * Gives waiting units a location: they become planned shipments there, oldest first, and are reserved. Records
 * `shipment.allocated`. The caller holds the order's lock, calls `refreshOrder`, and last `moveAllStock` with what this answers.
 */
export async function allocateWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  work: { orderId: number; locationId: number; units: readonly LineUnits[]; route?: Route },
): Promise<{ shipmentNos: number[]; stock: StockMoves[] }> {
  const { orderId, locationId, route } = work;
  const waiting = (await livingLines(tx, orderId)).filter((line) => line.status === 'waiting');
  const shipmentNos: number[] = [];
  const stock: StockMoves[] = [];

  for (const [fromNo, chosen] of byShipment(fromWaiting(waiting, work.units))) {
    const units = unitsOf(chosen);
    const whole = isWhole(waiting, fromNo, chosen);
    const shipmentNo = whole ? fromNo : await splitShipment(tx, orderId, fromNo, units);
    await tx.execute(sql`
      update shipments set status = 'planned', location_id = ${locationId}, planned_at = ${at.toISOString()}::timestamptz,
        expected_receipt_id = null, route = ${route ? JSON.stringify(route) : null}::jsonb
      where order_id = ${orderId} and no = ${shipmentNo}`);
    const eventId = await record(tx, actor, at, {
      type: 'shipment.allocated',
      orderId,
      data: { shipmentNo, locationId, units },
    });
    const placed = chosen.map((line) => ({ ...line, shipmentNo, at: locationId }));
    stock.push({ eventId, movements: reservations('allocate', orderId, placed) });
    shipmentNos.push(shipmentNo);
  }
  return { shipmentNos, stock };
}

/**
 * Takes the location away from units that are not picked: they wait again with the age they had, and their stock is free.
 * Records `shipment.waiting`. The caller holds the order's lock, calls `refreshOrder`, and last `moveAllStock` with what this answers.
 */
export async function moveUnitsToWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  work: { orderId: number; shipmentNo: number; units: readonly LineUnits[]; cause: string },
): Promise<{ shipmentNo: number; stock: StockMoves[] }> {
  const { orderId, shipmentNo: fromNo, cause } = work;
  const lines = (await livingLines(tx, orderId)).filter((line) => line.shipmentNo === fromNo);
  const chosen = work.units.map(({ lineNo, quantity }) => {
    const line = lines.find((candidate) => candidate.lineNo === lineNo);
    if (!line || line.status === 'waiting' || quantity > line.quantity - line.picked)
      throw new Refusal(
        'conflict',
        `Shipment ${fromNo} has fewer than ${quantity} units of line ${lineNo} that are not picked.`,
      );
    return { ...line, units: quantity };
  });

  const units = unitsOf(chosen);
  const whole = isWhole(lines, fromNo, chosen);
  const shipmentNo = whole ? fromNo : await splitShipment(tx, orderId, fromNo, units);
  if (whole)
    await tx.execute(sql`
      update shipments set status = 'waiting', location_id = null, route = null, accepted_at = null, assignee_id = null
      where order_id = ${orderId} and no = ${fromNo}`);
  const eventId = await record(tx, actor, at, {
    type: 'shipment.waiting',
    orderId,
    data: { shipmentNo, units, cause },
  });
  const freed = chosen.map((line) => ({ ...line, at: line.locationId }));
  return { shipmentNo, stock: [{ eventId, movements: reservations('release', orderId, freed) }] };
}

type Chosen = LivingLine & { units: number };

function fromWaiting(waiting: readonly LivingLine[], units: readonly LineUnits[]): Chosen[] {
  return units.flatMap(({ lineNo, quantity }) => {
    let left = quantity;
    const chosen = waiting
      .filter((line) => line.lineNo === lineNo)
      .map((line) => {
        const part = Math.min(left, line.quantity);
        left -= part;
        return { ...line, units: part };
      })
      .filter((line) => line.units > 0);
    if (left > 0)
      throw new Refusal('conflict', `Fewer than ${quantity} units of line ${lineNo} are waiting.`);
    return chosen;
  });
}

function byShipment(chosen: readonly Chosen[]) {
  const parts = new Map<number, Chosen[]>();
  for (const line of chosen) parts.set(line.shipmentNo, [...(parts.get(line.shipmentNo) ?? []), line]);
  return parts;
}

const unitsOf = (chosen: readonly Chosen[]) =>
  chosen.map(({ lineNo, units }) => ({ lineNo, quantity: units }));

const isWhole = (lines: readonly LivingLine[], shipmentNo: number, chosen: readonly Chosen[]) =>
  lines
    .filter((line) => line.shipmentNo === shipmentNo)
    .every((line) => chosen.some((c) => c.lineNo === line.lineNo && c.units === line.quantity));
