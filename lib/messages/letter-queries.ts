import type { CancelReason } from '@/db/statuses';
import { formatMoney } from '@/lib/money';
import { getOrder } from '@/lib/orders/detail-queries';
import type { OrderDetailData } from '@/lib/orders/detail-types';
import { getMerchant } from '@/lib/settings/queries';
import { type Actor, permit } from '@/lib/staff/permissions';
import { billOf, itemsOf, otherParcels, parcelPlace, unsentItems } from './letter-rules';
import { addressLines, cancelMoneyWords, cancelWords, paidWords } from './rules';

/** What every letter about an order starts from; null when there is nobody to write to. So all these queries answer. */
export async function readLetter(actor: Actor, orderId: number, at: Date) {
  permit(actor, 'message.write');
  const [found, merchant] = await Promise.all([getOrder(actor, orderId), getMerchant()]);
  if (!found?.contact?.email || !found.sees.money || !found.sees.email) return null;
  const order = found as OrderDetailData;
  return {
    order,
    recipient: { orderId, customerId: order.customerId, recipient: found.contact.email },
    base: { merchant, orderNumber: order.number, writtenAt: at },
    say: (amount: number) => formatMoney(amount, order.currency),
  };
}

/** The confirmation; null too when the order has been given up meanwhile. */
export async function getOrderLetter(actor: Actor, orderId: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  if (!read || ['draft', 'canceled', 'expired'].includes(read.order.status)) return null;
  const { order, recipient, base, say } = read;
  const { money, contact, currency } = order;
  const paid = paidWords(money, currency, order.cashOnDelivery);
  return {
    recipient,
    props: {
      ...base,
      customerName: contact?.name?.trim().split(/\s+/)[0] || undefined,
      items: billOf(order).map((line) => ({ ...line, amount: say(line.amount) })),
      sums: [
        { label: 'Items', amount: say(money.itemsAmount) },
        { label: 'Shipping', amount: say(money.shippingAmount) },
        { label: 'Total', amount: say(money.totalAmount), strong: true },
        ...(money.taxAmount > 0 ? [{ label: 'Tax within the total', amount: say(money.taxAmount) }] : []),
        ...(paid ? [paid] : []),
      ],
      total: say(money.totalAmount),
      promisedAt: order.promisedAt ? new Date(order.promisedAt) : undefined,
      checking: order.status === 'to_verify',
      shipTo: addressLines(contact?.shipTo ?? null, contact?.name),
    },
  };
}

/** A parcel that has left; null too when its hand-over was undone meanwhile. */
export async function getShippedLetter(actor: Actor, orderId: number, parcelId: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  const parcel = read?.order.parcels.find(({ id }) => id === parcelId);
  if (!read || !parcel?.handedOverAt || parcel.status === 'void') return null;
  const { order, recipient, base } = read;
  const shipment = order.shipments.find(({ no }) => no === parcel.shipmentNo);
  const promisedAt = shipment?.promisedAt ?? order.promisedAt;
  return {
    recipient,
    props: {
      ...base,
      ...parcelPlace(order, parcelId),
      items: itemsOf(order, parcel.lines),
      following: unsentItems(order, at),
      before: otherParcels(order, parcelId, at).all,
      from: shipment?.location ?? undefined,
      leftAt: new Date(parcel.handedOverAt),
      carrier: parcel.carrier ?? undefined,
      trackingNumber: parcel.trackingNumber ?? undefined,
      promisedAt: promisedAt && Date.parse(promisedAt) > at.getTime() ? new Date(promisedAt) : undefined,
    },
  };
}

/** One of several parcels that has arrived; null too when by now everything has: that is a letter of its own. */
export async function getArrivedLetter(actor: Actor, orderId: number, parcelId: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  const parcel = read?.order.parcels.find(({ id }) => id === parcelId);
  if (!read || read.order.deliveredAt || !parcel?.deliveredAt) return null;
  const { order, recipient, base } = read;
  return {
    recipient,
    props: {
      ...base,
      parcelNo: parcelPlace(order, parcelId).parcelNo,
      items: itemsOf(order, parcel.lines),
      following: [...otherParcels(order, parcelId, at).onTheWay, ...unsentItems(order, at)],
      deliveredAt: new Date(parcel.deliveredAt),
      place: parcel.last?.place ?? undefined,
    },
  };
}

/** Everything has arrived, and is still there. */
export async function getDeliveredLetter(actor: Actor, orderId: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  const deliveredAt = read?.order.deliveredAt;
  if (!read || !deliveredAt) return null;
  const { order, recipient, base } = read;
  const parcels = order.parcels.filter(({ status }) => status === 'delivered');
  return {
    recipient,
    props: {
      ...base,
      items: itemsOf(order, keptUnits(order)),
      parcelCount: parcels.length,
      deliveredAt: new Date(deliveredAt),
    },
    openReturns: order.openReturns,
    status: order.status,
  };
}

const keptUnits = ({ lines }: OrderDetailData) =>
  lines
    .filter(({ kind, quantity, canceled }) => kind !== 'bundle' && quantity > canceled)
    .map(({ no, quantity, canceled }) => ({ lineNo: no, quantity: quantity - canceled }));

type Cancel = {
  units: { lineNo: number; quantity: number }[];
  reason: CancelReason;
  note?: string;
  creditedAmount: number;
};

export async function getCanceledLetter(actor: Actor, orderId: number, cancel: Cancel, at: Date) {
  const read = await readLetter(actor, orderId, at);
  if (!read) return null;
  const { order, recipient, base } = read;
  return {
    recipient,
    props: {
      ...base,
      whole: order.status === 'canceled',
      items: itemsOf(order, cancel.units),
      reason: cancelWords(cancel.reason, cancel.note),
      money: cancelMoneyWords(order.money, cancel.creditedAmount, order.currency),
    },
  };
}

export async function getRefundLetter(actor: Actor, orderId: number, amount: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  if (!read) return null;
  const { order, recipient, base, say } = read;
  const before = order.money.refundedAmount - amount;
  return {
    recipient,
    props: {
      ...base,
      amount: say(amount),
      sums: [
        { label: 'You paid', amount: say(order.money.capturedAmount) },
        ...(before > 0 ? [{ label: 'Sent back before', amount: say(before) }] : []),
        { label: 'Sent back now', amount: say(amount), strong: true },
      ],
    },
  };
}

/** Only whom and about which order: the code itself is made by the sender. */
export async function getCodeLetter(actor: Actor, orderId: number, at: Date) {
  const read = await readLetter(actor, orderId, at);
  return read && { recipient: read.recipient, props: read.base };
}
