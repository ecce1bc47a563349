import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { returns } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permitOrder } from '@/lib/staff/permissions';
import type { CancelReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn } from './tx';

/** It will not come after all: its units may be announced anew. By staff or by its customer, until it has arrived or was refunded. */
export async function cancelReturn(actor: Actor, { orderId, returnNo }: CancelReturnInput, at: Date) {
  permitOrder(actor, 'return.request', { id: orderId });

  await transaction(async (tx) => {
    const { found, lines } = await lockReturn(tx, orderId, returnNo);
    const status = returnStatus.move(found.status, 'cancel');
    if (lines.some((line) => line.credited > 0))
      throw new Refusal(
        'conflict',
        `Return ${found.rma} has been refunded, so it can no longer be canceled.`,
      );
    await tx
      .update(returns)
      .set({ status })
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo)));
    await record(tx, actor, at, { type: 'return.canceled', orderId, data: { returnNo } });
    await refreshOrder(tx, orderId);
  });
}
