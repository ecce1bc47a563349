import { query, type Tx } from '@/db';

/** Where units of an order went after an event: names of locations and how many units each got. */
export const sentTo = (tx: Tx, orderId: number, afterEventId: number) =>
  tx.execute<{ name: string; units: number }>(query`
    select l.name, sum((u ->> 'quantity')::int)::int units
    from events e join locations l on l.id = (e.data ->> 'locationId')::int, jsonb_array_elements(e.data -> 'units') u
    where e.order_id = ${orderId} and e.id > ${afterEventId} and e.type = 'shipment.allocated'
    group by l.name order by 2 desc, 1`);
