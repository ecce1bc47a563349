import { and, asc, eq, sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { orderLines, shipmentLines, shipments, variants } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { lockOrder } from '@/lib/orders/tx';
import type { UnitCounts, Units } from './rules';

/** Locks the order, then reads the shipment and its lines as they stand behind that lock. */
export async function lockShipment(tx: Tx, orderId: number, shipmentNo: number) {
  const order = await lockOrder(tx, orderId);
  const [[shipment], lines] = await Promise.all([
    tx
      .select()
      .from(shipments)
      .where(and(eq(shipments.orderId, orderId), eq(shipments.no, shipmentNo))),
    linesOf(tx, orderId, shipmentNo),
  ]);
  if (!shipment)
    throw new Refusal('not_found', `Order ${order.number} has no shipment ${shipmentNo}.`, { shipmentNo });
  return { order, shipment, lines };
}

const linesOf = (tx: Tx, orderId: number, shipmentNo: number) =>
  tx
    .select({
      lineNo: shipmentLines.lineNo,
      quantity: shipmentLines.quantity,
      picked: shipmentLines.picked,
      packed: shipmentLines.packed,
      shipped: shipmentLines.shipped,
      delivered: shipmentLines.delivered,
      sku: orderLines.sku,
      name: orderLines.name,
      barcode: variants.barcode,
      weightG: variants.weightG,
      variantId: orderLines.variantId,
      stocked: sql<boolean>`coalesce(${variants.stocked}, false)`,
    })
    .from(shipmentLines)
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, shipmentLines.orderId), eq(orderLines.no, shipmentLines.lineNo)),
    )
    .leftJoin(variants, eq(variants.id, orderLines.variantId))
    .where(and(eq(shipmentLines.orderId, orderId), eq(shipmentLines.shipmentNo, shipmentNo)))
    .orderBy(asc(shipmentLines.lineNo));

/** Adds to one count of several lines (or takes away, with −1). The row's check keeps the chain of counts in order. */
export async function countUnits(
  tx: Tx,
  { orderId, shipmentNo }: { orderId: number; shipmentNo: number },
  count: Exclude<keyof UnitCounts, 'quantity'>,
  units: Units,
  sign: 1 | -1 = 1,
) {
  const column = sql.identifier(count);
  await tx.execute(sql`
    update shipment_lines l set ${column} = l.${column} + x.quantity * ${sign}::int
    from unnest(${pgArray(units.map(({ lineNo }) => lineNo))}::smallint[],
      ${pgArray(units.map(({ quantity }) => quantity))}::int[]) x(line_no, quantity)
    where l.order_id = ${orderId} and l.shipment_no = ${shipmentNo} and l.line_no = x.line_no`);
}
