import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { returns } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { lockOrder } from '@/lib/orders/tx';
import { type ReturnCounts, returnStatusOf, type SentLine } from './rules';

/** Lines of an order that hold goods, with what has been sent, has arrived and is announced to come back. */
export async function readSentLines(from: Pick<Tx, 'execute'>, orderId: number): Promise<SentLine[]> {
  const rows = await from.execute<Omit<SentLine, 'deliveredAt'> & { deliveredAt: string | null }>(sql`
    select l.no "lineNo", l.name, coalesce(s.shipped, 0) shipped, coalesce(s.delivered, 0) delivered,
      coalesce(r.announced, 0) announced, p.delivered_at "deliveredAt"
    from order_lines l
    left join lateral (select sum(shipped)::int shipped, sum(delivered)::int delivered from shipment_lines
      where order_id = l.order_id and line_no = l.no) s on true
    left join lateral (select sum(x.quantity)::int announced from return_lines x
      join returns r on r.order_id = x.order_id and r.no = x.return_no and r.status not in ('declined', 'canceled', 'expired')
      where x.order_id = l.order_id and x.line_no = l.no) r on true
    left join lateral (select max(b.delivered_at) delivered_at from parcel_lines x join parcels b on b.id = x.parcel_id
      where x.order_id = l.order_id and x.line_no = l.no) p on true
    where l.order_id = ${orderId} and l.kind <> 'bundle' order by l.no`);
  return rows.map((row) => ({ ...row, deliveredAt: row.deliveredAt ? new Date(row.deliveredAt) : null }));
}

export type ReturnLine = {
  lineNo: number;
  name: string;
  variantId: number | null;
  stocked: boolean;
  quantity: number;
  received: number;
  /** Found in the box. */
  found: number;
  missing: number;
  credited: number;
};

/** Locks the order, then reads the return and its lines as they stand behind that lock. */
export async function lockReturn(tx: Tx, orderId: number, returnNo: number) {
  const order = await lockOrder(tx, orderId);
  const [[found], lines] = await Promise.all([
    tx
      .select()
      .from(returns)
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo))),
    readReturnLines(tx, orderId, returnNo),
  ]);
  if (!found) throw new Refusal('not_found', `Order ${order.number} has no return ${returnNo}.`);
  return { order, found, lines };
}

const readReturnLines = (tx: Tx, orderId: number, returnNo: number) =>
  tx.execute<ReturnLine>(sql`
    select x.line_no "lineNo", l.name, l.variant_id "variantId", coalesce(v.stocked, false) stocked, x.quantity, x.received,
      coalesce(u.found, 0) found, coalesce(u.missing, 0) missing, coalesce(k.credited, 0) credited
    from return_lines x join order_lines l on l.order_id = x.order_id and l.no = x.line_no
    left join variants v on v.id = l.variant_id
    left join lateral (select sum(quantity) filter (where condition = 'missing')::int missing,
        sum(quantity) filter (where condition <> 'missing')::int found from return_units
      where order_id = x.order_id and return_no = x.return_no and line_no = x.line_no) u on true
    left join lateral (select sum(unit_to - unit_from)::int credited from credits
      where order_id = x.order_id and return_no = x.return_no and line_no = x.line_no) k on true
    where x.order_id = ${orderId} and x.return_no = ${returnNo} order by x.line_no`);

/** Recomputes where a return stands. Call it after the last write to its rows and before `refreshOrder`. */
export async function refreshReturn(tx: Tx, at: Date, orderId: number, returnNo: number) {
  const [[row], lines] = await Promise.all([
    tx
      .select({ status: returns.status, receivedAt: returns.receivedAt, inspectedAt: returns.inspectedAt })
      .from(returns)
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo))),
    readReturnLines(tx, orderId, returnNo),
  ]);
  if (!row) throw new Refusal('not_found', 'This return does not exist.');
  const units = countsOf(lines);
  const status = returnStatusOf(row.status, units);
  await tx
    .update(returns)
    .set({
      status,
      receivedAt: row.receivedAt ?? (units.received > 0 ? at : null),
      inspectedAt: row.inspectedAt ?? (units.inspected === units.announced ? at : null),
    })
    .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo)));
  return status;
}

function countsOf(lines: readonly ReturnLine[]): ReturnCounts {
  const sum = (count: (line: ReturnLine) => number) => lines.reduce((total, line) => total + count(line), 0);
  return {
    announced: sum((line) => line.quantity),
    received: sum((line) => line.received),
    inspected: sum((line) => line.found + line.missing),
    missing: sum((line) => line.missing),
    credited: sum((line) => line.credited),
  };
}

/** Where a return goes: the location named, else where it went before, else where its goods were sent from. */
export async function placeOf(tx: Tx, orderId: number, returnNo: number, code?: string): Promise<number> {
  const [row] = code
    ? await tx.execute<{ id: number }>(sql`select id from locations where code = ${code}`)
    : await tx.execute<{ id: number }>(sql`
        select coalesce(r.location_id, (select s.location_id from shipments s
            join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no and x.shipped > 0
            join return_lines l on l.order_id = x.order_id and l.return_no = r.no and l.line_no = x.line_no
            where s.order_id = r.order_id and s.location_id is not null order by s.no limit 1)) id
        from returns r where r.order_id = ${orderId} and r.no = ${returnNo}`);
  if (!row?.id)
    throw new Refusal(
      'invalid',
      code ? `There is no location ${code}.` : 'Say at which location it arrives.',
    );
  return row.id;
}
