import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import type { Method, ShipmentStatus } from '@/db/statuses';
import { shipmentStatusOf, type UnitCounts } from './rules';

/** The next free number of a shipment in an order whose lock is held. */
export async function nextShipmentNo(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.execute<{ no: number }>(
    sql`select coalesce(max(no), 0)::int + 1 as no from shipments where order_id = ${orderId}`,
  );
  return row?.no ?? 1;
}

type Counts = UnitCounts & {
  status: ShipmentStatus;
  method: Method;
  packed_at: string | null;
  handed_over_at: string | null;
  delivered_at: string | null;
};

/** A shipment is as far as its lines: call it after they have changed. A shipment that has lost its last line is canceled. */
export async function refreshShipment(tx: Tx, at: Date, orderId: number, shipmentNo: number) {
  const [counts] = await tx.execute<Counts>(sql`
    select s.status, s.method, coalesce(l.quantity, 0) quantity, coalesce(l.picked, 0) picked, coalesce(l.packed, 0) packed,
      coalesce(l.shipped, 0) shipped, coalesce(l.delivered, 0) delivered, p.packed_at, p.handed_over_at, p.delivered_at
    from shipments s
    left join lateral (select sum(quantity)::int quantity, sum(picked)::int picked, sum(packed)::int packed, sum(shipped)::int shipped,
        sum(delivered)::int delivered from shipment_lines where order_id = s.order_id and shipment_no = s.no) l on true
    left join lateral (select max(p.packed_at) packed_at, max(p.handed_over_at) handed_over_at, max(p.delivered_at) delivered_at
      from parcel_lines x join parcels p on p.id = x.parcel_id
      where x.order_id = s.order_id and x.shipment_no = s.no and p.status <> 'void') p on true
    where s.order_id = ${orderId} and s.no = ${shipmentNo}`);
  if (!counts) return;
  const status = shipmentStatusOf(counts.status, counts.method, counts);
  const left = status === 'handed_over' || status === 'delivered';
  const packed = left || status === 'packed' || status === 'ready';
  await tx.execute(sql`
    update shipments set status = ${status},
      packed_at = case when ${packed} then coalesce(${counts.packed_at}::timestamptz, packed_at, ${at.toISOString()}::timestamptz) end,
      handed_over_at = case when ${left} then coalesce(${counts.handed_over_at}::timestamptz, handed_over_at, ${at.toISOString()}::timestamptz) end,
      delivered_at = case when ${status === 'delivered'} then coalesce(${counts.delivered_at}::timestamptz, delivered_at, ${at.toISOString()}::timestamptz) end
    where order_id = ${orderId} and no = ${shipmentNo}`);
}
