import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';

export type WaitingUnits = {
  orderId: number;
  lineNo: number;
  variantId: number;
  quantity: number;
  receiptId: number | null;
};

/** Waiting units of some variants, those that have waited longest first. */
export async function waitingUnits(tx: Tx, variantIds: readonly number[], orderIds?: readonly number[]) {
  return tx.execute<WaitingUnits>(sql`
    select s.order_id "orderId", x.line_no "lineNo", l.variant_id "variantId", x.quantity, s.expected_receipt_id "receiptId"
    from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
    join order_lines l on l.order_id = x.order_id and l.no = x.line_no
    where s.status = 'waiting' and l.variant_id = any(${pgArray(variantIds)}::bigint[])
      ${orderIds ? sql`and s.order_id = any(${pgArray(orderIds)}::bigint[])` : sql``}
    order by s.planned_at, s.order_id, s.no, x.line_no`);
}

/** The orders of a queue that `free` units per variant can serve, those that have waited longest. */
export function longestWaiting(queue: readonly WaitingUnits[], free: ReadonlyMap<number, number>) {
  const left = new Map(free);
  const orderIds = new Set<number>();
  for (const { orderId, variantId, quantity } of queue) {
    const units = left.get(variantId) ?? 0;
    if (units <= 0) continue;
    orderIds.add(orderId);
    left.set(variantId, units - quantity);
  }
  return [...orderIds];
}
