import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';

/** The next free number of a shipment in an order whose lock is held. */
export async function nextShipmentNo(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.execute<{ no: number }>(
    sql`select coalesce(max(no), 0)::int + 1 as no from shipments where order_id = ${orderId}`,
  );
  return row?.no ?? 1;
}
