import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { refuseUnlessSupplier } from '@/lib/sourcing/supplier-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { handOver, takenNumber } from './hand-over-tx';
import { storeParcel } from './packing-tx';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';
import type { SendShipmentInput } from './supplier-inputs';
import { refuseStale } from './supplier-rules';

/** A supplier says what has left and how: accepted units become one parcel that its carrier has. */
export async function sendShipment(
  actor: Actor,
  { orderId, shipmentNo, units: asked, left, carrier, trackingNumber }: SendShipmentInput,
  at: Date,
): Promise<{ parcelId: number }> {
  permit(actor, 'supplier.send');
  try {
    return await transaction(async (tx) => {
      const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
      const { locationId } = shipment;
      permitLocation(actor, locationId);
      await refuseUnlessSupplier(tx, actor, locationId, at);
      refuseStale(left, lines);
      if (!shipment.acceptedAt && shipmentStatus.can(shipment.status, 'accept'))
        throw new Refusal('conflict', 'Accept it first: then the address and the slip are here as well.');
      shipmentStatus.move(shipment.status, 'pack');
      refuseBlocked(order, shipment);
      const units = chooseUnits(asked, lines, (line) => line.picked - line.packed, 'accepted and not sent');
      const parcelId = await storeParcel(tx, actor, at, { orderId, shipmentNo, locationId, units });
      await handOver(tx, actor, { parcelId, carrier, trackingNumber }, at);
      return { parcelId };
    });
  } catch (error) {
    throw (await takenNumber(actor, error, { carrier, trackingNumber })) ?? error;
  }
}
