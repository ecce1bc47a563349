import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shipments } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { ReleaseShipmentInput } from './inputs';
import { refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';

/** Gives a shipment to its location to pick. */
export async function releaseShipment(actor: Actor, { orderId, shipmentNo }: ReleaseShipmentInput, at: Date) {
  permit(actor, 'shipment.release');

  await transaction(async (tx) => {
    const { order, shipment } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    const status = shipmentStatus.move(shipment.status, 'release');
    refuseBlocked(order, shipment);

    await tx
      .update(shipments)
      .set({ status })
      .where(and(eq(shipments.orderId, orderId), eq(shipments.no, shipmentNo)));
    await record(tx, actor, at, { type: 'shipment.released', orderId, data: { shipmentNo } });
    await refreshOrder(tx, orderId);
  });
}
