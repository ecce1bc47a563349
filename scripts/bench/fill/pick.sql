-- What people would have done at the shelves: the youngest $1 planned shipments of the bench are picked.
with chosen as (
  select s.order_id, s.no from orders o join shipments s on s.order_id = o.id and s.status = 'planned'
  where o.status = 'open' and o.fulfillment_status = 'allocated' and o.external_id like 'B-%' and o.external_id <> 'B-500-LINES'
    and not exists (select from shipments t where t.order_id = o.id and t.no <> s.no)
  order by o.id desc limit $1
), line as (
  update shipment_lines l set picked = l.quantity from chosen c where l.order_id = c.order_id and l.shipment_no = c.no returning l.order_id, l.line_no, l.quantity
), shipment as (
  update shipments s set status = 'picking' from chosen c where s.order_id = c.order_id and s.no = c.no
), ordered as (
  update orders o set fulfillment_status = 'picking', facets = array_replace(facets, 'f:allocated', 'f:picking') from chosen c where o.id = c.order_id
), event as (
  insert into events (order_id, type, actor, at, data)
  select c.order_id, 'shipment.picked', 'system:bench', $2::timestamptz, jsonb_build_object('shipmentNo', c.no,
    'units', (select jsonb_agg(jsonb_build_object('lineNo', line_no, 'quantity', quantity)) from line l where l.order_id = c.order_id))
  from chosen c
)
select order_id::int "orderId", no "shipmentNo" from chosen
