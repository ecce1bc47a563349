import { pgArray, query, type Tx } from '@/db';
import type { Evidence } from '@/db/schema/fulfillment';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { EventData } from '@/lib/events/types';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import type { Actor } from '@/lib/staff/permissions';
import type { Units } from './rules';
import { countUnits } from './shipment-tx';

type NewParcel = {
  orderId: number;
  shipmentNo: number;
  locationId: number | null;
  units: Units;
  weightG?: number | undefined;
  boxId?: number | undefined;
  evidence?: Evidence;
  told?: Pick<EventData['parcel.packed'], 'unscanned' | 'wrongScans'>;
};

/** Picked units of a locked shipment become one parcel. */
export async function storeParcel(tx: Tx, actor: Actor, at: Date, given: NewParcel): Promise<number> {
  const { orderId, shipmentNo, locationId, units, weightG, boxId, evidence, told } = given;
  if (locationId === null) throw new Refusal('conflict', 'This shipment has no location to pack at.');

  const [parcel] = await tx.execute<{ id: number }>(query`
    with parcel as (
      insert into parcels (location_id, status, weight_g, box_id, evidence, packed_at)
      values (${locationId}, 'packed', ${weightG ?? null}, ${boxId ?? null}::int,
        ${evidence ? JSON.stringify(evidence) : null}::jsonb, ${at}::timestamptz) returning id
    ), line as (
      insert into parcel_lines (parcel_id, order_id, shipment_no, line_no, quantity)
      select parcel.id, ${orderId}, ${shipmentNo}::smallint, u.line_no, u.quantity
      from parcel, unnest(${pgArray(units.map(({ lineNo }) => lineNo))}::smallint[],
        ${pgArray(units.map(({ quantity }) => quantity))}::int[]) u(line_no, quantity)
    )
    select id from parcel`);
  if (!parcel) throw new Error('A parcel was not stored.');
  const parcelId = parcel.id;
  await Promise.all([
    countUnits(tx, { orderId, shipmentNo }, 'packed', units),
    record(tx, actor, at, { type: 'parcel.packed', orderId, data: { shipmentNo, parcelId, units, ...told } }),
    refreshOrder(tx, orderId),
  ]);
  return parcelId;
}
