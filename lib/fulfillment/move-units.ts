import { transaction } from '@/db';
import type { Route } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { moveStock } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { endTogether, holdTogether } from '@/lib/orders/together-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { closeShortPicks, closeWork } from '@/lib/work/tx';
import { codeOf, readTarget, refuseBelowSafety, relocate, type Target } from './move-tx';
import { redate } from './redate-tx';
import type { MoveUnitsInput } from './reroute-inputs';
import { chooseUnits, type Units } from './rules';
import { shipmentStatus } from './shipment-status';
import { lockShipment } from './shipment-tx';
import { silentSubject } from './supplier-rules';

/**
 * A person decides from where units are sent, or that they wait. Their reservation moves with them in one event, so nothing is
 * guessed anew, and the target gives only what it may promise. The exact inverse is moving them back.
 */
export async function moveUnits(
  actor: Actor,
  { orderId, shipmentNo, units: asked, to, note }: MoveUnitsInput,
  at: Date,
): Promise<{ shipmentNo: number }> {
  permit(actor, 'shipment.move');

  return transaction(async (tx) => {
    const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    shipmentStatus.move(shipment.status, 'move');
    const target = to === null ? null : await readTarget(tx, to);
    if (target) permitLocation(actor, target.id);
    if (shipment.locationId === to)
      throw new Refusal('conflict', `These units ${target ? `are at ${target.name}` : 'wait'} already.`);
    const units = chooseUnits(asked, lines, (line) => line.quantity - line.packed, 'to move');
    refusePicked(units, lines, shipment.acceptedAt !== null);

    const moved = await relocate(tx, {
      orderId,
      fromNo: shipmentNo,
      units,
      to,
      route: target && byHand(actor, target, note),
      at,
    });
    const eventId = await record(tx, actor, at, {
      type: 'shipment.moved',
      orderId,
      data: {
        shipmentNo,
        toShipmentNo: moved.shipmentNo,
        from: await codeOf(tx, shipment.locationId),
        to: target?.code ?? null,
        units,
        ...(note && { note }),
      },
    });
    await redate(tx, actor, at, {
      orderId,
      shipmentNos: [shipmentNo, moved.shipmentNo],
      cause: target ? 'an item is sent from another place' : 'an item is not here and waits for stock',
    });
    await (target ? endTogether : holdTogether)(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
    await closeShortPicks(tx, [orderId], at, eventId);
    if (moved.shipmentNo === shipmentNo)
      await closeWork(tx, 'supplier_silent', silentSubject({ orderId, shipmentNo }), at, eventId);
    const { movements } = moved;
    await refuseBelowSafety(tx, { movements, target, channelId: order.channelId });
    await moveStock(tx, eventId, at, movements);
    return { shipmentNo: moved.shipmentNo };
  });
}

function refusePicked(
  units: Units,
  lines: readonly { lineNo: number; quantity: number; picked: number }[],
  accepted: boolean,
) {
  const picked = units.reduce((sum, { lineNo, quantity }) => {
    const line = lines.find((one) => one.lineNo === lineNo);
    return sum + Math.max(0, quantity - (line ? line.quantity - line.picked : 0));
  }, 0);
  if (picked === 0) return;
  const way = accepted
    ? 'The supplier has accepted them and must decline them first.'
    : 'Put them back first: at the bench, “Missing…” with the answer that the units are there.';
  throw new Refusal('conflict', `${picked} of these units ${picked === 1 ? 'is' : 'are'} picked. ${way}`, {
    picked,
  });
}

const byHand = (actor: Actor, { name }: Target, note?: string): Route => ({
  rule: 'by_hand',
  sentence: `${actor.kind === 'staff' ? actor.name : 'Waybill'} chose ${name}${note ? `: ${note}` : ''}.`,
});
