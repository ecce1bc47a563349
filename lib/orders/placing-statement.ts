import { sql } from 'drizzle-orm';

/**
 * Everything after `with given as (select …::jsonb doc),`: reads the rows of one new order out of the document and writes
 * them all. Stock rows are locked in (variant, location) order and moved last, each only if it still has enough.
 * Decision 0004 says why this one statement writes the tables of several domains.
 */
export const placingStatement = sql.raw(`
g as materialized (
  select o.* from given, jsonb_to_record(doc->'order') o("channelId" int, "externalId" text, "requestHash" text,
    "numberPrefix" text, "publicRef" text, "customerId" bigint, method text, status text, "paymentStatus" text,
    "fulfillmentStatus" text, at timestamptz, "shipBy" timestamptz, "promisedAt" timestamptz, "expiresAt" timestamptz,
    "verifiedAt" timestamptz, currency text, "taxIncluded" boolean, "cashOnDelivery" boolean, "itemsAmount" bigint,
    "shippingAmount" bigint, "taxAmount" bigint, "totalAmount" bigint, "authorizedAmount" bigint,
    "capturedAmount" bigint, "waitingUnits" int, tags text[], facets text[], "promiseBasis" jsonb)
), k as (
  select c.* from given, jsonb_to_record(doc->'contact') c(email text, phone text, name text, "nameFolded" text,
    "nameReversed" text, language text, "shipTo" jsonb, "billTo" jsonb, country text, postcode text,
    "giftMessage" text, instruction text)
), l as (
  select x.* from given, jsonb_to_recordset(doc->'lines') x(no int, "parentNo" int, kind text, "variantId" bigint,
    sku text, name text, quantity int, "unitAmount" bigint, "discountAmount" bigint, "taxAmount" bigint,
    "taxRate" numeric, "totalAmount" bigint, spec jsonb)
), m as materialized (
  select x.* from given, jsonb_to_recordset(doc->'moves') x("variantId" bigint, "locationId" int, quantity int,
    "shipmentNo" int)
), h as (
  select x.* from given, jsonb_to_record(doc->'event') x(actor text, visible boolean, "paymentVisible" boolean,
    sent boolean, data jsonb)
), customer as (
  insert into customers (email, phone, name, created_at)
  select k.email, k.phone, k.name, g.at from g, k where g."customerId" is null and k.email is not null
  on conflict (email) where merged_into_id is null do update set email = excluded.email returning id
), o as (
  insert into orders (channel_id, external_id, request_hash, number, public_ref, customer_id, method, status,
    payment_status, fulfillment_status, placed_at, ship_by, promised_at, expires_at, verified_at, currency,
    tax_included, cash_on_delivery, items_amount, shipping_amount, tax_amount, total_amount, authorized_amount,
    captured_amount, waiting_units, tags, facets)
  select "channelId", "externalId", decode("requestHash", 'hex'), "numberPrefix" || nextval('order_numbers'),
    "publicRef", coalesce("customerId", (select id from customer)), method, status, "paymentStatus",
    "fulfillmentStatus", at, "shipBy", "promisedAt", "expiresAt", "verifiedAt", currency, "taxIncluded",
    "cashOnDelivery", "itemsAmount", "shippingAmount", "taxAmount", "totalAmount", "authorizedAmount",
    "capturedAmount", "waitingUnits", tags, facets from g
  on conflict (external_id, channel_id) do nothing returning id, number
), contact as (
  insert into order_contacts (order_id, email, phone, name, name_folded, name_reversed, language, ship_to, bill_to,
    country, postcode, gift_message, instruction)
  select o.id, email, phone, name, "nameFolded", "nameReversed", language, "shipTo", "billTo", country, postcode,
    "giftMessage", instruction from o, k returning 1
), line as (
  insert into order_lines (order_id, no, parent_no, kind, variant_id, sku, name, quantity, unit_amount,
    discount_amount, tax_amount, tax_rate, tax_included, total_amount, spec)
  select o.id, l.no, l."parentNo", l.kind, l."variantId", l.sku, l.name, l.quantity, l."unitAmount",
    l."discountAmount", l."taxAmount", l."taxRate", g."taxIncluded", l."totalAmount", l.spec from o, g, l returning 1
), shipment as (
  insert into shipments (order_id, no, location_id, method, status, ship_by, promised_at, expected_receipt_id, route,
    planned_at)
  select o.id, s.no, s."locationId", g.method, case when s."locationId" is null then 'waiting' else 'planned' end,
    s."shipBy", s."promisedAt", s."expectedReceiptId", s.route, g.at
  from o, g, given, jsonb_to_recordset(doc->'shipments') s(no int, "locationId" int, "shipBy" timestamptz,
    "promisedAt" timestamptz, "expectedReceiptId" bigint, route jsonb) returning 1
), unit as (
  insert into shipment_lines (order_id, shipment_no, line_no, quantity)
  select o.id, u."shipmentNo", u."lineNo", u.quantity
  from o, given, jsonb_to_recordset(doc->'units') u("shipmentNo" int, "lineNo" int, quantity int) returning 1
), promise as (
  insert into promises (order_id, no, promised_at, cause, basis, at)
  select o.id, 1, g."promisedAt", 'placed', g."promiseBasis", g.at from o, g where g."promisedAt" is not null
  returning 1
), payment as (
  insert into payments (order_id, currency, kind, state, amount, provider, provider_ref, at, settled_at)
  select o.id, g.currency, p.kind, 'succeeded', p.amount, p.provider, p."providerRef", p.at, p.at
  from o, g, given, jsonb_to_recordset(doc->'payments') p(kind text, amount bigint, provider text,
    "providerRef" text, at timestamptz) returning id, kind, amount, at
), event as (
  insert into events (order_id, type, actor, visible, at, data)
  select o.id, 'order.placed', h.actor, h.visible, g.at, h.data from o, g, h
  union all
  select o.id, case p.kind when 'capture' then 'payment.captured' else 'payment.authorized' end, h.actor,
    h."paymentVisible", p.at, jsonb_build_object('paymentId', p.id, 'amount', p.amount) from o, h, payment p
  returning id, type
), sent as (
  insert into outbox (event_id) select event.id from event, h where event.type = 'order.placed' and h.sent returning 1
), logged as (
  insert into stock_movements (event_id, variant_id, location_id, kind, reserved_delta, order_id, shipment_no, at)
  select event.id, m."variantId", m."locationId", 'allocate', m.quantity, o.id, m."shipmentNo", g.at
  from o, g, m, event where event.type = 'order.placed' returning 1
), locked as materialized (
  select s.variant_id, s.location_id, m.quantity from o, stock_levels s
  join m on m."variantId" = s.variant_id and m."locationId" = s.location_id order by 1, 2 for no key update of s
), moved as (
  update stock_levels s set reserved = s.reserved + k.quantity from locked k
  where s.variant_id = k.variant_id and s.location_id = k.location_id
    and s.on_hand - s.reserved - s.safety >= k.quantity returning 1
)
select (select id from o) id, (select number from o) number,
  (select count(*) from contact) + (select count(*) from line) + (select count(*) from shipment)
    + (select count(*) from unit) + (select count(*) from promise) + (select count(*) from sent)
    + (select count(*) from logged) written,
  (select count(*)::int from moved) moved`);
