import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import type { Actor } from '@/lib/staff/permissions';
import { lockOrders } from './free-tx';
import { redate } from './redate-tx';

type Tie = { orderId: number; shipmentNo: number; receiptId: number | null; expectedAt: string | null };
/** Units of a variant that are about to be given to those who have waited longest. */
type Ready = ReadonlyMap<number, number>;

/**
 * Waiting shipments of these variants that are tied to the wrong expected receipt. Receipts fill the oldest first, so each is
 * tied to the receipt that reaches as far down the queue as it stands; with several SKUs to the last of them, and to none while
 * one of its SKUs is not expected at all.
 */
export async function wrongTies(tx: Tx, variantIds: readonly number[], ready: Ready = new Map()) {
  return tx.execute<Tie>(sql`
    with touched as (
      select distinct s.order_id, s.no from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
      join order_lines l on l.order_id = x.order_id and l.no = x.line_no
      where s.status = 'waiting' and l.variant_id = any(${pgArray(variantIds)}::bigint[])
    ), concerned as (
      select distinct l.variant_id id from touched t join shipment_lines x on x.order_id = t.order_id and x.shipment_no = t.no
      join order_lines l on l.order_id = x.order_id and l.no = x.line_no join variants v on v.id = l.variant_id and v.stocked
    ), queue as (
      select s.order_id, s.no, s.expected_receipt_id tied, l.variant_id,
        sum(x.quantity) over (partition by l.variant_id order by s.planned_at, s.order_id, s.no, x.line_no) upto
      from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
      join order_lines l on l.order_id = x.order_id and l.no = x.line_no
      where s.status = 'waiting' and l.variant_id in (select id from concerned)
    ), coming as (
      select r.id, r.variant_id, r.expected_at, coalesce(g.units, 0) + sum(r.quantity - r.received)
          over (partition by r.variant_id order by r.expected_at, r.id) upto
      from receipts_expected r left join unnest(${pgArray([...ready.keys()])}::bigint[], ${pgArray([...ready.values()])}::int[])
        g(variant_id, units) on g.variant_id = r.variant_id
      where r.variant_id in (select id from concerned) and r.closed_at is null and r.received < r.quantity
    ), tie as (
      select q.order_id, q.no, q.tied,
        case when bool_and(c.id is not null) then (array_agg(c.id order by c.expected_at desc, c.id desc))[1] end receipt_id
      from queue q left join lateral (
        select * from coming where variant_id = q.variant_id and upto >= q.upto order by upto limit 1) c on true
      group by 1, 2, 3
    )
    select t.order_id "orderId", t.no "shipmentNo", t.receipt_id "receiptId", to_jsonb(r.expected_at) "expectedAt"
    from tie t left join receipts_expected r on r.id = t.receipt_id
    where t.tied is distinct from t.receipt_id order by t.order_id, t.no`);
}

/** Whether more of any of these variants is to come. */
export async function isExpected(tx: Tx, variantIds: readonly number[]) {
  const [row] = await tx.execute<{ expected: boolean }>(sql`
    select exists (select from receipts_expected
      where variant_id = any(${pgArray(variantIds)}::bigint[]) and closed_at is null) expected`);
  return row?.expected ?? false;
}

/** Ties anew what `wrongTies` answers, of orders that are locked. */
export async function mendTies(
  tx: Tx,
  actor: Actor,
  at: Date,
  work: { variantIds: readonly number[]; orderIds: readonly number[]; cause: string; ready?: Ready },
) {
  if (work.orderIds.length === 0) return;
  const locked = new Set(work.orderIds);
  const wrong = await wrongTies(tx, work.variantIds, work.ready);
  for (const { orderId, shipmentNo, receiptId, expectedAt } of wrong) {
    if (!locked.has(orderId)) continue;
    await tx.execute(sql`
      update shipments set expected_receipt_id = ${receiptId} where order_id = ${orderId} and no = ${shipmentNo}`);
    await record(tx, actor, at, { type: 'shipment.expected', orderId, data: { shipmentNo, expectedAt } });
    if (receiptId === null) continue;
    await redate(tx, actor, at, { orderId, shipmentNos: [shipmentNo], cause: work.cause });
    await refreshOrder(tx, orderId);
  }
}

/**
 * After receipts have changed and before stock is locked: locks the orders whose tie is wrong, by id, and mends it. A receipt of
 * another day, `moved`, stays tied and gives its waiting orders new dates.
 */
export async function tieWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  {
    variantIds,
    cause,
    moved = [],
  }: { variantIds: readonly number[]; cause: string; moved?: readonly number[] },
) {
  const wrong = await wrongTies(tx, variantIds);
  const tied = moved.length > 0 ? await tiedTo(tx, moved) : [];
  const orderIds = await lockOrders(tx, [...new Set([...wrong, ...tied].map(({ orderId }) => orderId))]);
  await mendTies(tx, actor, at, { variantIds, orderIds, cause });
  const locked = new Set(orderIds);
  for (const { orderId, shipmentNo } of moved.length > 0 ? await tiedTo(tx, moved) : []) {
    if (!locked.has(orderId)) continue;
    await redate(tx, actor, at, { orderId, shipmentNos: [shipmentNo], cause });
    await refreshOrder(tx, orderId);
  }
}

const tiedTo = (tx: Tx, receiptIds: readonly number[]) =>
  tx.execute<{ orderId: number; shipmentNo: number }>(sql`
    select order_id "orderId", no "shipmentNo" from shipments
    where expected_receipt_id = any(${pgArray(receiptIds)}::bigint[]) and status = 'waiting' order by order_id, no`);
