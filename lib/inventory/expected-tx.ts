import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';

/** What has arrived is no longer expected: what was bought of a SKU for this location, the earliest first. Transfers are met by their own receipt. */
export async function meetExpected(
  tx: Tx,
  at: Date,
  locationId: number,
  goods: readonly { variantId: number; quantity: number }[],
) {
  await tx.execute(sql`
    update receipts_expected r set received = r.received + x.units,
      closed_at = case when r.received + x.units = r.quantity then ${at.toISOString()}::timestamptz end
    from (
      select e.id, least(e.quantity - e.received, g.quantity - coalesce(sum(e.quantity - e.received) over (
          partition by e.variant_id order by e.expected_at, e.id rows between unbounded preceding and 1 preceding), 0))::int units
      from unnest(${pgArray(goods.map((line) => line.variantId))}::bigint[], ${pgArray(goods.map((line) => line.quantity))}::int[]) g(variant_id, quantity)
      join receipts_expected e on e.variant_id = g.variant_id
      where e.location_id = ${locationId} and e.closed_at is null and e.received < e.quantity and e.transfer_id is null
    ) x where r.id = x.id and x.units > 0`);
}
