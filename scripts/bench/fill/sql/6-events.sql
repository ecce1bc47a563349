-- Ids from the order's: sixteen per order, behind everything that was recorded while the shop was made.
create temp table first_event as select (max(id) / 16 + 1) * 16 id from events;
insert into events (id, order_id, type, actor, visible, at, recorded_at, data) overriding system value
select f.id + 16 * s.id + k, s.id, e.type, e.actor, e.visible, e.at, e.at, e.data
from story s, first_event f, lateral (values
  (0, 'order.placed', 'system:fill', true, placed_at, jsonb_build_object('units', units, 'totalAmount', items + 490, 'currency', 'EUR'), true),
  (1, 'payment.authorized', 'system:fill', false, placed_at, jsonb_build_object('paymentId', 4 * s.id, 'amount', items + 490), money <> 'unpaid'),
  (2, 'order.canceled', 'staff:1', true, placed_at + interval '40 minutes', jsonb_build_object('units', said, 'reason', 'customer', 'creditedAmount', credited), went = 'canceled'),
  (3, 'payment.voided', 'staff:1', false, placed_at + interval '40 minutes', jsonb_build_object('paymentId', 4 * s.id + 2, 'amount', items + 490), went = 'canceled'),
  (4, 'parcel.packed', 'staff:1', true, packed_at, jsonb_build_object('shipmentNo', 1, 'parcelId', s.id, 'units', said), went <> 'canceled'),
  (5, 'parcel.handed_over', 'staff:1', true, left_at, jsonb_build_object('shipmentNo', 1, 'parcelId', s.id, 'carrier', carrier, 'trackingNumber', tracking), went <> 'canceled'),
  (6, 'payment.captured', 'staff:1', false, left_at, jsonb_build_object('paymentId', 4 * s.id + 1, 'amount', items + 490), went <> 'canceled' and money <> 'unpaid'),
  (7, 'parcel.delivered', 'system:carrier', true, arrived_at, jsonb_build_object('shipmentNo', 1, 'parcelId', s.id), went = 'delivered'),
  (8, 'order.delivered', 'system:carrier', true, arrived_at, '{}', went = 'delivered'),
  (9, 'return.requested', 'staff:1', true, arrived_at + interval '2 days', jsonb_build_object('returnNo', 1, 'rma', rma,
    'units', jsonb_build_array(jsonb_build_object('lineNo', 1, 'quantity', 1))), return_status is not null),
  (10, 'return.inspected', 'staff:1', true, arrived_at + interval '84 hours', jsonb_build_object('returnNo', 1, 'units', jsonb_build_array(jsonb_build_object('lineNo', 1, 'quantity', 1, 'condition', 'resell'))),
    return_status in ('inspected', 'resolved')),
  (11, 'return.credited', 'staff:1', false, arrived_at + interval '4 days', jsonb_build_object('returnNo', 1, 'amount', first_unit), return_status = 'resolved'),
  (12, 'payment.refunded', 'staff:1', true, coalesce(arrived_at + interval '4 days', placed_at), jsonb_build_object('paymentIds', jsonb_build_array(4 * s.id + 3), 'amount', refunded), refunded > 0)
) e(k, type, actor, visible, at, data, there) where there;
select setval(pg_get_serial_sequence('events', 'id'), f.id + 16 * (max(s.id) + 1)) from story s, first_event f group by f.id;

-- What was sold was there: each level opens with what it has sent and 5,000 units more.
create temp table opening as
select v.id variant_id, l.id location_id, 5000 + coalesce(sold, 0)::int units, nextval(pg_get_serial_sequence('events', 'id')) event_id
from variants v join locations l on l.id % 10 = (v.id - 1) % 10
left join (select variant_id, location_id, sum(quantity) sold from line l join story s using (id) where went <> 'canceled' group by 1, 2) x on x.variant_id = v.id and x.location_id = l.id
where v.sku like 'SKU-%' order by 1, 2;
insert into events (id, subject, type, actor, at, recorded_at, data) overriding system value
select event_id, 'stock:' || variant_id || ':' || location_id, 'stock.received', 'system:bench', opened, opened, jsonb_build_object('sku', v.sku, 'location', l.code, 'quantity', units)
from opening o join variants v on v.id = variant_id join locations l on l.id = location_id, (select current_setting('bench.now')::timestamptz - interval '731 days' opened) x;
insert into stock_movements (event_id, variant_id, location_id, kind, on_hand_delta, at)
select event_id, variant_id, location_id, 'receive', units, current_setting('bench.now')::timestamptz - interval '731 days' from opening;
insert into stock_movements (event_id, variant_id, location_id, kind, on_hand_delta, reserved_delta, order_id, shipment_no, at)
select f.id + 16 * s.id + k, l.variant_id, s.location_id, kind, m.leaves * quantity, m.reserves * quantity, s.id, 1, at
from story s join line l using (id), first_event f, lateral (values
  (0, 'allocate', 0, 1, placed_at, true), (2, 'release', 0, -1, placed_at + interval '40 minutes', went = 'canceled'), (5, 'ship', -1, -1, left_at, went <> 'canceled')) m(k, kind, leaves, reserves, at, there)
where there order by 1, 2;
insert into stock_movements (event_id, variant_id, location_id, kind, on_hand_delta, order_id, reason, at)
select f.id + 16 * s.id + 10, l.variant_id, s.location_id, 'return', 1, s.id, 'return, resell', arrived_at + interval '84 hours'
from story s join line l using (id), first_event f where l.no = 1 and return_status in ('inspected', 'resolved');
insert into stock_levels (variant_id, location_id, on_hand, reserved)
select variant_id, location_id, sum(on_hand_delta), sum(reserved_delta) from stock_movements group by 1, 2 order by 1, 2;
