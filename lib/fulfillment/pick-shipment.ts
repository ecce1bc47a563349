import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { PickShipmentInput } from './inputs';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';

/** Units have been taken off the shelf. Picking what was only planned releases it. */
export async function pickShipment(
  actor: Actor,
  { orderId, shipmentNo, units: asked }: PickShipmentInput,
  at: Date,
) {
  permit(actor, 'shipment.pick');

  await transaction(async (tx) => {
    const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    shipmentStatus.move(shipment.status, 'pick');
    refuseBlocked(order, shipment);
    const units = chooseUnits(asked, lines, (line) => line.quantity - line.picked, 'to pick');

    await Promise.all([
      countUnits(tx, { orderId, shipmentNo }, 'picked', units),
      record(tx, actor, at, { type: 'shipment.picked', orderId, data: { shipmentNo, units } }),
      refreshOrder(tx, orderId),
    ]);
  });
}
