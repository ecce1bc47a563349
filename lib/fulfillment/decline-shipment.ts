import { transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { refuseUnlessSupplier } from '@/lib/sourcing/supplier-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { closeWork, openShortPicks } from '@/lib/work/tx';
import { lockSharers } from './missing-tx';
import { giveUp } from './reject-tx';
import { chooseUnits } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';
import type { DeclineShipmentInput } from './supplier-inputs';
import { correctionFor, refuseStale, silentSubject } from './supplier-rules';

/**
 * A supplier will not send these units, accepted or not. Another location sends them, or they wait; the reason decides what the
 * stock of the supplier becomes. The way back is to move them there again.
 */
export async function declineShipment(
  actor: Actor,
  { orderId, shipmentNo, units: asked, reason, note, left }: DeclineShipmentInput,
  at: Date,
): Promise<{ rerouted: number; waiting: number }> {
  permit(actor, 'supplier.decline');
  const correction = correctionFor(reason);

  return transaction(async (tx) => {
    const lineNos = asked?.map(({ lineNo }) => lineNo);
    const locked =
      correction === 'all_remaining' ? await lockSharers(tx, orderId, shipmentNo, lineNos) : [orderId];
    const { shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    await refuseUnlessSupplier(tx, actor, shipment.locationId, at);
    refuseStale(left, lines);
    shipmentStatus.move(shipment.status, 'decline');
    const units = chooseUnits(asked, lines, (line) => line.quantity - line.packed, 'to send');

    const eventId = await nextEventId(tx);
    const { results, stock } = await giveUp(tx, actor, at, {
      orderId,
      shipment: { shipment, lines },
      units,
      correction,
      locked,
      cause: 'after the supplier declined',
      eventId,
    });
    const { rerouted, waiting } = results.get(orderId) ?? { rerouted: 0, waiting: 0 };
    const { locationId } = shipment;
    const data = { shipmentNo, locationId, units, reason, ...(note && { note }), rerouted, waiting };
    await record(tx, actor, at, { type: 'shipment.declined', orderId, data }, eventId);
    const skus = lines
      .filter(({ lineNo }) => units.some((unit) => unit.lineNo === lineNo))
      .map(({ sku }) => sku);
    await openShortPicks(tx, {
      results,
      locationId,
      skus,
      openedAt: at,
      openedByEvent: eventId,
    });
    await closeWork(tx, 'supplier_silent', silentSubject({ orderId, shipmentNo }), at, eventId);
    await moveAllStock(tx, at, stock);
    return { rerouted, waiting };
  });
}
