insert into returns (order_id, no, rma, kind, status, location_id, requested_at, reviewed_at, received_at, inspected_at)
select id, 1, rma, 'return', return_status, case when came then location_id end, asked_at,
  case when return_status not in ('requested', 'needs_review') then asked_at + interval '6 hours' end, case when came then asked_at + interval '1 day' end,
  case when return_status in ('inspected', 'resolved') then asked_at + interval '36 hours' end
from (select *, arrived_at + interval '2 days' asked_at, return_status in ('received', 'inspected', 'resolved') came from story where return_status is not null) s order by id;
insert into return_lines (order_id, return_no, line_no, quantity, received, reason, outcome)
select id, 1, 1, 1, case when return_status in ('received', 'inspected', 'resolved') then 1 else 0 end, (array['changed_mind', 'damaged', 'not_as_described', 'wrong_item'])[1 + id % 4], 'refund'
from story where return_status is not null order by id;
insert into return_units (order_id, return_no, no, line_no, variant_id, quantity, condition, location_id, event_id)
select s.id, 1, 1, 1, l.variant_id, 1, 'resell', s.location_id, f.id + 16 * s.id + 10
from story s join line l on l.id = s.id and l.no = 1, first_event f where return_status in ('inspected', 'resolved');

insert into feedback (order_id, kind, ask_key, asked_at, score, comment, answered_at, facts)
select s.id, 'delivery', 'delivery/' || s.id, asked_at, score, case when score is not null and s.id % 3 = 0 then 'Came as it was said.' end, case when score is not null then asked_at + interval '1 day' end,
  jsonb_build_object('daysLate', greatest(0, ceil(extract(epoch from arrived_at - promised_at) / 86400)), 'parcels', 1, 'locations', jsonb_build_array(l.name), 'carriers', jsonb_build_array(carrier), 'channel', c.name)
from (select *, arrived_at + interval '3 days' asked_at, case when r5 < .22 then case when arrived_at > promised_at then 1 + id % 4 else 3 + id % 3 end end score
  from story where went = 'delivered' and age < .93) s
join locations l on l.id = s.location_id join channels c on c.id = s.channel_id order by s.id;
insert into messages (dedupe_key, order_id, kind, recipient, subject, html, plain, state, written_at, sent_at)
select 'order-received/' || s.id, s.id, 'order-received', k.email, 'Your order', repeat('<p>What you ordered, and when it comes.</p>', 50), repeat('What you ordered, and when it comes. ', 20), 'sent', placed_at, placed_at
from story s join order_contacts k on k.order_id = s.id where age > .9 order by s.id;
