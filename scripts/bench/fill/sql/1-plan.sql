-- What will be written: bench.orders orders over two years of a growing shop, of which the last bench.live are left to be placed.
set session_replication_role = replica; -- foreign keys are not looked up row by row: the doctor and the scenarios would meet a row that does not fit
set synchronous_commit = off;
set statement_timeout = 0;
set work_mem = '256MB';
set maintenance_work_mem = '512MB';
set jit = off;
select setseed(0.42);

create temp table draw as
select i id, current_setting('bench.now')::timestamptz(3) - power(1 - (i - 1) / n, 1.6) * interval '730 days' placed_at, i / n age,
  case when r6 < .6 then 1 when r6 < .8 then 2 when r6 < .92 then 3 else 4 end channel_id,
  1 + floor(50 * power(r7, 2))::int location_id, 1 + floor(customers * power(r8, 1.3))::int customer_id,
  case when r1 < .6 then 1 when r1 < .8 then 2 when r1 < .92 then 3 when r1 < .97 then 4 else 5 end lines, r2, r3, r4, r5
from (select i, current_setting('bench.orders')::float n, current_setting('bench.customers')::int customers, random() r1, random() r2,
    random() r3, random() r4, random() r5, random() r6, random() r7, random() r8
  from generate_series(1, current_setting('bench.orders')::int - current_setting('bench.live')::int) i offset 0) x;

create temp table line as
select d.id, no::smallint no, 1 + d.location_id % 10 + 10 * ((floor(groups * power(d.r5, 3))::int + no * 7) % groups) variant_id,
  1 + floor(3 * power(random(), 4))::int quantity
from draw d, generate_series(1, d.lines) no, (select current_setting('bench.skus')::int / 10 groups) g;
alter table line add unit bigint, add name text, add sku text;
update line l set unit = v.price_amount, name = v.name, sku = v.sku from variants v where v.id = l.variant_id;
create index on line (id, no);
analyze line;

create temp table story as
select d.*, l.items, l.tax, l.units, l.said, l.first_unit,
  case when r2 < .025 then 'canceled' when age > .955 then 'road' when r2 < .027 then 'lost' else 'delivered' end went,
  -- what came back: one unit of the first line
  case when r2 >= .027 and r3 > .92 and age < .935 then case
    when age > .9 then (array['requested', 'needs_review', 'approved', 'received', 'inspected', 'resolved', 'resolved', 'requested'])[1 + d.id % 8]
    when d.id % 8 = 0 then 'declined' else 'resolved' end end return_status,
  -- what was special about the money
  case when age > .955 or r2 < .027 or r3 > .92 then '' when r4 < .004 then 'unpaid' when r4 < .02 then 'goodwill' when r4 < .021 then 'owed' else '' end money,
  case when r4 > .98 then array['VIP'] when r4 > .96 then array['gift'] else array[]::text[] end tags,
  (array['DE', 'DE', 'DE', 'FR', 'NL', 'AT'])[1 + customer_id % 6] country,
  placed_at + interval '10 hours' + r4 * interval '9 hours' packed_at, placed_at + interval '20 hours' + r5 * interval '8 hours' left_at,
  placed_at + interval '3 days 12 hours' promised_at,
  (array['DHL', 'DPD', 'GLS', 'UPS'])[1 + d.id % 4] carrier, '0034' || 434000000000 + d.id * 7919::bigint tracking,
  -- hexadecimal digits are digits of references too
  lpad(upper(to_hex(d.id * 61803398875 & (1::bigint << 40) - 1)), 10, '0') public_ref, 'R' || lpad(upper(to_hex(d.id * 2654435761 & (1::bigint << 32) - 1)), 8, '0') rma
from draw d join (select id, sum(quantity * unit)::bigint items, sum(quantity * unit * 19 / 119)::bigint tax, sum(quantity)::int units,
    jsonb_agg(jsonb_build_object('lineNo', no, 'quantity', quantity) order by no) said, min(unit) filter (where no = 1) first_unit
  from line group by 1) l using (id) order by d.id;
alter table story add arrived_at timestamptz(3), add refunded bigint, add credited bigint;
update story set
  arrived_at = case when went = 'delivered' then left_at + interval '19 hours' + r3 * interval '67 hours' + case when r2 > .97 and age < .9 then interval '6 days' else interval '0' end end,
  refunded = case when return_status = 'resolved' then first_unit when money = 'goodwill' then 490 else 0 end,
  credited = case when went = 'canceled' then items + 490 when return_status = 'resolved' then first_unit when money in ('goodwill', 'owed') then 490 else 0 end;
create index on story (id);
analyze story;
