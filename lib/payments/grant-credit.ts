import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { GrantCreditInput } from './inputs';
import { creditAmount } from './tx';

/** Less is owed than was ordered. Nothing is paid out by this. */
export async function grantCredit(actor: Actor, input: GrantCreditInput, at: Date) {
  permit(actor, 'credit.grant');
  const { orderId, amount, reason, note } = input;

  return transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const { creditNo } = await creditAmount(tx, actor, at, input);
    await record(tx, actor, at, {
      type: 'credit.granted',
      orderId,
      data: { creditNo, amount, reason, note },
    });
    await refreshOrder(tx, orderId);
    return { creditNo };
  });
}
