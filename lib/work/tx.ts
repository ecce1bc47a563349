import { and, eq, isNull } from 'drizzle-orm';
import { pgArray, query, type Tx } from '@/db';
import { workItems } from '@/db/schema';

export type WorkType =
  | 'count_below_reserved'
  | 'short_pick'
  | 'unfillable'
  | 'return_to_review'
  | 'low_score'
  | 'late_order'
  | 'supplier_silent'
  | 'transfer_overdue'
  | 'letter_failed'
  | 'bad_address'
  | 'risk_to_review'
  | 'paid_late'
  | 'low_stock'
  | 'broken_invariant';

/** Opens it once: while one of this type and subject is open, a second is not. Answers the id of what it has opened. */
export async function openWork(
  tx: Tx,
  item: {
    type: WorkType;
    subject: string;
    orderId?: number;
    locationId?: number;
    dueAt?: Date;
    openedAt: Date;
    openedByEvent: number;
    data?: Record<string, unknown>;
  },
): Promise<number | null> {
  const [opened] = await tx
    .insert(workItems)
    .values(item)
    .onConflictDoNothing()
    .returning({ id: workItems.id });
  return opened?.id ?? null;
}

/** What is known of work that is still open has changed. */
export async function renewWork(tx: Tx, type: WorkType, subject: string, data: Record<string, unknown>) {
  await tx
    .update(workItems)
    .set({ data })
    .where(and(eq(workItems.type, type), eq(workItems.subject, subject), isNull(workItems.closedAt)));
}

export async function closeWork(
  tx: Tx,
  type: WorkType,
  subject: string,
  closedAt: Date,
  closedByEvent: number,
) {
  await tx.execute(query`
    update work_items set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    where type = ${type} and subject = ${subject} and closed_at is null`);
}

export async function closeAllWork(
  tx: Tx,
  type: WorkType,
  subjects: readonly string[],
  closedAt: Date,
  closedByEvent: number,
) {
  if (subjects.length === 0) return;
  await tx.execute(query`
    update work_items set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    where type = ${type} and subject = any(${pgArray(subjects)}::text[]) and closed_at is null`);
}

/** Nothing is left to do on an order: all its open work ends. */
export async function closeOrderWork(tx: Tx, orderId: number, closedAt: Date, closedByEvent: number) {
  await tx.execute(query`
    update work_items set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    where order_id = ${orderId} and closed_at is null`);
}

/** Work for every order some of whose units were missing at a shelf and no other location has. */
export async function openShortPicks(
  tx: Tx,
  missing: {
    results: ReadonlyMap<number, { waiting: number }>;
    locationId: number | null;
    skus: readonly (string | null)[];
    openedAt: Date;
    openedByEvent: number;
  },
) {
  const { results, locationId, skus, openedAt, openedByEvent } = missing;
  for (const [orderId, { waiting }] of results) {
    if (waiting === 0) continue;
    const data = { sku: skus.filter(Boolean).join(', '), missing: waiting };
    const subject = `order:${orderId}`;
    const place = locationId === null ? {} : { locationId };
    await openWork(tx, { type: 'short_pick', subject, orderId, ...place, openedAt, openedByEvent, data });
  }
}

/** What was missing at a shelf or could not be sent is no longer work once none of the order's units wait. Call it after `refreshOrder`. */
export async function closeShortPicks(
  tx: Tx,
  orderIds: readonly number[],
  closedAt: Date,
  closedByEvent: number,
) {
  if (orderIds.length === 0) return;
  await tx.execute(query`
    update work_items w set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    from orders o where o.id = w.order_id and o.waiting_units = 0 and w.type in ('short_pick', 'unfillable') and w.closed_at is null
      and w.order_id = any(${pgArray(orderIds)}::bigint[])`);
}

/** A promise that was kept at last, or that nobody waits for any more, is no longer work. Call it after `refreshOrder`. */
export async function closeLateOrder(tx: Tx, orderId: number, closedAt: Date, closedByEvent: number) {
  await tx.execute(query`
    update work_items w set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    from orders o where o.id = w.order_id and (o.delivered_at is not null or not o.live or o.promised_at >= ${closedAt}::timestamptz) and w.type = 'late_order'
      and w.closed_at is null and w.order_id = ${orderId}`);
}

/** An address or a risk that no open hold of its order speaks of any more is no longer work. */
export async function closeHoldWork(tx: Tx, orderId: number, closedAt: Date, closedByEvent: number) {
  await tx.execute(query`
    update work_items w set closed_at = ${closedAt}::timestamptz, closed_by_event = ${closedByEvent}::bigint
    where w.order_id = ${orderId} and w.closed_at is null and w.type in ('bad_address', 'risk_to_review')
      and not exists (select from holds h where h.order_id = w.order_id and h.released_at is null
        and h.reason = case w.type when 'bad_address' then 'address' else 'fraud' end)`);
}

/** Money for an order that ended is owed back. Call it after `refreshOrder`. */
export async function openPaidLate(tx: Tx, orderId: number, at: Date, eventId: number) {
  await tx.execute(query`
    insert into work_items (type, subject, order_id, due_at, opened_at, opened_by_event)
    select 'paid_late', 'order:' || id, id, ${at}::timestamptz, ${at}::timestamptz, ${eventId}::bigint
    from orders where id = ${orderId} and status in ('expired', 'canceled') and due_amount < 0
    on conflict do nothing`);
}

/** Call it after `refreshOrder`. */
export async function closePaidLate(tx: Tx, orderId: number, at: Date) {
  await tx.execute(query`
    update work_items w set closed_at = ${at}::timestamptz, closed_by_event = (select max(id) from events where order_id = ${orderId})
    from orders o where o.id = w.order_id and w.order_id = ${orderId} and w.type = 'paid_late' and w.closed_at is null and o.due_amount >= 0`);
}

/** Open work of one type. */
export async function openWorkOf(tx: Tx, type: WorkType): Promise<{ id: number; subject: string }[]> {
  return tx
    .select({ id: workItems.id, subject: workItems.subject })
    .from(workItems)
    .where(and(eq(workItems.type, type), isNull(workItems.closedAt)));
}
