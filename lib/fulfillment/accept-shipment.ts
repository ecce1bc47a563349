import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shipments } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { refuseUnlessSupplier } from '@/lib/sourcing/supplier-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { formatMoment } from '@/lib/time';
import { closeWork } from '@/lib/work/tx';
import { refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';
import type { AcceptShipmentInput } from './supplier-inputs';
import { silentSubject } from './supplier-rules';

/**
 * A supplier will send this and has set the units aside, so they count as picked: nobody else's empty bin takes them away.
 * The way back is to decline.
 */
export async function acceptShipment(actor: Actor, { orderId, shipmentNo }: AcceptShipmentInput, at: Date) {
  permit(actor, 'supplier.accept');

  await transaction(async (tx) => {
    const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    await refuseUnlessSupplier(tx, actor, shipment.locationId, at);
    if (shipment.acceptedAt)
      throw new Refusal('conflict', `It was accepted already, ${formatMoment(shipment.acceptedAt, at)}.`);
    shipmentStatus.move(shipment.status, 'accept');
    refuseBlocked(order, shipment);
    const units = lines
      .map(({ lineNo, quantity, picked }) => ({ lineNo, quantity: quantity - picked }))
      .filter(({ quantity }) => quantity > 0);

    await tx
      .update(shipments)
      .set({ acceptedAt: at })
      .where(and(eq(shipments.orderId, orderId), eq(shipments.no, shipmentNo)));
    const data = { shipmentNo, units: lines.map(({ lineNo, quantity }) => ({ lineNo, quantity })) };
    const eventId = await record(tx, actor, at, { type: 'shipment.accepted', orderId, data });
    await countUnits(tx, { orderId, shipmentNo }, 'picked', units);
    await closeWork(tx, 'supplier_silent', silentSubject({ orderId, shipmentNo }), at, eventId);
    await refreshOrder(tx, orderId);
  });
}
