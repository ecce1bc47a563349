import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';

/** A shipment is held while an open hold names it or one of its lines. */
export async function refreshHeld(tx: Tx, orderId: number, shipmentNos: readonly number[]) {
  if (shipmentNos.length === 0) return;
  await tx.execute(sql`
    update shipments s set held = exists (
      select from holds h where h.order_id = s.order_id and h.released_at is null and (h.shipment_no = s.no or h.line_no in
        (select l.line_no from shipment_lines l where l.order_id = s.order_id and l.shipment_no = s.no)))
    where s.order_id = ${orderId} and s.no = any(${pgArray(shipmentNos)}::smallint[])`);
}
