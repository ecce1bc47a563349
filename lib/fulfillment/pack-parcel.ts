import { transaction } from '@/db';
import { parcelLines, parcels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { PackParcelInput } from './inputs';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';
import { refreshShipment } from './tx';

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

    const [parcel] = await tx
      .insert(parcels)
      .values({ locationId, status: 'packed', weightG, packedAt: at })
      .returning({ id: parcels.id });
    if (!parcel) throw new Error('A parcel was not stored.');
    const parcelId = parcel.id;
    await Promise.all([
      tx.insert(parcelLines).values(units.map((unit) => ({ orderId, shipmentNo, parcelId, ...unit }))),
      countUnits(tx, { orderId, shipmentNo }, 'packed', units),
      record(tx, actor, at, { type: 'parcel.packed', orderId, data: { shipmentNo, parcelId, units } }),
    ]);
    await refreshShipment(tx, at, orderId, shipmentNo);
    await refreshOrder(tx, orderId);
    return { parcelId };
  });
}
