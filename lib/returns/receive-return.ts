import { and, eq, sql } from 'drizzle-orm';
import { pgArray, transaction } from '@/db';
import { returns } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { chooseUnits } from '@/lib/fulfillment/rules';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { ReceiveReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn, placeOf, refreshReturn } from './tx';

/** Units have arrived, at once or in several parcels. Stock and money move with the inspection and the refund, not here. */
export async function receiveReturn(
  actor: Actor,
  { orderId, returnNo, location, lines: asked }: ReceiveReturnInput,
  at: Date,
) {
  permit(actor, 'return.receive');

  await transaction(async (tx) => {
    const { found, lines } = await lockReturn(tx, orderId, returnNo);
    const locationId = await placeOf(tx, orderId, returnNo, location);
    permitLocation(actor, locationId);
    returnStatus.move(found.status, 'receive');
    const units = chooseUnits(
      asked,
      lines,
      (line) => line.quantity - Math.max(line.received, line.found + line.missing),
      'to arrive',
    );

    await tx.execute(sql`
      update return_lines l set received = l.received + u.quantity
      from unnest(${pgArray(units.map((unit) => unit.lineNo))}::smallint[],
        ${pgArray(units.map((unit) => unit.quantity))}::int[]) u(no, quantity)
      where l.order_id = ${orderId} and l.return_no = ${returnNo} and l.line_no = u.no`);
    await tx
      .update(returns)
      .set({ locationId })
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo)));
    await record(tx, actor, at, { type: 'return.received', orderId, data: { returnNo, units } });
    await refreshReturn(tx, at, orderId, returnNo);
    await refreshOrder(tx, orderId);
  });
}
