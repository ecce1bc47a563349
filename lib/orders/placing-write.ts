import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { isSent, isVisible } from '@/lib/events/tx';
import { type Actor, nameOf } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import type { OrderPlan } from './placing-plan';
import type { PlacingHead } from './placing-read';
import { placingStatement } from './placing-statement';
import { foldName, foldPhone } from './rules';
import { facetsOf } from './tx';

type Written = { id: number | null; number: string | null; moved: number };
type Placing = {
  input: PlaceOrderInput;
  head: PlacingHead;
  plan: OrderPlan;
  publicRef: string;
  requestHash: string;
};

/**
 * All rows of a new order in one statement, whose text is the same for any number of lines. Stock comes last, guarded:
 * the caller compares `moved` with the moves of the plan. No id: somebody placed the same external id meanwhile.
 */
export async function writePlacing(tx: Tx, actor: Actor, at: Date, placing: Placing): Promise<Written> {
  const { plan, input } = placing;
  const rows = {
    order: orderRow(at, placing),
    contact: contactRow(input),
    lines: plan.lines.map(({ item, ...line }) => ({ ...line, variantId: item?.id ?? null })),
    shipments: plan.shipments.map(({ units, ...shipment }) => shipment),
    units: plan.shipments.flatMap(({ no, units }) => units.map((unit) => ({ shipmentNo: no, ...unit }))),
    payments: input.payments.map((payment) => ({ ...payment, at: payment.at ?? at })),
    moves: plan.moves,
    event: {
      actor: nameOf(actor),
      visible: isVisible('order.placed'),
      paymentVisible: isVisible('payment.captured'),
      sent: isSent(actor, 'order.placed'),
      data: { units: plan.units, totalAmount: plan.totalAmount, currency: input.currency },
    },
  };
  const [written] = await tx.execute<Written>(
    sql`with given as materialized (select ${JSON.stringify(rows)}::jsonb doc), ${placingStatement}`,
  );
  if (!written) throw new Error('Placing wrote nothing.');
  return written;
}

function orderRow(at: Date, { input, head, plan, publicRef, requestHash }: Placing) {
  const { lines, shipments, moves, promiseBasis, units, ...sums } = plan;
  const tags = [...new Set(input.tags)];
  const locationIds = shipments.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]));
  return {
    ...sums,
    at,
    publicRef,
    requestHash,
    promiseBasis,
    channelId: head.channel_id,
    numberPrefix: head.number_prefix,
    customerId: head.customer_id,
    externalId: input.externalId ?? null,
    method: input.method,
    currency: input.currency,
    taxIncluded: input.taxIncluded,
    cashOnDelivery: input.cashOnDelivery,
    shippingAmount: input.shippingAmount,
    tags,
    facets: facetsOf({
      ...plan,
      channelId: head.channel_id ?? 0,
      method: input.method,
      locationIds,
      tags,
      country: input.shipTo?.country,
    }),
  };
}

function contactRow({ customer, shipTo, billTo, giftMessage, instruction }: PlaceOrderInput) {
  const names = customer.name ? foldName(customer.name) : undefined;
  return {
    email: customer.email,
    phone: (customer.phone && foldPhone(customer.phone)) || undefined,
    name: customer.name,
    nameFolded: names?.folded,
    nameReversed: names?.reversed,
    language: customer.language,
    shipTo,
    billTo,
    country: shipTo?.country,
    postcode: shipTo?.postcode,
    giftMessage,
    instruction,
  };
}
