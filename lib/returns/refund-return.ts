import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { formatMoney } from '@/lib/money';
import { dueOf } from '@/lib/orders/order-status';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { supportRefundLimit } from '@/lib/payments/rules';
import { creditUnits, payOut } from '@/lib/payments/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RefundReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn, refreshReturn } from './tx';

/**
 * Units that come back are no longer owed, each with its exact share, and what the order has then been overpaid by is paid
 * out, at most that credit. `amount` below the share is a deduction. Does not wait for receipt or inspection; units found
 * missing are not refunded, and no unit twice.
 */
export async function refundReturn(
  actor: Actor,
  { orderId, returnNo, amount, note }: RefundReturnInput,
  at: Date,
): Promise<{ creditedAmount: number; refundedAmount: number }> {
  permit(actor, 'payment.refund');

  return transaction(async (tx) => {
    const { order, found, lines } = await lockReturn(tx, orderId, returnNo);
    returnStatus.move(found.status, 'refund');
    const units = lines
      .map((line) => ({ lineNo: line.lineNo, quantity: line.quantity - line.missing - line.credited }))
      .filter(({ quantity }) => quantity > 0);
    if (units.length === 0)
      throw new Refusal('conflict', `Everything of return ${found.rma} has been refunded.`);

    const credit = await creditUnits(tx, actor, at, {
      orderId,
      units,
      reason: 'return',
      returnNo,
      note,
      atMost: amount,
    });
    const creditedAmount = credit.amount;
    if (amount !== undefined && amount > creditedAmount)
      throw new Refusal(
        'conflict',
        `These units are worth ${formatMoney(creditedAmount, order.currency)}. Refund at most that.`,
        { worth: creditedAmount },
      );
    await record(tx, actor, at, {
      type: 'return.credited',
      orderId,
      data: { returnNo, amount: creditedAmount },
    });
    await refreshReturn(tx, at, orderId, returnNo);
    const owed = Math.max(0, -dueOf(await refreshOrder(tx, orderId)));
    const refundedAmount = Math.min(creditedAmount, owed);
    if (refundedAmount === 0) return { creditedAmount, refundedAmount };

    const limit = supportRefundLimit(order.currency);
    if (actor.kind === 'staff' && actor.role === 'support' && refundedAmount > limit)
      throw new Refusal(
        'forbidden',
        `Support can refund up to ${formatMoney(limit, order.currency)} at once. Ask an owner for more.`,
        { limit },
      );
    await payOut(tx, actor, at, { orderId, amount: refundedAmount, note });
    await refreshOrder(tx, orderId);
    return { creditedAmount, refundedAmount };
  });
}
