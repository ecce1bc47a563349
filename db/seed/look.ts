import { sql } from 'drizzle-orm';
import { db } from '..';

/** Shipments that have a location and can be worked on. */
export async function openShipments(orderId: number): Promise<number[]> {
  const rows = await db.execute<{ no: number }>(
    sql`select no from shipments where order_id = ${orderId} and status = 'planned' order by no`,
  );
  return rows.map(({ no }) => no);
}

export async function deliveredLine(orderId: number) {
  const [row] = await db.execute<{ no: number }>(
    sql`select line_no no from shipment_lines where order_id = ${orderId} and delivered > 0 order by line_no limit 1`,
  );
  return row?.no ?? null;
}

export async function isEmpty(): Promise<boolean> {
  const [row] = await db.execute<{ used: boolean }>(
    sql`select exists (select from staff) or exists (select from orders) or exists (select from variants) used`,
  );
  return row?.used === false;
}

export async function moneyOf(orderId: number) {
  const [row] = await db.execute<{ dueAmount: number; authorizedAmount: number }>(
    sql`select due_amount "dueAmount", authorized_amount "authorizedAmount" from orders where id = ${orderId}`,
  );
  return row ?? { dueAmount: 0, authorizedAmount: 0 };
}

/** Whether the whole order came after its day, and what was in it. */
export async function storyOf(orderId: number): Promise<{ late: boolean; skus: string[] }> {
  const [row] = await db.execute<{ late: boolean; skus: string[] }>(
    sql`select coalesce(delivered_at > promised_at, false) late,
      (select coalesce(jsonb_agg(sku), '[]') from order_lines where order_id = o.id and sku is not null) skus
    from orders o where id = ${orderId}`,
  );
  return row ?? { late: false, skus: [] };
}

export const pick = <Item>(list: readonly Item[], n: number): Item => list[Math.abs(n) % list.length] as Item;
