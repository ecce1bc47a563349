import { sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { returnLines, returns } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permitOrder } from '@/lib/staff/permissions';
import type { RequestReturnInput } from './inputs';
import { newRma } from './rma';
import { returnableOf, windowEnd } from './rules';
import { readSentLines } from './tx';

/**
 * Units are announced to come back. Customers within the window after delivery, staff any time after sending; outside the
 * window the timeline says so. No unit is announced twice, and a closed order opens again.
 */
export async function requestReturn(
  actor: Actor,
  { orderId, lines }: RequestReturnInput,
  at: Date,
): Promise<{ returnNo: number; rma: string }> {
  permitOrder(actor, 'return.request', { id: orderId });
  const by = actor.kind === 'customer' ? 'customer' : 'staff';

  return transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const sent = new Map((await readSentLines(tx, orderId)).map((line) => [line.lineNo, line]));
    const chosen = new Set<number>();
    let outsideWindow = false;
    for (const { lineNo, quantity } of lines) {
      const line = sent.get(lineNo);
      if (!line) throw new Refusal('invalid', `This order has no line ${lineNo} to return.`, { lineNo });
      if (chosen.has(lineNo))
        throw new Refusal('invalid', `${line.name} is listed twice. Put its units together.`, { lineNo });
      chosen.add(lineNo);
      const { units, problem } = returnableOf(line, by, at);
      if (problem)
        throw new Refusal('conflict', problem, { lineNo, lastDay: windowEnd(line)?.toISOString() });
      if (quantity > units)
        throw new Refusal('conflict', `${units} of ${line.name} can be returned, not ${quantity}.`, {
          lineNo,
          units,
        });
      const last = windowEnd(line);
      outsideWindow ||= last !== null && at > last;
    }

    const { returnNo, rma } = await insertReturn(tx, orderId, at);
    await tx.insert(returnLines).values(lines.map((line) => ({ orderId, returnNo, ...line })));
    const units = lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
    await record(tx, actor, at, {
      type: 'return.requested',
      orderId,
      data: { returnNo, rma, units, ...(outsideWindow && { outsideWindow }) },
    });
    await refreshOrder(tx, orderId);
    return { returnNo, rma };
  });
}

async function insertReturn(tx: Tx, orderId: number, at: Date) {
  const [last] = await tx.execute<{ no: number }>(
    sql`select coalesce(max(no), 0)::int no from returns where order_id = ${orderId}`,
  );
  const returnNo = (last?.no ?? 0) + 1;
  for (;;) {
    const [stored] = await tx
      .insert(returns)
      .values({ orderId, no: returnNo, rma: newRma(), kind: 'return', status: 'requested', requestedAt: at })
      .onConflictDoNothing({ target: returns.rma })
      .returning({ rma: returns.rma });
    if (stored) return { returnNo, rma: stored.rma };
  }
}
