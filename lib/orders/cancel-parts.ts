import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { creditAmount, moneyOf } from '@/lib/payments/tx';
import type { Actor } from '@/lib/staff/permissions';
import type { Take } from './cancel-plan';
import type { LockedOrder } from './tx';

/** What is left of the total once all lines are credited: the shipping price, less what goodwill has taken off. */
export async function creditShipping(tx: Tx, actor: Actor, at: Date, order: LockedOrder) {
  const [[lines], money] = await Promise.all([
    tx.execute<{ tax: number }>(
      sql`select coalesce(sum(tax_amount), 0)::bigint tax from order_lines where order_id = ${order.id}`,
    ),
    moneyOf(tx, order.id),
  ]);
  const amount = Math.min(order.shippingAmount, money.total - money.credited);
  if (amount === 0) return 0;
  const tax = Math.max(0, order.taxAmount - (lines?.tax ?? 0));
  await creditAmount(tx, actor, at, {
    orderId: order.id,
    amount,
    taxAmount: Math.min(tax, amount),
    reason: 'cancel',
    note: 'Shipping',
  });
  return amount;
}

export function byShipment(takes: readonly Take[]) {
  const parts = new Map<number, Take[]>();
  for (const take of takes) parts.set(take.shipmentNo, [...(parts.get(take.shipmentNo) ?? []), take]);
  return parts;
}
