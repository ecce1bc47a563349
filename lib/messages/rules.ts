import type { Address } from '@/db/schema/orders';
import type { CancelReason } from '@/db/statuses';
import { formatMoney } from '@/lib/money';

/** Every letter there is, and how the office calls it. */
export const messageKindWords = {
  'order-received': 'Order received',
  'parcel-shipped': 'Parcel shipped',
  'parcel-delivered': 'Parcel arrived',
  'order-delivered': 'Order arrived',
  'order-canceled': 'Canceled',
  'return-approved': 'Return approved',
  'return-declined': 'Return declined',
  'return-received': 'Return received',
  'refund-sent': 'Refund sent',
  'feedback-request': 'Feedback asked',
  'portal-code': 'Code for the portal',
  'supplier-link': 'Link for a supplier',
} as const;
export type MessageKind = keyof typeof messageKindWords;
export const messageKinds = Object.keys(messageKindWords) as [MessageKind, ...MessageKind[]];

/** "Friday 20 November", with the year when it is not this one: a letter is read days later, so never "today". */
export function sayDay(day: Date, writtenAt: Date, timeZone = 'UTC') {
  const year = (at: Date) => at.toLocaleDateString('en-GB', { timeZone, year: 'numeric' });
  return day
    .toLocaleDateString('en-GB', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(year(day) === year(writtenAt) ? {} : { year: 'numeric' }),
    })
    .replace(',', '');
}

/** Why we canceled, as the customer reads it. The note stands in for a reason we have no words for. */
export function cancelWords(reason: CancelReason, note?: string): string | undefined {
  switch (reason) {
    case 'customer':
      return 'You asked for it.';
    case 'declined':
      return 'Your payment was declined.';
    case 'fraud':
      return 'We could not accept it.';
    case 'inventory':
      return 'It sold out. We are sorry.';
    case 'staff':
      return 'That was our mistake. We are sorry.';
    case 'expired':
      return 'It was not paid in time.';
    case 'other':
      return note;
  }
}

type Money = {
  totalAmount: number;
  creditedAmount: number;
  capturedAmount: number;
  refundedAmount: number;
  dueAmount: number;
};

/** What a cancel of `canceledAmount` means for the customer's money, from what the order's sums say now. */
export function cancelMoneyWords(money: Money, canceledAmount: number, currency: string) {
  const say = (amount: number) => formatMoney(amount, currency);
  if (money.capturedAmount === 0)
    return money.dueAmount > 0
      ? `Your order now costs ${say(money.totalAmount - money.creditedAmount)}. Nothing was charged for what is canceled.`
      : 'Nothing was charged.';
  if (money.dueAmount < 0) return `We owe you ${say(-money.dueAmount)} and send it back the way you paid.`;
  if (money.refundedAmount > 0 && canceledAmount > 0)
    return `${say(Math.min(canceledAmount, money.refundedAmount))} is on its way back, the way you paid.`;
  if (money.dueAmount > 0)
    return `Your order now costs ${say(money.totalAmount - money.creditedAmount)}. ${say(money.dueAmount)} is left to pay.`;
  return `Your order now costs ${say(money.totalAmount - money.creditedAmount)}, all of it paid.`;
}

/** The last line of a bill: what has happened to the money so far. */
export function paidWords(
  money: Money & { authorizedAmount: number },
  currency: string,
  cashOnDelivery: boolean,
): { label: string; amount: string } | null {
  const say = (amount: number) => formatMoney(amount, currency);
  if (money.totalAmount === 0) return null;
  if (money.capturedAmount > 0)
    return {
      label: money.dueAmount > 0 ? 'Paid so far' : 'Paid',
      amount: say(money.capturedAmount - money.refundedAmount),
    };
  if (cashOnDelivery) return { label: 'To pay at the door', amount: say(money.dueAmount) };
  if (money.authorizedAmount > 0)
    return { label: 'Reserved, not charged yet', amount: say(money.authorizedAmount) };
  return { label: 'To pay', amount: say(money.dueAmount) };
}

/** An address as it stands on an envelope. */
export function addressLines(address: Address | null, name?: string | null) {
  if (!address) return [];
  return [
    address.name ?? name,
    address.company,
    address.line1,
    address.line2,
    `${address.postcode} ${address.city}`,
    address.region,
    countryName(address.country),
  ].filter((line): line is string => Boolean(line));
}

export const countryName = (country: string) =>
  new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(country) ?? country;
