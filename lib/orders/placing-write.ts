import { write } from '@/db';
import { writtenPostcode } from '@/lib/customers/address-formats';
import { isSent, isVisible } from '@/lib/events/tx';
import { unfillableData } from '@/lib/sourcing/missing';
import { type Actor, nameOf } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import type { OrderPlan } from './placing-plan';
import type { PlacingHead } from './placing-read';
import { checkedPlacing, plainPlacing } from './placing-statement';
import { foldName, foldPhone } from './rules';
import { facetsOf } from './tx';

/** An order that is ready to be written; `n` names it in the answer. */
export type PlannedOrder = {
  n: number;
  input: PlaceOrderInput;
  head: PlacingHead;
  plan: OrderPlan;
  publicRef: string;
  requestHash: string;
};
type Written = { n: number; id: number; number: string };

/**
 * All rows of new orders in one statement, whose text is the same for any number of orders and lines. An order that is not in
 * the answer was not written: somebody placed the same external id meanwhile. Too little stock, or a hold that has ended or
 * changed since it was read, fails with a broken check of `stock_levels`, and nothing is written at all.
 */
export async function writePlacing(orders: readonly PlannedOrder[], actor: Actor, at: Date) {
  const rows = {
    orders: orders.map((order) => orderRow(at, order)),
    lines: orders.flatMap(({ n, plan }) =>
      plan.lines.map(({ item, location, ...line }) => ({ n, ...line, variantId: item?.id ?? null })),
    ),
    shipments: orders.flatMap(({ n, input, plan }) =>
      plan.shipments.map(({ units, shipDay, basis, ...shipment }) => ({
        n,
        ...shipment,
        shipAfter: input.shipAfter,
      })),
    ),
    units: orders.flatMap(({ n, plan }) =>
      plan.shipments.flatMap(({ no, units }) => units.map((unit) => ({ n, shipmentNo: no, ...unit }))),
    ),
    payments: orders.flatMap(({ n, input }) =>
      input.payments.map((payment) => ({ n, ...payment, at: payment.at ?? at })),
    ),
    moves: orders.flatMap(({ n, plan }) => plan.moves.map((move) => ({ n, ...move }))),
    events: {
      actor: nameOf(actor),
      visible: isVisible('order.placed'),
      paymentVisible: isVisible('payment.captured'),
      sent: isSent(actor, 'order.placed'),
    },
  };
  const checked = {
    holds: orders.flatMap(({ n, plan }) => plan.checks.holds.map((hold) => ({ n, ...hold }))),
    work: orders.flatMap(({ n, plan }) => [
      ...plan.checks.work.map((work) => ({ n, ...work })),
      ...unfillable(n, plan),
    ]),
    risks: orders.flatMap(({ n, plan }) => plan.checks.risks.map((risk) => ({ n, ...risk }))),
    promotions: orders.flatMap(({ n, plan }) => plan.promotions.map((one) => ({ n, ...one }))),
    stockHolds: orders.flatMap(({ n, head: { hold } }) =>
      hold ? [{ n, id: hold.id, revision: hold.revision }] : [],
    ),
    freed: orders.flatMap(({ n, head: { hold } }) =>
      (hold?.lines ?? []).map(([variantId, locationId, quantity]) => ({
        n,
        variantId,
        locationId,
        quantity,
      })),
    ),
  };
  const plain = Object.values(checked).every(({ length }) => length === 0);
  if (plain) return write<Written>(plainPlacing(JSON.stringify(rows)));
  return write<Written>(checkedPlacing(JSON.stringify({ ...rows, ...checked })));
}

/** Somebody has what was ordered and no rule lets it go: for a person to see. */
const unfillable = (n: number, { held }: OrderPlan) =>
  held.length === 0 ? [] : [{ n, type: 'unfillable', data: unfillableData(held) }];

function orderRow(at: Date, { n, input, head, plan, publicRef, requestHash }: PlannedOrder) {
  const { lines, shipments, held, moves, units, promotions, checks, ...sums } = plan;
  const { customer, shipTo, billTo, giftMessage, instruction } = input;
  const names = customer.name ? foldName(customer.name) : undefined;
  const tags = [...new Set(input.tags)];
  const locationIds = shipments.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]));
  return {
    ...sums,
    n,
    at,
    publicRef,
    requestHash,
    channelId: head.channel_id,
    numberPrefix: head.number_prefix,
    customerId: head.customer_id,
    externalId: input.externalId ?? null,
    method: input.method,
    currency: input.currency,
    taxIncluded: input.taxIncluded,
    cashOnDelivery: input.cashOnDelivery,
    shipComplete: input.shipComplete ?? false,
    tags,
    facets: facetsOf({
      ...plan,
      channelId: head.channel_id ?? 0,
      method: input.method,
      locationIds,
      tags,
      holdReasons: checks.holds.map(({ reason }) => reason),
      country: shipTo?.country,
    }),
    email: customer.email,
    phone: (customer.phone && foldPhone(customer.phone)) || undefined,
    name: customer.name,
    nameFolded: names?.folded,
    nameReversed: names?.reversed,
    language: customer.language,
    shipTo,
    billTo,
    country: shipTo?.country,
    postcode: shipTo && writtenPostcode(shipTo.country, shipTo.postcode),
    giftMessage,
    instruction,
    event: { units, totalAmount: plan.totalAmount, currency: input.currency },
  };
}
