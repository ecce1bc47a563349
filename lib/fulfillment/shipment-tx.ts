import { sql } from 'drizzle-orm';
import { pgArray, query, rowOf, type Tx } from '@/db';
import { shipments } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { lockOrder } from '@/lib/orders/tx';
import type { UnitCounts, Units } from './rules';

/** Locks the order and reads the shipment and its lines as they stand behind that lock: one flight, run in its sequence. */
export async function lockShipment(tx: Tx, orderId: number, shipmentNo: number) {
  const [order, [row], lines] = await Promise.all([
    lockOrder(tx, orderId),
    tx.execute(query`select * from shipments where order_id = ${orderId} and no = ${shipmentNo}`),
    linesOf(tx, orderId, shipmentNo),
  ]);
  if (!row)
    throw new Refusal('not_found', `Order ${order.number} has no shipment ${shipmentNo}.`, { shipmentNo });
  return { order, shipment: shipmentOf(row), lines };
}

const shipmentOf = rowOf(shipments);

type ShipmentLine = UnitCounts & {
  lineNo: number;
  sku: string | null;
  name: string;
  barcode: string | null;
  weightG: number | null;
  variantId: number | null;
  stocked: boolean;
};

const linesOf = (tx: Tx, orderId: number, shipmentNo: number) =>
  tx.execute<ShipmentLine>(query`
    select x.line_no "lineNo", x.quantity, x.picked, x.packed, x.shipped, x.delivered, l.sku, l.name, l.variant_id "variantId",
      v.barcode, v.weight_g "weightG", coalesce(v.stocked, false) stocked
    from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no
    left join variants v on v.id = l.variant_id
    where x.order_id = ${orderId} and x.shipment_no = ${shipmentNo} order by x.line_no`);

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
