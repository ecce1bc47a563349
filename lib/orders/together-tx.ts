import { query, type Tx } from '@/db';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';

/** Tells this hold from one that a person has placed. */
const note = 'It leaves all together';

/**
 * Some units of an order have lost their place. When it was promised to leave in one shipment, nothing else of it leaves either: it
 * is held until all have a place again, or until somebody releases it. Call it before `refreshOrder`.
 */
export async function holdTogether(tx: Tx, actor: Actor, at: Date, orderId: number) {
  const [held] = await tx.execute<{ no: number }>(query`
    insert into holds (order_id, no, reason, note, held_at)
    select id, (select coalesce(max(no), 0) + 1 from holds where order_id = o.id), 'stock', ${note}, ${at}::timestamptz
    from orders o where id = ${orderId} and ship_complete
      and exists (select from shipments where order_id = o.id and status = 'waiting')
      and exists (select from shipments where order_id = o.id and status in ('planned', 'released', 'picking', 'packed', 'ready'))
      and not exists (select from holds where order_id = o.id and released_at is null and reason = 'stock'
        and num_nonnulls(shipment_no, line_no) = 0)
    returning no`);
  if (!held) return;
  await record(tx, actor, at, {
    type: 'order.held',
    orderId,
    data: { holdNo: held.no, reason: 'stock', note },
  });
}

/** Nothing of it waits any more: it may leave. Call it before `refreshOrder`. */
export async function endTogether(tx: Tx, actor: Actor, at: Date, orderId: number) {
  const ended = await tx.execute<{ no: number }>(query`
    update holds h set released_at = ${at}::timestamptz
    where order_id = ${orderId} and released_at is null and reason = 'stock' and note = ${note}
      and not exists (select from shipments where order_id = h.order_id and status = 'waiting')
    returning no`);
  for (const { no } of ended)
    await record(tx, actor, at, {
      type: 'order.hold_released',
      orderId,
      data: { holdNo: no, reason: 'stock' },
    });
}
