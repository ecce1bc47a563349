import type { FulfillmentStatus, OrderStatus, PaymentStatus } from '@/db/statuses';

export type Money = {
  totalAmount: number;
  creditedAmount: number;
  authorizedAmount: number;
  capturedAmount: number;
  refundedAmount: number;
};

/** Total − credited − (captured − refunded). Negative: a refund is owed. */
export const dueOf = (money: Money) =>
  money.totalAmount - money.creditedAmount - money.capturedAmount + money.refundedAmount;

/** First row that holds; the doctor has the same table in SQL. */
export function paymentStatusOf(money: Money & { cashOnDelivery: boolean }): PaymentStatus {
  const due = dueOf(money);
  if (money.capturedAmount === 0) {
    if (money.totalAmount === money.creditedAmount) return money.totalAmount === 0 ? 'paid' : 'voided';
    if (money.cashOnDelivery) return 'cod_due';
    return money.authorizedAmount > 0 ? 'authorized' : 'unpaid';
  }
  if (money.refundedAmount === money.capturedAmount) return 'refunded';
  if (due < 0) return 'overpaid';
  if (due > 0) return 'partially_paid';
  return money.refundedAmount > 0 ? 'partially_refunded' : 'paid';
}

/** Units of living shipments, by how far they have come. */
export type Units = {
  total: number;
  waiting: number;
  packed: number;
  ready: number;
  shipped: number;
  delivered: number;
  anyPicking: boolean;
  anyPacked: boolean;
  allPickup: boolean;
};

export function fulfillmentStatusOf(units: Units): FulfillmentStatus {
  const { total } = units;
  if (total === 0) return 'n/a';
  if (units.delivered === total) return units.allPickup ? 'picked_up' : 'delivered';
  if (units.delivered > 0) return 'partially_delivered';
  if (units.shipped === total) return 'shipped';
  if (units.shipped > 0) return 'partially_shipped';
  if (units.waiting > 0) return 'unallocated';
  if (units.ready === total) return 'ready_for_pickup';
  if (units.packed + units.ready === total) return 'packed';
  if (units.anyPicking || units.anyPacked) return 'picking';
  return 'allocated';
}

export function orderStatusOf(order: {
  draft: boolean;
  expired: boolean;
  verified: boolean;
  held: boolean;
  openReturns: number;
  fulfillment: FulfillmentStatus;
  money: Money;
}): OrderStatus {
  if (order.draft) return 'draft';
  if (order.expired) return 'expired';
  if (order.fulfillment === 'n/a' && order.money.totalAmount === order.money.creditedAmount)
    return 'canceled';
  if (!order.verified) return 'to_verify';
  if (order.held) return 'on_hold';
  const arrived = order.fulfillment === 'delivered' || order.fulfillment === 'picked_up';
  if (arrived && dueOf(order.money) === 0 && order.openReturns === 0) return 'closed';
  return 'open';
}
