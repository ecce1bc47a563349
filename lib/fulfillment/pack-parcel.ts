import { transaction } from '@/db';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { PackParcelInput } from './inputs';
import { storeParcel } from './packing-tx';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';

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
    return {
      parcelId: await storeParcel(tx, actor, at, { orderId, shipmentNo, locationId, units, weightG }),
    };
  });
}
