import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permitLocation } from '@/lib/staff/permissions';

/** What has arrived is no longer expected: what was bought of a SKU for this location, those named first, then the earliest. Transfers are met by their own receipt. */
export async function meetExpected(
  tx: Tx,
  at: Date,
  locationId: number,
  goods: readonly { variantId: number; quantity: number }[],
  first: readonly number[] = [],
) {
  await tx.execute(sql`
    update receipts_expected r set received = r.received + x.units,
      closed_at = case when r.received + x.units = r.quantity then ${at.toISOString()}::timestamptz end
    from (
      select e.id, least(e.quantity - e.received, g.quantity - coalesce(sum(e.quantity - e.received) over (
          partition by e.variant_id order by array_position(${pgArray(first)}::bigint[], e.id), e.expected_at, e.id rows between unbounded preceding and 1 preceding), 0))::int units
      from unnest(${pgArray(goods.map((line) => line.variantId))}::bigint[], ${pgArray(goods.map((line) => line.quantity))}::int[]) g(variant_id, quantity)
      join receipts_expected e on e.variant_id = g.variant_id
      where e.location_id = ${locationId} and e.closed_at is null and e.received < e.quantity and e.transfer_id is null
    ) x where r.id = x.id and x.units > 0`);
}

/** Locks an expected receipt that is still open and that somebody has entered, if the actor works where it comes. */
export async function lockExpected(tx: Tx, actor: Actor, receiptId: number) {
  const [found] = await tx.execute<{
    variantId: number;
    locationId: number;
    quantity: number;
    received: number;
    expectedAt: string;
    closed: boolean;
    transferId: number | null;
    sku: string;
    location: string;
  }>(sql`
    select r.variant_id "variantId", r.location_id "locationId", r.quantity, r.received, to_jsonb(r.expected_at) "expectedAt",
      r.closed_at is not null closed, r.transfer_id "transferId", v.sku, l.code location
    from receipts_expected r join variants v on v.id = r.variant_id join locations l on l.id = r.location_id
    where r.id = ${receiptId} for no key update of r`);
  if (!found) throw new Refusal('not_found', 'Nobody expects this.');
  permitLocation(actor, found.locationId);
  if (found.transferId !== null)
    throw new Refusal('conflict', `This comes with transfer ${found.transferId}. Change it there.`);
  if (found.closed) throw new Refusal('conflict', 'It has arrived or was canceled. Enter a new one.');
  return { ...found, expectedAt: new Date(found.expectedAt) };
}
