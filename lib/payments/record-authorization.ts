import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RecordAuthorizationInput } from './inputs';
import { refuseEnded, storePayment } from './provider-tx';

/** A provider has promised an amount; nothing is taken yet. */
export async function recordAuthorization(
  actor: Actor,
  { orderId, ...given }: RecordAuthorizationInput,
  at: Date,
) {
  permit(actor, 'payment.record');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    refuseEnded(order);
    const { paymentId, created } = await storePayment(tx, at, order, { kind: 'authorize', ...given });
    if (!created) return { paymentId };

    const { amount } = given;
    await record(tx, actor, at, { type: 'payment.authorized', orderId, data: { paymentId, amount } });
    await refreshOrder(tx, orderId);
    return { paymentId };
  });
}
