import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { emptyHolds } from '@/lib/inventory/cut-holds-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { openWork } from '@/lib/work/tx';
import type { ShortPickInput } from './inputs';
import { correctionOf, lockSharers, type Missing, sendElsewhere, unpickedAt } from './missing-tx';
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
      reason === 'all_remaining' ? await lockSharers(tx, orderId, shipmentNo, lineNo) : [orderId];
    const { shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    const { locationId } = shipment;
    permitLocation(actor, locationId);
    shipmentStatus.move(shipment.status, 'shortPick');
    const line = lines.find((candidate) => candidate.lineNo === lineNo);
    if (!line) throw new Refusal('invalid', `Shipment ${shipmentNo} has no line ${lineNo}.`, { lineNo });
    const left = line.quantity - line.packed;
    if (quantity > left)
      throw new Refusal('conflict', `Line ${lineNo} has ${left} left to pack, not ${quantity}.`, { left });

    const pickedOfThem = Math.max(0, quantity - (line.quantity - line.picked));
    if (pickedOfThem > 0)
      await countUnits(tx, { orderId, shipmentNo }, 'picked', [{ lineNo, quantity: pickedOfThem }], -1);
    const data = { shipmentNo, lineNo, missing: quantity, reason };
    const eventId = await record(tx, actor, at, { type: 'shipment.short_picked', orderId, data });
    if (reason === 'none') {
      await refreshOrder(tx, orderId);
      return { rerouted: 0, waiting: 0 };
    }

    const place =
      line.stocked && line.variantId && locationId ? { variantId: line.variantId, locationId } : null;
    const missing: Missing[] =
      place && reason === 'all_remaining'
        ? oneFirst(await unpickedAt(tx, place), orderId).filter((part) => locked.includes(part.orderId))
        : [{ orderId, shipmentNo, lineNo, quantity }];
    const { results, stock } = await sendElsewhere(tx, actor, at, { missing, place });
    for (const [id, { waiting }] of results) {
      if (waiting === 0) continue;
      await openWork(tx, {
        type: 'short_pick',
        subject: `order:${id}`,
        orderId: id,
        locationId: locationId ?? undefined,
        openedAt: at,
        openedByEvent: eventId,
        data: { sku: line.sku, missing: waiting },
      });
    }
    if (place && reason === 'all_remaining') stock.push(...(await emptyHolds(tx, actor, at, place)));
    if (place) stock.push({ eventId, movements: [await correctionOf(tx, place, reason, quantity)] });
    await moveAllStock(tx, at, stock);
    return results.get(orderId) ?? { rerouted: 0, waiting: 0 };
  });
}

/** Who has just been at the shelf is served first, then the oldest order. */
const oneFirst = (missing: readonly Missing[], orderId: number) =>
  [...missing].sort((a, b) => Number(b.orderId === orderId) - Number(a.orderId === orderId));
