-- Indexes that guard nothing are made again when the rows are in: ten times faster than row by row.
create temp table put_aside as
select pg_get_indexdef(i.indexrelid) made_by, i.indexrelid::regclass name from pg_index i join pg_class t on t.oid = i.indrelid
where t.relnamespace = 'public'::regnamespace and t.relname in ('orders', 'order_contacts', 'order_lines', 'shipments', 'shipment_lines', 'parcels',
    'parcel_lines', 'tracking_events', 'promises', 'payments', 'credits', 'events', 'stock_movements', 'feedback', 'messages', 'returns', 'return_lines')
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
do $$ declare aside record; begin
  for aside in select name from put_aside loop execute 'drop index ' || aside.name; end loop;
end $$;
