import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { formatMoney } from '@/lib/money';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closePaidLate } from '@/lib/work/tx';
import type { RefundPaymentInput } from './inputs';
import { supportRefundLimit } from './rules';
import { creditAmount, paidOutBefore, payOut } from './tx';

/**
 * Pays out what is owed to the customer. With `credit` it first says that this amount is no longer owed (goodwill);
 * without it, more than is owed is refused, so that a refund never makes an order due again.
 */
export async function refundPayment(actor: Actor, input: RefundPaymentInput, at: Date) {
  permit(actor, 'payment.refund');
  const { orderId, amount, credit, note, idempotencyKey } = input;

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const done = idempotencyKey ? await paidOutBefore(tx, orderId, idempotencyKey, amount) : null;
    if (done) return done;
    const limit = supportRefundLimit(order.currency);
    if (actor.kind === 'staff' && actor.role === 'support' && amount > limit)
      throw new Refusal(
        'forbidden',
        `Support can refund up to ${formatMoney(limit, order.currency)} at once. Ask an owner for more.`,
        { limit },
      );
    const owed = Math.max(0, -order.dueAmount);
    if (!credit && amount > owed)
      throw new Refusal(
        'conflict',
        `${formatMoney(owed, order.currency)} is owed to the customer. Refund at most that, or grant a credit with it.`,
        { owed },
      );

    if (credit) {
      const { creditNo } = await creditAmount(tx, actor, at, { orderId, amount, reason: credit, note });
      await record(tx, actor, at, {
        type: 'credit.granted',
        orderId,
        data: { creditNo, amount, reason: credit, note },
      });
    }
    const paid = await payOut(tx, actor, at, { orderId, amount, note, idempotencyKey });
    await refreshOrder(tx, orderId);
    await closePaidLate(tx, orderId, at);
    return paid;
  });
}
