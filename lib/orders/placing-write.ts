import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { isSent, isVisible } from '@/lib/events/tx';
import { type Actor, nameOf } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import type { OrderPlan } from './placing-plan';
import type { PlacingHead } from './placing-read';
import { foldName, foldPhone } from './rules';
import { facetsOf } from './tx';

type Written = { id: number | null; number: string | null; moved: number };

/**
 * All rows of a new order in one statement, whose text is the same for any number of lines. Stock comes last, guarded:
 * the caller compares `moved` with the moves of the plan. No id: somebody placed the same external id meanwhile.
 * Decision 0004 says why this one file writes the tables of several domains.
 */
export async function writePlacing(
  tx: Tx,
  actor: Actor,
  at: Date,
  order: {
    input: PlaceOrderInput;
    head: PlacingHead;
    plan: OrderPlan;
    publicRef: string;
    requestHash: string;
  },
): Promise<Written> {
  const { input, head, plan, publicRef, requestHash } = order;
  const { lines, shipments, moves } = plan;
  const { email = null, phone, name = null, language } = input.customer;
  const folded = phone ? foldPhone(phone) : null;
  const names = name ? foldName(name) : { folded: null, reversed: null };
  const units = shipments.flatMap((s) => s.units.map((unit) => ({ shipmentNo: s.no, ...unit })));
  const country = input.shipTo?.country ?? null;
  const moment = sql`${at.toISOString()}::timestamptz`;
  const json = (value: unknown) => (value == null ? null : JSON.stringify(value));
  const facets = facetsOf({
    ...plan,
    channelId: head.channel_id ?? 0,
    method: input.method,
    locationIds: [
      ...new Set(shipments.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]))),
    ],
    tags: input.tags,
    country,
  });

  const [written] = await tx.execute<Written>(sql`
    with l as (
      select * from unnest(
        ${pgArray(lines.map((l) => l.no))}::int[], ${pgArray(lines.map((l) => l.parentNo))}::int[],
        ${pgArray(lines.map((l) => l.kind))}::text[], ${pgArray(lines.map((l) => l.item?.id ?? null))}::bigint[],
        ${pgArray(lines.map((l) => l.sku))}::text[], ${pgArray(lines.map((l) => l.name))}::text[],
        ${pgArray(lines.map((l) => l.quantity))}::int[], ${pgArray(lines.map((l) => l.unitAmount))}::bigint[],
        ${pgArray(lines.map((l) => l.discountAmount))}::bigint[], ${pgArray(lines.map((l) => l.taxAmount))}::bigint[],
        ${pgArray(lines.map((l) => l.taxRate))}::numeric[], ${pgArray(lines.map((l) => l.totalAmount))}::bigint[],
        ${pgArray(lines.map((l) => json(l.spec)))}::text[]
      ) x(no, parent_no, kind, variant_id, sku, name, quantity, unit_amount, discount_amount, tax_amount, tax_rate, total_amount, spec)
    ), m as (
      select * from unnest(
        ${pgArray(moves.map((m) => m.variantId))}::bigint[], ${pgArray(moves.map((m) => m.locationId))}::int[],
        ${pgArray(moves.map((m) => m.quantity))}::int[], ${pgArray(moves.map((m) => m.shipmentNo))}::int[]
      ) x(variant_id, location_id, quantity, shipment_no)
    ), customer as (
      insert into customers (email, phone, name, created_at)
      select ${email}::text, ${folded}::text, ${name}::text, ${moment}
      where ${head.customer_id}::bigint is null and ${email}::text is not null
      on conflict (email) where merged_into_id is null do update set email = excluded.email returning id
    ), o as (
      insert into orders (channel_id, external_id, request_hash, number, public_ref, customer_id, method, status, payment_status,
        fulfillment_status, placed_at, ship_by, promised_at, expires_at, verified_at, currency, tax_included, cash_on_delivery,
        items_amount, shipping_amount, tax_amount, total_amount, authorized_amount, captured_amount, waiting_units, tags, facets)
      select ${head.channel_id}::int, ${input.externalId ?? null}::text, decode(${requestHash}, 'hex'),
        ${head.number_prefix}::text || nextval('order_numbers'), ${publicRef}::text,
        coalesce(${head.customer_id}::bigint, (select id from customer)), ${input.method}::text, ${plan.status}::text,
        ${plan.paymentStatus}::text, ${plan.fulfillmentStatus}::text, ${moment}, ${iso(plan.shipBy)}::timestamptz,
        ${iso(plan.promisedAt)}::timestamptz, ${iso(plan.expiresAt)}::timestamptz, ${iso(plan.verifiedAt)}::timestamptz,
        ${input.currency}::text, ${input.taxIncluded}::boolean, ${input.cashOnDelivery}::boolean, ${plan.itemsAmount}::bigint,
        ${input.shippingAmount}::bigint, ${plan.taxAmount}::bigint, ${plan.totalAmount}::bigint, ${plan.authorizedAmount}::bigint,
        ${plan.capturedAmount}::bigint, ${plan.waitingUnits}::int, ${pgArray(input.tags)}::text[], ${pgArray(facets)}::text[]
      on conflict (external_id, channel_id) do nothing returning id, number
    ), contact as (
      insert into order_contacts (order_id, email, phone, name, name_folded, name_reversed, language, ship_to, bill_to, country,
        postcode, gift_message, instruction)
      select id, ${email}::text, ${folded}::text, ${name}::text, ${names.folded}::text, ${names.reversed}::text, ${language}::text,
        ${json(input.shipTo)}::jsonb, ${json(input.billTo)}::jsonb, ${country}::text, ${input.shipTo?.postcode ?? null}::text,
        ${input.giftMessage ?? null}::text, ${input.instruction ?? null}::text from o returning 1
    ), line as (
      insert into order_lines (order_id, no, parent_no, kind, variant_id, sku, name, quantity, unit_amount, discount_amount,
        tax_amount, tax_rate, tax_included, total_amount, spec)
      select o.id, l.no, l.parent_no, l.kind, l.variant_id, l.sku, l.name, l.quantity, l.unit_amount, l.discount_amount,
        l.tax_amount, l.tax_rate, ${input.taxIncluded}::boolean, l.total_amount, l.spec::jsonb from o, l returning 1
    ), shipment as (
      insert into shipments (order_id, no, location_id, method, status, ship_by, promised_at, expected_receipt_id, route, planned_at)
      select o.id, s.no, s.location_id, ${input.method}::text,
        case when s.location_id is null then 'waiting' else 'planned' end, s.ship_by, s.promised_at, s.receipt_id, s.route::jsonb, ${moment}
      from o, unnest(
        ${pgArray(shipments.map((s) => s.no))}::int[], ${pgArray(shipments.map((s) => s.locationId))}::int[],
        ${pgArray(shipments.map((s) => s.shipBy))}::timestamptz[], ${pgArray(shipments.map((s) => s.promisedAt))}::timestamptz[],
        ${pgArray(shipments.map((s) => s.expectedReceiptId))}::bigint[], ${pgArray(shipments.map((s) => json(s.route)))}::text[]
      ) s(no, location_id, ship_by, promised_at, receipt_id, route) returning 1
    ), unit as (
      insert into shipment_lines (order_id, shipment_no, line_no, quantity)
      select o.id, u.shipment_no, u.line_no, u.quantity from o, unnest(
        ${pgArray(units.map((u) => u.shipmentNo))}::int[], ${pgArray(units.map((u) => u.lineNo))}::int[],
        ${pgArray(units.map((u) => u.quantity))}::int[]) u(shipment_no, line_no, quantity) returning 1
    ), promise as (
      insert into promises (order_id, no, promised_at, cause, basis, at)
      select id, 1, ${iso(plan.promisedAt)}::timestamptz, 'placed', ${json(plan.promiseBasis)}::jsonb, ${moment} from o
      where ${iso(plan.promisedAt)}::timestamptz is not null returning 1
    ), payment as (
      insert into payments (order_id, currency, kind, state, amount, provider, provider_ref, at, settled_at)
      select o.id, ${input.currency}::text, p.kind, 'succeeded', p.amount, p.provider, p.ref, p.at, p.at from o, unnest(
        ${pgArray(input.payments.map((p) => p.kind))}::text[], ${pgArray(input.payments.map((p) => p.amount))}::bigint[],
        ${pgArray(input.payments.map((p) => p.provider))}::text[],
        ${pgArray(input.payments.map((p) => p.providerRef ?? null))}::text[],
        ${pgArray(input.payments.map((p) => p.at ?? at))}::timestamptz[]) p(kind, amount, provider, ref, at)
      returning id, kind, amount, at
    ), event as (
      insert into events (order_id, type, actor, visible, at, data)
      select id, 'order.placed', ${nameOf(actor)}::text, ${isVisible('order.placed')}::boolean, ${moment},
        ${json({ units: plan.units, totalAmount: plan.totalAmount, currency: input.currency })}::jsonb from o
      union all
      select o.id, case p.kind when 'capture' then 'payment.captured' else 'payment.authorized' end, ${nameOf(actor)}::text,
        ${isVisible('payment.captured')}::boolean, p.at, jsonb_build_object('paymentId', p.id, 'amount', p.amount) from o, payment p
      returning id, type
    ), sent as (
      insert into outbox (event_id) select id from event
      where type = 'order.placed' and ${isSent(actor, 'order.placed')}::boolean returning 1
    ), logged as (
      insert into stock_movements (event_id, variant_id, location_id, kind, reserved_delta, order_id, shipment_no, at)
      select event.id, m.variant_id, m.location_id, 'allocate', m.quantity, o.id, m.shipment_no, ${moment}
      from o, m, event where event.type = 'order.placed' returning 1
    ), locked as materialized (
      select s.variant_id, s.location_id, m.quantity from o, stock_levels s
      join m on m.variant_id = s.variant_id and m.location_id = s.location_id order by 1, 2 for no key update of s
    ), moved as (
      update stock_levels s set reserved = s.reserved + k.quantity from locked k
      where s.variant_id = k.variant_id and s.location_id = k.location_id
        and s.on_hand - s.reserved - s.safety >= k.quantity returning 1
    )
    select (select id from o) id, (select number from o) number,
      (select count(*) from contact) + (select count(*) from line) + (select count(*) from shipment) + (select count(*) from unit)
        + (select count(*) from promise) + (select count(*) from sent) + (select count(*) from logged) written,
      (select count(*)::int from moved) moved`);
  if (!written) throw new Error('Placing wrote nothing.');
  return written;
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null;
