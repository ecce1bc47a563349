import { statement } from '@/db';
import { checksStatement, heldEvents } from './placing-checks-statement';
import { holdParts } from './placing-holds-statement';

/** What only some orders have is left out of the text for the others: a part that inserts nothing still costs its start. */
type Parts = Record<'events' | 'checks' | 'first' | 'holds' | 'freedMoves' | 'freed' | 'lost', string>;

/**
 * Reads the rows of new orders out of a JSON document and writes them all; `n` says of which order a row is. An order whose
 * external id is there already leaves nothing. Stock rows are locked in (variant, location) order and moved last (the limits
 * leave out nothing: they tell the planner that there are few); where one has too little, or a hold is no longer what was
 * read of it, −1 breaks its check and with it the whole statement. Decision 0004 says why this one statement writes the
 * tables of several domains.
 */
const textOf = ({ events, checks, first, holds, freedMoves, freed, lost }: Parts) => `
with given as materialized (
  select $1::jsonb doc
), g as materialized (
  select x.* from given, jsonb_to_recordset(doc->'orders') x(n int, "channelId" int, "externalId" text, "requestHash" text,
    "numberPrefix" text, "publicRef" text, "customerId" bigint, email text, phone text, name text, method text, status text,
    "paymentStatus" text, "fulfillmentStatus" text, at timestamptz, "shipBy" timestamptz, "promisedAt" timestamptz,
    "expiresAt" timestamptz, "verifiedAt" timestamptz, currency text, "taxIncluded" boolean, "cashOnDelivery" boolean,
    "itemsAmount" bigint, "shippingAmount" bigint, "taxAmount" bigint, "totalAmount" bigint, "authorizedAmount" bigint,
    "capturedAmount" bigint, "waitingUnits" int, tags text[], facets text[], "promiseBasis" jsonb, "shipComplete" boolean,
    "shippingMethod" text, "nameFolded" text,
    "nameReversed" text, language text, "shipTo" jsonb, "billTo" jsonb, country text, postcode text, "giftMessage" text,
    instruction text, event jsonb)
), h as materialized (
  select x.* from given, jsonb_to_record(doc->'events') x(actor text, visible boolean, "paymentVisible" boolean, sent boolean)
), customer as (
  insert into customers (email, phone, name, created_at)
  select distinct on (email) email, phone, name, at from g where "customerId" is null and email is not null order by email, n
  on conflict (email) where merged_into_id is null do update set email = excluded.email returning id, email
), stored as (
  insert into orders (channel_id, external_id, request_hash, number, public_ref, customer_id, method, status,
    payment_status, fulfillment_status, placed_at, ship_by, promised_at, expires_at, verified_at, currency,
    tax_included, cash_on_delivery, ship_complete, shipping_method, items_amount, shipping_amount, tax_amount, total_amount, authorized_amount,
    captured_amount, waiting_units, tags, facets)
  select "channelId", "externalId", decode("requestHash", 'hex'), "numberPrefix" || nextval('order_numbers'),
    "publicRef", coalesce("customerId", (select id from customer where customer.email = g.email)), method, status,
    "paymentStatus", "fulfillmentStatus", at, "shipBy", "promisedAt", "expiresAt", "verifiedAt", currency, "taxIncluded",
    "cashOnDelivery", "shipComplete", "shippingMethod", "itemsAmount", "shippingAmount", "taxAmount", "totalAmount", "authorizedAmount",
    "capturedAmount", "waitingUnits", tags, facets from g order by n
  on conflict (external_id, channel_id) do nothing returning id, number, public_ref, customer_id
), o as materialized (
  select s.id, s.number, s.customer_id, g.* from stored s join g on g."publicRef" = s.public_ref
), contact as (
  insert into order_contacts (order_id, email, phone, name, name_folded, name_reversed, language, ship_to, bill_to,
    country, postcode, gift_message, instruction)
  select id, email, phone, name, "nameFolded", "nameReversed", language, "shipTo", "billTo", country, postcode,
    "giftMessage", instruction from o
), line as (
  insert into order_lines (order_id, no, parent_no, kind, variant_id, sku, name, quantity, unit_amount,
    price_reason, discount_amount, tax_amount, tax_rate, tax_included, total_amount, spec)
  select o.id, l.no, l."parentNo", l.kind, l."variantId", l.sku, l.name, l.quantity, l."unitAmount",
    l."priceReason", l."discountAmount", l."taxAmount", l."taxRate", o."taxIncluded", l."totalAmount", l.spec
  from given, jsonb_to_recordset(doc->'lines') l(n int, no int, "parentNo" int, kind text, "variantId" bigint, sku text,
    name text, quantity int, "unitAmount" bigint, "priceReason" text, "discountAmount" bigint, "taxAmount" bigint, "taxRate" numeric,
    "totalAmount" bigint, spec jsonb) join o on o.n = l.n
), shipment as (
  insert into shipments (order_id, no, location_id, method, status, ship_after, ship_by, promised_at, expected_receipt_id, route,
    planned_at)
  select o.id, s.no, s."locationId", o.method, case when s."locationId" is null then 'waiting' else 'planned' end,
    s."shipAfter", s."shipBy", s."promisedAt", s."expectedReceiptId", s.route, o.at
  from given, jsonb_to_recordset(doc->'shipments') s(n int, no int, "locationId" int, "shipAfter" timestamptz, "shipBy" timestamptz,
    "promisedAt" timestamptz, "expectedReceiptId" bigint, route jsonb) join o on o.n = s.n
), unit as (
  insert into shipment_lines (order_id, shipment_no, line_no, quantity)
  select o.id, u."shipmentNo", u."lineNo", u.quantity
  from given, jsonb_to_recordset(doc->'units') u(n int, "shipmentNo" int, "lineNo" int, quantity int) join o on o.n = u.n
), promise as (
  insert into promises (order_id, no, promised_at, cause, basis, at)
  select id, 1, "promisedAt", 'placed', "promiseBasis", at from o where "promisedAt" is not null
), payment as (
  insert into payments (order_id, currency, kind, state, amount, provider, provider_ref, at, settled_at)
  select o.id, o.currency, p.kind, 'succeeded', p.amount, p.provider, p."providerRef", p.at, p.at
  from given, jsonb_to_recordset(doc->'payments') p(n int, kind text, amount bigint, provider text, "providerRef" text,
    at timestamptz) join o on o.n = p.n returning id, order_id, kind, amount, at
), event as (
  insert into events (order_id, type, actor, visible, at, data)
  select o.id, 'order.placed', h.actor, h.visible, o.at, o.event from o, h
  union all
  select p.order_id, case p.kind when 'capture' then 'payment.captured' else 'payment.authorized' end, h.actor,
    h."paymentVisible", p.at, jsonb_build_object('paymentId', p.id, 'amount', p.amount) from h, payment p${events}
  returning id, order_id, type
), sent as (
  insert into outbox (event_id) select event.id from event, h where event.type = 'order.placed' and h.sent
${checks}), m as materialized (
  select x.*, o.id, o.at from given, jsonb_to_recordset(doc->'moves') x(n int, "variantId" bigint, "locationId" int,
    quantity int, safety int, "shipmentNo" int) join o on o.n = x.n limit (select jsonb_array_length(doc->'moves') from given)
${holds}), logged as (
  insert into stock_movements (event_id, variant_id, location_id, kind, reserved_delta, order_id, shipment_no, reason, at)
  select event.id, m."variantId", m."locationId", 'allocate', m.quantity, m.id, m."shipmentNo", null, m.at
  from m join event on event.order_id = m.id and event.type = 'order.placed'${freedMoves}
), wanted as (
  select v, l, sum(quantity)::int quantity, max(safety)::int safety from (
    select "variantId" v, "locationId" l, quantity, safety from m${freed}) x ${first}
  group by 1, 2 having sum(quantity) <> 0 order by 1, 2
), locked as materialized (
  select s.variant_id, s.location_id, wanted.quantity, wanted.safety from wanted cross join lateral (
    select variant_id, location_id from stock_levels where variant_id = wanted.v and location_id = wanted.l
    for no key update) s limit (select count(*) from wanted)
), moved as (
  update stock_levels s set reserved = case${lost}
    when k.quantity < 0 or s.on_hand - s.reserved - greatest(s.safety, k.safety) >= k.quantity then s.reserved + k.quantity else -1 end
  from locked k where s.variant_id = k.variant_id and s.location_id = k.location_id
)
select n, id, number from o`;

export const plainPlacing = statement(
  textOf({ events: '', checks: '', first: '', holds: '', freedMoves: '', freed: '', lost: '' }),
);
/** Codes are counted before stock is moved, as wherever both are. */
export const checkedPlacing = statement(
  textOf({
    events: heldEvents,
    checks: checksStatement,
    first: 'where (select count(*) from counted) >= 0',
    ...holdParts,
  }),
);
