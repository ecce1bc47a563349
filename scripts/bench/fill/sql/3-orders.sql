insert into orders (id, channel_id, external_id, request_hash, number, public_ref, customer_id, status, payment_status, fulfillment_status, placed_at,
  ship_by, promised_at, verified_at, delivered_at, currency, tax_included, items_amount, shipping_amount, tax_amount, total_amount, credited_amount,
  authorized_amount, captured_amount, refunded_amount, open_returns, tags, facets) overriding system value
select id, channel_id, 'X-' || id * 7919::bigint % 99999989, sha256(id::text::bytea), number_prefix || 10000 + id, public_ref,
  customer_id, status, payment, fulfillment, placed_at, case when went = 'canceled' then placed_at + interval '1 day' end, promised_at, placed_at, arrived_at, 'EUR', true, items, 490, tax, items + 490, credited,
  0, captured, refunded, open_returns, tags,
  array['o:' || status, 'p:' || payment, 'f:' || fulfillment, 'c:' || channel_id, 'm:ship']
    || case when went = 'canceled' then '{}' else array['l:' || location_id] end
    || (select coalesce(array_agg('t:' || tag), '{}') from unnest(tags) tag) || array['k:' || country]
from (select s.*, case when went = 'canceled' then 'canceled'
      when went = 'delivered' and open_returns = 0 and money not in ('unpaid', 'owed') then 'closed' else 'open' end status,
    case when went = 'canceled' then 'voided' when money = 'unpaid' then 'unpaid' when money = 'owed' then 'overpaid'
      when refunded > 0 then 'partially_refunded' else 'paid' end payment,
    case when went = 'canceled' then 'n/a' when went = 'delivered' then 'delivered' else 'shipped' end fulfillment,
    case when went = 'canceled' or money = 'unpaid' then 0 else items + 490 end captured
  from (select *, case when return_status in ('requested', 'needs_review', 'approved', 'received', 'inspected') then 1 else 0 end open_returns from story) s) x
join (select id channel, number_prefix from channels) c on c.channel = channel_id order by id;

insert into order_contacts (order_id, email, phone, name, name_folded, name_reversed, language, ship_to, country, postcode)
select s.id, c.email, c.phone, c.name, lower(c.name), lower(split_part(c.name, ' ', 2) || ' ' || split_part(c.name, ' ', 1)), 'de',
  jsonb_build_object('name', c.name, 'line1', 'Hauptstr. ' || s.id % 200, 'city', 'Hamburg', 'postcode', lpad((c.id % 99999)::text, 5, '0'), 'country', s.country),
  s.country, lpad((c.id % 99999)::text, 5, '0')
from story s join customers c on c.id = s.customer_id order by s.id;

insert into order_lines (order_id, no, kind, variant_id, sku, name, quantity, canceled, credited, returned, unit_amount, tax_amount, tax_rate, tax_included, total_amount)
select id, l.no, 'physical', l.variant_id, l.sku, l.name, l.quantity, case when went = 'canceled' then l.quantity else 0 end,
  case when went = 'canceled' then l.quantity when l.no = 1 and return_status = 'resolved' then 1 else 0 end,
  case when l.no = 1 and return_status in ('inspected', 'resolved') then 1 else 0 end,
  l.unit, l.quantity * l.unit * 19 / 119, 0.19, true, l.quantity * l.unit
from line l join story s using (id) order by id, l.no;

insert into promises (order_id, no, promised_at, cause, basis, at, kept)
select id, 1, promised_at, 'placed', jsonb_build_object('from', 'locations', 'shipments', jsonb_build_array(jsonb_build_object('no', 1, 'locationId', location_id))), placed_at,
  promised_at::timestamptz(3) >= arrived_at::timestamptz(3)
from story order by id;
select setval(pg_get_serial_sequence('orders', 'id'), max(id)), setval('order_numbers', 10000 + max(id)) from story;
