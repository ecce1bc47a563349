import { eq, sum } from 'drizzle-orm';
import { db } from '@/db';
import { credits, orderLines } from '@/db/schema';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { recordReceipt } from '@/lib/payments/record-receipt';
import { refundPayment } from '@/lib/payments/refund-payment';
import { approveReturn } from '@/lib/returns/approve-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { requestReturn } from '@/lib/returns/request-return';
import {
  aBundle,
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  orderNow,
  owner,
} from '@/tests/world';
import { type Random, shuffled } from '../random';
import { randomBasket } from './basket';

export async function aMoneyShop() {
  const location = await aLocation();
  const goods = [];
  for (let i = 0; i < 4; i++)
    goods.push(await aProduct({ price: 1 + i * 333, stock: [{ location, onHand: 500_000 }] }));
  const bundle = await aBundle(goods.map(({ variantId }, i) => ({ variantId, quantity: 1 + (i % 3) })));
  return { channel: await aChannel(), single: goods[0]?.sku ?? '', set: bundle.sku };
}
type Shop = Awaited<ReturnType<typeof aMoneyShop>>;

/** One paid order whose units are canceled or sent, returned and refunded one by one in random order. Answers what is wrong. */
export async function wrongOrder(random: Random, shop: Shop): Promise<string[]> {
  const { input } = randomBasket(random);
  const lines = input.lines
    .slice(0, 3)
    .map((line) => ('sku' in line ? { ...line, sku: line.sku === 'SET' ? shop.set : shop.single } : line));
  const { channel } = shop;
  const { orderId } = await anOrder({ ...input, channel, customer: undefined, lines });
  const { dueAmount: amount } = await orderNow(orderId);
  if (amount > 0) await recordReceipt(owner, { orderId, amount, provider: 'bank' }, at);
  const canceled = await cancelSome(random, orderId);
  if (!canceled.all) {
    await send(orderId);
    await returnAll(random, orderId);
  }
  await payOwed(orderId);
  return stillWrong(orderId, canceled.all);
}

const asked = (orderId: number) => db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
const oneByOne = (random: Random, lines: readonly { no: number; quantity: number }[]) =>
  shuffled(
    random,
    lines.flatMap(({ no, quantity }) => Array<number>(quantity).fill(no)),
  );

/** None, some or all of the units, one at a time, paying back now and then. */
async function cancelSome(random: Random, orderId: number) {
  const all = oneByOne(
    random,
    (await asked(orderId)).filter(({ parentNo }) => parentNo === null),
  );
  const units = all.slice(0, [0, random(all.length), all.length][random(3)]);
  for (const lineNo of units) {
    await cancelOrder(owner, { orderId, units: [{ lineNo, quantity: 1 }], reason: 'customer' }, at);
    if (random(3) === 0) await payOwed(orderId);
  }
  return { all: units.length === all.length };
}

async function send(orderId: number) {
  await pickShipment(owner, { orderId, shipmentNo: 1 }, at);
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, at);
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, at);
  await deliverParcel(owner, { parcelId }, daysLater(1));
}

async function returnAll(random: Random, orderId: number) {
  const left = (await asked(orderId))
    .filter(({ kind }) => kind !== 'bundle')
    .map(({ no, quantity, canceled }) => ({ no, quantity: quantity - canceled }));
  for (const lineNo of oneByOne(random, left)) {
    const lines = [{ lineNo, quantity: 1, reason: 'other', outcome: 'refund' } as const];
    const { returnNo } = await requestReturn(owner, { orderId, lines }, daysLater(2));
    await approveReturn(owner, { orderId, returnNo }, daysLater(2));
    await refundReturn(owner, { orderId, returnNo }, daysLater(3));
  }
}

async function payOwed(orderId: number) {
  const { dueAmount } = await orderNow(orderId);
  if (dueAmount < 0) await refundPayment(owner, { orderId, amount: -dueAmount }, daysLater(3));
}

async function stillWrong(orderId: number, allCanceled: boolean) {
  const order = await orderNow(orderId);
  const [credit] = await db
    .select({ amount: sum(credits.amount).mapWith(Number), tax: sum(credits.taxAmount).mapWith(Number) })
    .from(credits)
    .where(eq(credits.orderId, orderId));
  const owing = allCanceled ? order.totalAmount : order.itemsAmount;
  return [
    ...(order.dueAmount === 0 ? [] : [`${order.dueAmount} is due in the end`]),
    ...(order.refundedAmount === owing ? [] : [`refunded ${order.refundedAmount} of ${owing}`]),
    ...((credit?.amount ?? 0) === owing ? [] : [`credited ${credit?.amount} of ${owing}`]),
    ...((credit?.tax ?? 0) === order.taxAmount ? [] : [`credited ${credit?.tax} of ${order.taxAmount} tax`]),
  ];
}
