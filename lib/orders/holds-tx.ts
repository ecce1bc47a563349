import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';

/** Units that are split off a held shipment stay held: its open holds are repeated for the new one. */
export async function copyShipmentHolds(tx: Tx, orderId: number, fromNo: number, toNo: number) {
  await tx.execute(sql`
    insert into holds (order_id, no, shipment_no, reason, note, held_at)
    select order_id, (select max(no) from holds where order_id = ${orderId}) + row_number() over (order by no), ${toNo}::smallint,
      reason, note, held_at
    from holds where order_id = ${orderId} and shipment_no = ${fromNo} and released_at is null`);
}

/** Ends every open hold of an order that has nothing left to hold. */
export async function endHolds(tx: Tx, at: Date, orderId: number) {
  await tx.execute(sql`
    update holds set released_at = ${at.toISOString()}::timestamptz where order_id = ${orderId} and released_at is null`);
}
