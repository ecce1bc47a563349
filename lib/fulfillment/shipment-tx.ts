import { pgArray, query, rowOf, type Tx } from '@/db';
import { shipments } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { lockOrder } from '@/lib/orders/tx';
import type { UnitCounts, Units } from './rules';

/** Locks the order and reads the shipment and its lines as they stand behind that lock: one flight, run in its sequence. */
export async function lockShipment(tx: Tx, orderId: number, shipmentNo: number) {
  const [order, [row]] = await Promise.all([
    lockOrder(tx, orderId),
    tx.execute<{ lines: ShipmentLine[] }>(query`
      select s.*, (select coalesce(jsonb_agg(jsonb_build_object('lineNo', x.line_no, 'quantity', x.quantity, 'picked', x.picked,
          'packed', x.packed, 'shipped', x.shipped, 'delivered', x.delivered, 'sku', l.sku, 'name', l.name,
          'variantId', l.variant_id, 'barcode', v.barcode, 'weightG', v.weight_g, 'stocked', coalesce(v.stocked, false))
          order by x.line_no), '[]')
        from shipment_lines x
        cross join lateral (select sku, name, variant_id from order_lines where order_id = x.order_id and no = x.line_no limit 1) l
        left join lateral (select barcode, weight_g, stocked from variants where id = l.variant_id limit 1) v on true
        where x.order_id = s.order_id and x.shipment_no = s.no) lines
      from shipments s where s.order_id = ${orderId} and s.no = ${shipmentNo}`),
  ]);
  if (!row)
    throw new Refusal('not_found', `Order ${order.number} has no shipment ${shipmentNo}.`, { shipmentNo });
  return { order, shipment: shipmentOf(row), lines: row.lines };
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

/** Adds to one count of several lines (or takes away, with −1). The row's check keeps the chain of counts in order. */
export async function countUnits(
  tx: Tx,
  { orderId, shipmentNo }: { orderId: number; shipmentNo: number },
  count: Exclude<keyof UnitCounts, 'quantity'>,
  units: Units,
  sign: 1 | -1 = 1,
) {
  const signOf = (column: typeof count) => (column === count ? sign : 0);
  await tx.execute(query`
    update shipment_lines l set picked = l.picked + x.quantity * ${signOf('picked')}::int, packed = l.packed + x.quantity * ${signOf('packed')}::int,
      shipped = l.shipped + x.quantity * ${signOf('shipped')}::int, delivered = l.delivered + x.quantity * ${signOf('delivered')}::int
    from unnest(${pgArray(units.map(({ lineNo }) => lineNo))}::smallint[],
      ${pgArray(units.map(({ quantity }) => quantity))}::int[]) x(line_no, quantity)
    where l.order_id = ${orderId} and l.shipment_no = ${shipmentNo} and l.line_no = x.line_no`);
}
