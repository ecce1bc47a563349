insert into shipments (order_id, no, location_id, method, status, ship_by, promised_at, route, planned_at, packed_at, handed_over_at, delivered_at)
select id, 1, location_id, 'ship', case went when 'canceled' then 'canceled' when 'delivered' then 'delivered' else 'handed_over' end,
  placed_at + interval '1 day', promised_at, jsonb_build_object('rule', 'nearest', 'sentence', 'The nearest location that has everything.'), placed_at,
  case when went <> 'canceled' then packed_at end, case when went <> 'canceled' then left_at end, arrived_at
from story order by id;
insert into shipment_lines (order_id, shipment_no, line_no, quantity, picked, packed, shipped, delivered)
select id, 1, l.no, l.quantity, sent, sent, sent, case when went = 'delivered' then sent else 0 end
from (select l.*, s.went, case when s.went = 'canceled' then 0 else l.quantity end sent from line l join story s using (id)) l order by id, no;

insert into parcels (id, location_id, carrier, service, tracking_number, status, weight_g, packed_at, handed_over_at, delivered_at) overriding system value
select id, location_id, carrier, 'standard', tracking, case went when 'delivered' then 'delivered' when 'lost' then 'exception' else (array['in_transit', 'handed_over', 'out_for_delivery'])[1 + id % 3] end,
  300 + id % 4000, packed_at, left_at, arrived_at
from story where went <> 'canceled' order by id;
insert into parcel_lines (order_id, shipment_no, line_no, parcel_id, quantity)
select l.id, 1, l.no, l.id, l.quantity from line l join story s using (id) where went <> 'canceled' order by l.id, l.no;
insert into tracking_events (parcel_id, provider_event_id, status, at, place, words)
select id, id || '-' || k, 'in_transit', left_at + k * interval '5 hours', (array['Depot', 'Hub'])[k], (array['Sorted at the depot', 'On its way to your region'])[k]
from story, generate_series(1, 2) k where went <> 'canceled' and age > .9 order by id, k;
select setval(pg_get_serial_sequence('parcels', 'id'), max(id)) from story;
