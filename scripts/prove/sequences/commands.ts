import { cancelReasons, holdReasons } from '@/db/statuses';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { holdOrder } from '@/lib/orders/hold-order';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { noteOrder } from '@/lib/orders/note-order';
import { placeOrder } from '@/lib/orders/place-order';
import { releaseHold } from '@/lib/orders/release-hold';
import { tagOrder } from '@/lib/orders/tag-order';
import { verifyOrder } from '@/lib/orders/verify-order';
import { system } from '@/lib/staff/permissions';
import { flagLateOrders } from '@/lib/work/flag-late-orders';
import { flagSilentSuppliers } from '@/lib/work/flag-silent-suppliers';
import { address, owner } from '@/tests/world';
import { actorOf, type Command, orderOf, type Run } from './command';
import { countCommands } from './count-commands';
import { moneyCommands } from './money-commands';
import { returnCommands } from './return-commands';
import { roadCommands } from './road-commands';
import { nobody, pick } from './shop';
import { stockCommands } from './stock-commands';
import { transferCommands } from './transfer-commands';

const unitsOf = ({ b, c }: Command) => [
  { lineNo: 1 + (b % 3), quantity: 1 + (c % 2) },
  ...(c % 5 === 0 ? [{ lineNo: 1 + ((b + 1) % 3), quantity: 1 }] : []),
];

const orderCommands: Record<string, Run> = {
  async place(shop, command) {
    const { a, b, c } = command;
    const line = (n: number) => {
      const discountAmount = n % 3 === 0 ? 100 : 0;
      const quantity = 1 + (n % 3);
      if (n % 9 === 8)
        return { name: 'Engraving', quantity, unitAmount: 777, discountAmount, taxAmount: n % 78 };
      // Screws for a third of a cent each: no unit of them is worth its tax.
      if (n % 13 === 12)
        return { name: 'Screws', quantity: 30, unitAmount: 1, discountAmount: 19, taxAmount: 2 };
      const location = n % 7 === 6 ? pick(shop.places, n) : undefined;
      const taxAmount = n % 2 === 0 ? n % 17 : 0;
      return { sku: pick(shop.skus, n), quantity, discountAmount, taxAmount, ...(location && { location }) };
    };
    const input = PlaceOrderInput.parse({
      channel: pick(shop.channels, c % 4 === 0 ? 1 : 0),
      externalId: `ext-${shop.orders.length}`,
      currency: 'EUR',
      customer: { email: `buyer-${a % 3}@example.com`, name: 'Ada Lovelace' },
      shipTo: address,
      method: c % 8 === 7 ? 'pickup' : 'ship',
      lines: Array.from({ length: 1 + (b % 3) }, (_, i) => line(a + b * i + i)),
      shippingAmount: c % 2 === 0 ? 490 : 0,
      cashOnDelivery: c % 11 === 10,
      payments:
        c % 3 === 0
          ? []
          : [{ kind: c % 3 === 1 ? 'authorize' : 'capture', amount: 1 + b * 10, provider: 'card' }],
    });
    const { orderId } = await placeOrder(owner, input, shop.at);
    shop.orders.push({ orderId, input });
  },
  async placeAgain(shop, { a }) {
    const order = pick(shop.orders, a);
    if (!order) return;
    const { orderId, created } = await placeOrder(owner, PlaceOrderInput.parse(order.input), shop.at);
    if (created || orderId !== order.orderId) throw new Error('One external id made two orders.');
  },
  verify: (shop, command) =>
    verifyOrder(actorOf(shop, command), { orderId: orderOf(shop, command) }, shop.at),
  hold(shop, command) {
    const { b, c } = command;
    const target = [{}, { shipmentNo: 1 + (b % 3) }, { lineNo: 1 + (b % 3) }][c % 3];
    const reason = pick(holdReasons, b) ?? 'other';
    return holdOrder(actorOf(shop, command), { orderId: orderOf(shop, command), reason, ...target }, shop.at);
  },
  release: (shop, command) =>
    releaseHold(
      actorOf(shop, command),
      { orderId: orderOf(shop, command), holdNo: 1 + (command.b % 3) },
      shop.at,
    ),
  cancelUnits: (shop, command) =>
    cancelOrder(
      actorOf(shop, command),
      {
        orderId: orderOf(shop, command),
        units: unitsOf(command),
        reason: pick(cancelReasons, command.c) ?? 'other',
      },
      shop.at,
    ),
  cancel: (shop, command) =>
    cancelOrder(actorOf(shop, command), { orderId: orderOf(shop, command), reason: 'customer' }, shop.at),
  note: (shop, command) =>
    noteOrder(actorOf(shop, command), { orderId: orderOf(shop, command), note: 'Rang twice.' }, shop.at),
  tag(shop, command) {
    const { b, c } = command;
    const tags = ['vip', 'gift', 'late'];
    const change = { add: tags.slice(b % 3, (b % 3) + 1), remove: tags.slice(c % 3, (c % 3) + 1) };
    return tagOrder(actorOf(shop, command), { orderId: orderOf(shop, command), ...change }, shop.at);
  },
};

const afterwards: Record<string, Run> = {
  async ask(shop, command) {
    const input = {
      orderId: orderOf(shop, command),
      kind: 'delivery',
      askKey: `ask-${command.a % 4}`,
    } as const;
    const { feedbackId } = await askFeedback(actorOf(shop, command), input, shop.at);
    shop.asked.push({ feedbackId, orderId: input.orderId });
  },
  /** Mostly who was asked; now and then somebody else, who may or may not. */
  answer(shop, command) {
    const { feedbackId, orderId } = pick(shop.asked, command.b) ?? { feedbackId: nobody, orderId: nobody };
    const asked = { kind: 'customer', orderId, proven: command.a % 2 === 0 } as const;
    const actor = command.c % 6 === 0 ? actorOf(shop, command) : asked;
    return answerFeedback(actor, { feedbackId, score: 1 + (command.c % 5) }, shop.at);
  },
  flagSilent: (shop) => flagSilentSuppliers(system('proof'), {}, shop.at),
  flagLate: (shop) => flagLateOrders(system('proof'), {}, shop.at),
  again: (shop) => shop.again(),
};

export const commands: Record<string, Run> = {
  ...orderCommands,
  ...stockCommands,
  ...transferCommands,
  ...countCommands,
  ...roadCommands,
  ...moneyCommands,
  ...returnCommands,
  ...afterwards,
};

/** How often each is drawn: an order must be placed and go on for the rest to mean anything. */
export const weights: Record<string, number> = {
  place: 5,
  advance: 18,
  advanceReturn: 6,
  request: 5,
  again: 4,
  ask: 4,
  answer: 3,
  holdStock: 2,
  extendHold: 2,
  createTransfer: 4,
  sendTransfer: 4,
  receiveTransfer: 2,
  closeTransfer: 3,
  reopenTransfer: 3,
  openCount: 2,
  enterCount: 3,
  submitCount: 3,
  postCount: 3,
  reopenCount: 2,
  release: 2,
  receiveReturn: 2,
  inspect: 4,
  refundReturn: 3,
};
