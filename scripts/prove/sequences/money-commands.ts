import { capturePayment } from '@/lib/payments/capture-payment';
import { grantCredit } from '@/lib/payments/grant-credit';
import { recordAuthorization } from '@/lib/payments/record-authorization';
import { recordReceipt } from '@/lib/payments/record-receipt';
import { refundPayment } from '@/lib/payments/refund-payment';
import { orderNow } from '@/tests/world';
import { actorOf, type Command, orderOf, type Run } from './command';
import { nobody, pick, type Shop } from './shop';

/** All that is due (or owed), a part of it, or a round sum that may be too much. */
async function amountOf(orderId: number, { b, c }: Command) {
  const due = orderId === nobody ? 0 : Math.abs((await orderNow(orderId)).dueAmount);
  const amount = [due, Math.ceil(due / 3), 1 + (b % 50) * 50][c % 3] ?? 0;
  return Math.max(1, amount);
}

/** Few references for all orders: providers repeat themselves, and now and then one is mistaken. */
async function report(shop: Shop, command: Command) {
  const orderId = orderOf(shop, command);
  const amount = await amountOf(orderId, command);
  const providerRef = command.b % 3 === 0 ? undefined : `ref-${orderId}-${command.b % 4}`;
  return { orderId, amount, provider: pick(['card', 'bank'], command.b) ?? 'card', providerRef };
}

export const moneyCommands: Record<string, Run> = {
  authorize: async (shop, command) =>
    recordAuthorization(actorOf(shop, command), await report(shop, command), shop.at),
  capture: async (shop, command) =>
    capturePayment(actorOf(shop, command), await report(shop, command), shop.at),
  receipt: async (shop, command) =>
    recordReceipt(actorOf(shop, command), await report(shop, command), shop.at),
  async credit(shop, command) {
    const orderId = orderOf(shop, command);
    const amount = await amountOf(orderId, command);
    const reason = pick(['goodwill', 'shipping', 'price', 'claim'] as const, command.b) ?? 'goodwill';
    return grantCredit(actorOf(shop, command), { orderId, amount, reason }, shop.at);
  },
  async refund(shop, command) {
    const { b, c } = command;
    const orderId = orderOf(shop, command);
    const amount = await amountOf(orderId, command);
    const idempotencyKey = b % 2 === 0 ? undefined : `refund-key-${b % 3}`;
    const credit = c % 4 === 0 ? ('goodwill' as const) : undefined;
    const pay = () =>
      refundPayment(actorOf(shop, command), { orderId, amount, credit, idempotencyKey }, shop.at);
    const { paymentIds } = await pay();
    if (!idempotencyKey) return;
    const repeated = await pay();
    if (String(repeated.paymentIds) !== String(paymentIds)) throw new Error('One key paid out twice.');
  },
};
