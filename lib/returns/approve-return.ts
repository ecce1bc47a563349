import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { returns } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ApproveReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn } from './tx';

/** The customer may send it back. */
export async function approveReturn(actor: Actor, { orderId, returnNo }: ApproveReturnInput, at: Date) {
  permit(actor, 'return.review');

  await transaction(async (tx) => {
    const { found } = await lockReturn(tx, orderId, returnNo);
    const status = returnStatus.move(found.status, 'approve');
    await tx
      .update(returns)
      .set({ status, reviewedAt: at })
      .where(and(eq(returns.orderId, orderId), eq(returns.no, returnNo)));
    await record(tx, actor, at, { type: 'return.approved', orderId, data: { returnNo } });
    await refreshOrder(tx, orderId);
  });
}
