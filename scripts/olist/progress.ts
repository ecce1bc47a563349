import { query, send, transaction } from '@/db';
import type { OrderStatus, ParcelStatus, ShipmentStatus } from '@/db/statuses';

export type Progress = {
  orderId: number;
  status: OrderStatus;
  tags: string[];
  shipments: { no: number; status: ShipmentStatus; parcels: { id: number; status: ParcelStatus }[] }[];
  answered: string[];
};

/** How far an order has come, so that a second run does only what a first one left undone. */
export async function loadProgress(orderId: number): Promise<Progress> {
  const [row] = await transaction((tx) =>
    send<{ progress: Progress }>(
      tx,
      query`
    select jsonb_build_object('orderId', o.id, 'status', o.status, 'tags', to_jsonb(o.tags),
      'shipments', (select coalesce(jsonb_agg(jsonb_build_object('no', s.no, 'status', s.status,
          'parcels', (select coalesce(jsonb_agg(distinct jsonb_build_object('id', p.id, 'status', p.status)), '[]') from parcel_lines pl
            join parcels p on p.id = pl.parcel_id where pl.order_id = s.order_id and pl.shipment_no = s.no and p.status <> 'void'))
        order by s.no), '[]') from shipments s where s.order_id = o.id and s.status <> 'canceled'),
      'answered', (select coalesce(jsonb_agg(ask_key), '[]') from feedback where order_id = o.id and answered_at is not null)
    ) progress from orders o where o.id = ${orderId}`,
    ),
  );
  if (!row) throw new Error(`Order ${orderId} was placed and is gone.`);
  return row.progress;
}
