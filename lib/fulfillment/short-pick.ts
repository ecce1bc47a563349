import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { openShortPicks } from '@/lib/work/tx';
import type { ShortPickInput } from './inputs';
import { lockSharers } from './missing-tx';
import { giveUp } from './reject-tx';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';

/**
 * Units were not on the shelf. `none`: they are there after all and wait to be picked again. `this_quantity`: these are
 * missing. `all_remaining`: the bin is empty but for what has been picked, so everybody's unpicked units are missing.
 * Missing units leave the stock and are sent from another location at once, or wait with a work item.
 */
export async function shortPick(
  actor: Actor,
  { orderId, shipmentNo, lineNo, quantity, reason }: ShortPickInput,
  at: Date,
): Promise<{ rerouted: number; waiting: number }> {
  permit(actor, 'shipment.pick');

  return transaction(async (tx) => {
    const locked =
      reason === 'all_remaining' ? await lockSharers(tx, orderId, shipmentNo, [lineNo]) : [orderId];
    const { shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    shipmentStatus.move(shipment.status, 'shortPick');
    const line = lines.find((candidate) => candidate.lineNo === lineNo);
    if (!line) throw new Refusal('invalid', `Shipment ${shipmentNo} has no line ${lineNo}.`, { lineNo });
    const left = line.quantity - line.packed;
    if (quantity > left)
      throw new Refusal('conflict', `Line ${lineNo} has ${left} left to pack, not ${quantity}.`, { left });

    const data = { shipmentNo, lineNo, missing: quantity, reason };
    const eventId = await record(tx, actor, at, { type: 'shipment.short_picked', orderId, data });
    if (reason === 'none') {
      const pickedOfThem = Math.max(0, quantity - (line.quantity - line.picked));
      if (pickedOfThem > 0)
        await countUnits(tx, { orderId, shipmentNo }, 'picked', [{ lineNo, quantity: pickedOfThem }], -1);
      await refreshOrder(tx, orderId);
      return { rerouted: 0, waiting: 0 };
    }

    const { results, stock } = await giveUp(tx, actor, at, {
      orderId,
      shipment: { shipment, lines },
      units: [{ lineNo, quantity }],
      correction: reason,
      locked,
      cause: 'after a short pick',
      eventId,
    });
    await openShortPicks(tx, {
      results,
      locationId: shipment.locationId,
      skus: [line.sku],
      openedAt: at,
      openedByEvent: eventId,
    });
    await moveAllStock(tx, at, stock);
    return results.get(orderId) ?? { rerouted: 0, waiting: 0 };
  });
}
