import { query, read, transaction } from '@/db';
import { refusalOf } from '@/lib/errors';
import { moveAllStock } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks } from '@/lib/work/tx';
import { noteUnfillable } from '@/lib/work/unfillable-tx';
import { redate } from './redate-tx';
import { routeWaiting } from './reroute-tx';
import { freeShelves } from './shelves-tx';
import { livingLines } from './units-tx';

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

/** The queue from a place on, and of which shipments something lies on a shelf that sends, or needs none. */
const waitingFrom = (after: Cursor | null, limit: number) =>
  read<Row>(query`
    select s.planned_at::text "plannedAt", s.order_id "orderId", s.no, exists (
      select from shipment_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no
      left join variants v on v.id = l.variant_id
      where x.order_id = s.order_id and x.shipment_no = s.no and (not coalesce(v.stocked, false) or exists (
        select from stock_levels k join locations p on p.id = k.location_id
        where k.variant_id = v.id and k.on_hand - k.reserved > k.safety and p.paused_at is null and p.closed_at is null))) servable
    from (select order_id, no, planned_at from shipments where status = 'waiting'
        and (planned_at, order_id, no) > (${after?.plannedAt ?? '-infinity'}::timestamptz, ${after?.orderId ?? 0}::bigint, ${after?.no ?? 0}::smallint)
      order by planned_at, order_id, no limit ${limit}) s
    order by s.planned_at, s.order_id, s.no`);

async function retryOrder(actor: Actor, orderId: number, at: Date): Promise<number> {
  try {
    return await transaction(async (tx) => {
      await lockOrder(tx, orderId);
      const waiting = (await livingLines(tx, orderId)).filter(({ status }) => status === 'waiting');
      if (waiting.length === 0) return 0;
      const variantIds = [
        ...new Set(waiting.flatMap(({ variantId, stocked }) => (stocked && variantId) || [])),
      ];
      const shelves = await freeShelves(tx, variantIds);
      const { rerouted, held, shipmentNos, stock } = await routeWaiting(tx, actor, at, { orderId, shelves });
      await redate(tx, actor, at, { orderId, shipmentNos, cause: 'it can be sent now' });
      await refreshOrder(tx, orderId);
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
