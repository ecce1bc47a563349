import { transaction } from '@/db';
import { nextEventId, record } from '@/lib/events/tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { closeWork, openShortPicks } from '@/lib/work/tx';
import { lockSharers } from './missing-tx';
import { giveUp } from './reject-tx';
import { sentTo } from './rejected-tx';
import type { RejectShipmentInput } from './reroute-inputs';
import { chooseUnits, rejectedWords } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';
import { silentSubject } from './supplier-rules';

/**
 * A location will not send these units: another one does, never the same, or they wait. `none`: they are there, and its stock
 * stays; `this_quantity`: these are missing; `all_remaining`: nothing unpicked is left of them, whoever ordered it.
 */
export async function rejectShipment(
  actor: Actor,
  { orderId, shipmentNo, units: asked, reason, note }: RejectShipmentInput,
  at: Date,
): Promise<{ rerouted: number; waiting: number; said: string }> {
  permit(actor, 'shipment.reject');

  return transaction(async (tx) => {
    const lineNos = asked?.map(({ lineNo }) => lineNo);
    const locked =
      reason === 'all_remaining' ? await lockSharers(tx, orderId, shipmentNo, lineNos) : [orderId];
    const { shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    shipmentStatus.move(shipment.status, 'reject');
    const units = chooseUnits(asked, lines, (line) => line.quantity - line.packed, 'to send');

    const eventId = await nextEventId(tx);
    const { results, stock } = await giveUp(tx, actor, at, {
      orderId,
      shipment: { shipment, lines },
      units,
      correction: reason,
      locked,
      cause: 'after a rejection',
      eventId,
    });
    const others = [...results.keys()].filter((id) => id !== orderId).length;
    const { rerouted, waiting } = results.get(orderId) ?? { rerouted: 0, waiting: 0 };
    const { locationId } = shipment;
    const data = { shipmentNo, locationId, units, reason, ...(note && { note }), rerouted, waiting };
    await record(tx, actor, at, { type: 'shipment.rejected', orderId, data }, eventId);
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
    const said = rejectedWords(await sentTo(tx, orderId, eventId), waiting, others);
    await moveAllStock(tx, at, stock);
    return { rerouted, waiting, said };
  });
}
