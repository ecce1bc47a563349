import { pgArray, query, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { PackParcelInput } from './inputs';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';

/** Picked units go into one box. A shipment may need several. */
export async function packParcel(
  actor: Actor,
  { orderId, shipmentNo, units: asked, weightG }: PackParcelInput,
  at: Date,
): Promise<{ parcelId: number }> {
  permit(actor, 'shipment.pack');

  return transaction(async (tx) => {
    const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    const { locationId } = shipment;
    permitLocation(actor, locationId);
    shipmentStatus.move(shipment.status, 'pack');
    refuseBlocked(order, shipment);
    const units = chooseUnits(asked, lines, (line) => line.picked - line.packed, 'picked and not packed');
    if (locationId === null) throw new Refusal('conflict', 'This shipment has no location to pack at.');

    const [parcel] = await tx.execute<{ id: number }>(query`
      with parcel as (
        insert into parcels (location_id, status, weight_g, packed_at)
        values (${locationId}, 'packed', ${weightG ?? null}, ${at}::timestamptz) returning id
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
      record(tx, actor, at, { type: 'parcel.packed', orderId, data: { shipmentNo, parcelId, units } }),
      refreshOrder(tx, orderId),
    ]);
    return { parcelId };
  });
}
