-- Ids from the order's: four per order.
insert into payments (id, order_id, currency, kind, state, amount, provider, provider_ref, parent_id, at, settled_at) overriding system value
select 4 * s.id + k, s.id, 'EUR', kind, 'succeeded', amount, 'card', 'pi_' || s.id || '_' || k, case k when 0 then null when 3 then 4 * s.id + 1 else 4 * s.id end, p.at, p.at
from story s, lateral (values
  (0, 'authorize', items + 490, placed_at, true), (1, 'capture', items + 490, left_at, went <> 'canceled'), (2, 'void', items + 490, placed_at + interval '40 minutes', went = 'canceled'),
  (3, 'refund', refunded, coalesce(arrived_at + interval '4 days', placed_at), refunded > 0)) p(k, kind, amount, at, there)
where there and money <> 'unpaid' order by 1;
insert into credits (order_id, no, line_no, unit_from, unit_to, amount, tax_amount, reason, return_no, at)
select l.id, l.no, l.no, 0, l.quantity, l.quantity * l.unit, l.quantity * l.unit * 19 / 119, 'cancel', null::smallint, placed_at + interval '40 minutes'
from line l join story s using (id) where went = 'canceled'
union all
select id, 100, null, null, null, 490, 0, case when went = 'canceled' then 'cancel' else 'goodwill' end, null, coalesce(arrived_at, placed_at) + interval '40 minutes'
from story where went = 'canceled' or money in ('goodwill', 'owed')
union all
select l.id, 1, 1, 0, 1, l.unit, l.quantity * l.unit * 19 / 119 / l.quantity, 'return', 1, arrived_at + interval '4 days'
from line l join story s using (id) where l.no = 1 and return_status = 'resolved';
select setval(pg_get_serial_sequence('payments', 'id'), 4 * max(id) + 4) from story;
