import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { returns } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { DeclineReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn } from './tx';

/** It stays with the customer, who reads the message; the reason for colleagues stays inside. */
export async function declineReturn(
  actor: Actor,
  { orderId, returnNo, message, reasonInternal }: DeclineReturnInput,
  at: Date,
) {
  permit(actor, 'return.review');

  await transaction(async (tx) => {
    const { found } = await lockReturn(tx, orderId, returnNo);
    const status = returnStatus.move(found.status, 'decline');
    await tx
      .update(returns)
      .set({ status, reviewedAt: at, message, reasonInternal })
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo)));
    await record(tx, actor, at, { type: 'return.declined', orderId, data: { returnNo, message } });
    await refreshOrder(tx, orderId);
  });
}
