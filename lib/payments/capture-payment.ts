import { type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { formatMoney } from '@/lib/money';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type LockedOrder, lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { openPaidLate } from '@/lib/work/tx';
import { openAuthorizations } from './authorization-tx';
import type { CapturePaymentInput } from './inputs';
import { refuseEnded, reported, storePayment } from './provider-tx';

/**
 * Takes money: from the authorization named, else from the oldest open one of that provider, else directly. Staff take at
 * most what is due; what a provider reports to us is a fact.
 */
export async function capturePayment(actor: Actor, input: CapturePaymentInput, at: Date) {
  permit(actor, 'payment.capture');
  const { orderId, amount, provider, providerRef, authorizationId } = input;

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (actor.kind === 'staff' || order.status === 'draft') refuseEnded(order);
    const repeated = providerRef && (await reported(tx, { kind: 'capture', provider, providerRef }));
    const parentId = repeated ? undefined : await authorizationFor(tx, order, input);
    if (!repeated && actor.kind === 'staff' && amount > order.dueAmount)
      throw new Refusal(
        'conflict',
        `Only ${formatMoney(Math.max(0, order.dueAmount), order.currency)} is still due. Take at most that.`,
        { due: order.dueAmount, authorizationId },
      );
    const { paymentId, created } = await storePayment(tx, at, order, {
      kind: 'capture',
      amount,
      provider,
      providerRef,
      parentId,
    });
    if (!created) return { paymentId };

    const eventId = await record(tx, actor, at, {
      type: 'payment.captured',
      orderId,
      data: { paymentId, amount },
    });
    await refreshOrder(tx, orderId);
    await openPaidLate(tx, orderId, at, eventId);
    return { paymentId };
  });
}

async function authorizationFor(
  tx: Tx,
  order: LockedOrder,
  { amount, provider, authorizationId }: CapturePaymentInput,
): Promise<number | undefined> {
  const all = await openAuthorizations(tx, order.id);
  const named = all.filter((authorization) => authorization.id === authorizationId);
  if (authorizationId !== undefined && named.length === 0)
    throw new Refusal('not_found', `Order ${order.number} has no such authorization.`);
  const open = authorizationId ? named : all.filter((a) => a.provider === provider && a.rest > 0);
  if (open.length === 0) return undefined;
  const fitting = open.find((authorization) => authorization.rest >= amount);
  if (fitting) return fitting.id;
  const most = Math.max(...open.map((authorization) => authorization.rest));
  throw new Refusal(
    'conflict',
    `The authorization has ${formatMoney(most, order.currency)} left. Take at most that from it.`,
    { left: most },
  );
}
