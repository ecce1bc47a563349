import { sql } from 'drizzle-orm';
import { query, type Tx } from '@/db';
import type { HoldReason } from '@/db/statuses';

/** Units that are split off a held shipment stay held: its open holds are repeated for the new one. */
export async function copyShipmentHolds(tx: Tx, orderId: number, fromNo: number, toNo: number) {
  await tx.execute(sql`
    insert into holds (order_id, no, shipment_no, reason, note, held_at)
    select order_id, (select max(no) from holds where order_id = ${orderId}) + row_number() over (order by no), ${toNo}::smallint,
      reason, note, held_at
    from holds where order_id = ${orderId} and shipment_no = ${fromNo} and released_at is null`);
}

/** The next free number of a hold in its order. */
export async function nextHoldNo(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.execute<{ no: number }>(
    query`select coalesce(max(no), 0)::int + 1 "no" from holds where order_id = ${orderId}`,
  );
  return row?.no ?? 1;
}

/** Ends the open holds of a reason on the whole order; answers their numbers. */
export async function endHoldsFor(tx: Tx, at: Date, orderId: number, reason: HoldReason): Promise<number[]> {
  const ended = await tx.execute<{ no: number }>(query`
    update holds set released_at = ${at}::timestamptz where order_id = ${orderId} and reason = ${reason} and released_at is null
      and num_nonnulls(shipment_no, line_no) = 0 returning no`);
  return ended.map(({ no }) => no);
}

/** Ends every open hold of an order that has nothing left to hold. */
export async function endHolds(tx: Tx, at: Date, orderId: number) {
  await tx.execute(sql`
    update holds set released_at = ${at.toISOString()}::timestamptz where order_id = ${orderId} and released_at is null`);
}
