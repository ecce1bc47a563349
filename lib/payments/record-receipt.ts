import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { openPaidLate } from '@/lib/work/tx';
import type { RecordReceiptInput } from './inputs';
import { storePayment } from './provider-tx';

/** Money came in by itself. More than is due is a fact too: the order is overpaid then. */
export async function recordReceipt(actor: Actor, { orderId, ...given }: RecordReceiptInput, at: Date) {
  permit(actor, 'payment.record');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const { paymentId, created } = await storePayment(tx, at, order, { kind: 'receipt', ...given });
    if (!created) return { paymentId };

    const { amount } = given;
    const eventId = await record(tx, actor, at, {
      type: 'payment.received',
      orderId,
      data: { paymentId, amount },
    });
    await refreshOrder(tx, orderId);
    await openPaidLate(tx, orderId, at, eventId);
    return { paymentId };
  });
}
