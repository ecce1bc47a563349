import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { orderLines } from '@/db/schema';
import { Refusal } from '@/lib/errors';

export type LineUnits = { lineNo: number; quantity: number };

/** The lines of an order whose lock is held. */
export async function readLines(tx: Tx, orderId: number) {
  return tx
    .select({
      no: orderLines.no,
      parentNo: orderLines.parentNo,
      kind: orderLines.kind,
      variantId: orderLines.variantId,
      sku: orderLines.sku,
      name: orderLines.name,
      quantity: orderLines.quantity,
      canceled: orderLines.canceled,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.no));
}
export type OrderLine = Awaited<ReturnType<typeof readLines>>[number];

/**
 * Takes units off what a line still owes its customer: its counter of settled units goes up by `quantity`, and `canceled`
 * with it when they will never be sent. Answers each line with the counter as it stood before.
 */
export async function settleUnits(
  tx: Tx,
  orderId: number,
  units: readonly LineUnits[],
  { canceled }: { canceled: boolean },
) {
  const lines = await tx
    .select({
      no: orderLines.no,
      kind: orderLines.kind,
      quantity: orderLines.quantity,
      credited: orderLines.credited,
      totalAmount: orderLines.totalAmount,
      taxAmount: orderLines.taxAmount,
    })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.orderId, orderId),
        inArray(
          orderLines.no,
          units.map((unit) => unit.lineNo),
        ),
      ),
    );
  const byNo = new Map(lines.map((line) => [line.no, line]));
  const settled = units.map(({ lineNo, quantity }) => {
    const line = byNo.get(lineNo);
    if (!line) throw new Refusal('not_found', `This order has no line ${lineNo}.`);
    const open = line.quantity - line.credited;
    if (quantity > open)
      throw new Refusal('conflict', `Line ${lineNo} has ${open} of ${line.quantity} units left to credit.`);
    return { ...line, settling: quantity };
  });

  await tx.execute(sql`
    update order_lines l set credited = l.credited + u.quantity, canceled = l.canceled + ${canceled ? 1 : 0}::int * u.quantity
    from unnest(${pgArray(units.map((unit) => unit.lineNo))}::smallint[], ${pgArray(units.map((unit) => unit.quantity))}::int[]) u(no, quantity)
    where l.order_id = ${orderId} and l.no = u.no`);
  return settled;
}

/** Units that have come back and were found in the box. */
export async function countReturned(tx: Tx, orderId: number, units: readonly LineUnits[]) {
  await tx.execute(sql`
    update order_lines l set returned = l.returned + u.quantity
    from (select no, sum(quantity)::int quantity from unnest(${pgArray(units.map((unit) => unit.lineNo))}::smallint[],
      ${pgArray(units.map((unit) => unit.quantity))}::int[]) x(no, quantity) group by no) u
    where l.order_id = ${orderId} and l.no = u.no`);
}
