import { sql } from 'drizzle-orm';
import { read, transaction } from '@/db';
import { refusalOf } from '@/lib/errors';
import { keptFromOrder } from '@/lib/inventory/safety-queries';
import { moveAllStock } from '@/lib/inventory/tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks } from '@/lib/work/tx';
import { noteUnfillable } from '@/lib/work/unfillable-tx';
import { tryAgain } from './retry-tx';

/** Shipments looked at in one run. */
const LIMIT = 500;

export type Cursor = { plannedAt: string; orderId: number; no: number };
type Row = Cursor & { servable: boolean };

/**
 * Tries again to send what waits, those that have waited longest first: stock may have been freed, a pause may have ended, a
 * rule may have changed. Answers how many units have a location now, and where the next run goes on; null when the queue ends.
 */
export async function retryWaiting(
  actor: Actor,
  { after = null, limit = LIMIT }: { after?: Cursor | null; limit?: number },
  at: Date,
): Promise<{ served: number; next: Cursor | null }> {
  permit(actor, 'doctor.run');
  const rows = await waitingFrom(after, limit);
  let served = 0;
  for (const orderId of new Set(rows.filter((row) => row.servable).map((row) => row.orderId)))
    served += await retryOrder(actor, orderId, at);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { served, next: last ? { plannedAt: last.plannedAt, orderId: last.orderId, no: last.no } : null };
}

/** The queue from a place on, and of which shipments their channel may have something on a shelf that sends, or that need none. */
const waitingFrom = (after: Cursor | null, limit: number) =>
  read<Row>(sql`
    select q.planned_at::text "plannedAt", q.order_id "orderId", q.no, exists (
      select from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no
      join orders o on o.id = x.order_id left join variants v on v.id = l.variant_id left join products p on p.id = v.product_id
      where x.order_id = q.order_id and x.shipment_no = q.no and (not coalesce(v.stocked, false) or exists (
        select from stock_levels s join locations a on a.id = s.location_id
        where s.variant_id = v.id and s.on_hand - s.reserved > s.safety and a.paused_at is null and a.closed_at is null
          and s.on_hand - s.reserved > ${keptFromOrder}))) servable
    from (select order_id, no, planned_at from shipments where status = 'waiting'
        and (planned_at, order_id, no) > (${after?.plannedAt ?? '-infinity'}::timestamptz, ${after?.orderId ?? 0}::bigint, ${after?.no ?? 0}::smallint)
      order by planned_at, order_id, no limit ${limit}) q
    order by q.planned_at, q.order_id, q.no`);

async function retryOrder(actor: Actor, orderId: number, at: Date): Promise<number> {
  try {
    return await transaction(async (tx) => {
      await lockOrder(tx, orderId);
      const { rerouted, held, stock } = await tryAgain(tx, actor, at, orderId);
      await noteUnfillable(tx, actor, at, { orderId, held });
      if (stock[0]) await closeShortPicks(tx, [orderId], at, stock[0].eventId);
      await moveAllStock(tx, at, stock);
      return rerouted;
    });
  } catch (error) {
    // Somebody else was faster with these units: the next run looks again.
    if (refusalOf(error)?.code === 'out_of_stock') return 0;
    throw error;
  }
}
