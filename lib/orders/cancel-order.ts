import { sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { livingLines, reservations, takeUnits } from '@/lib/fulfillment/units-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { voidAuthorizations } from '@/lib/payments/authorization-tx';
import { creditUnits } from '@/lib/payments/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeLateOrder, closeOrderWork, closeShortPicks } from '@/lib/work/tx';
import { byShipment, creditShipping } from './cancel-parts';
import { planCancel } from './cancel-plan';
import { endHolds } from './holds-tx';
import type { CancelOrderInput } from './inputs';
import { readLines } from './lines-tx';
import { giveBackPromotions } from './promotions-tx';
import { refreshOrder } from './refresh-tx';
import { endTogether } from './together-tx';
import { lockOrder } from './tx';

/**
 * Units that have not left will never be sent: their stock is free, their share of the price is no longer owed. When nothing
 * is left of the order, the shipping price goes too and open authorizations are given up. What was taken is not paid out here.
 */
export async function cancelOrder(
  actor: Actor,
  { orderId, units: asked, reason, note }: CancelOrderInput,
  at: Date,
) {
  permit(actor, 'order.cancel');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.status === 'canceled' || order.status === 'expired')
      throw new Refusal(
        'conflict',
        `Order ${order.number} is already ${order.status}. Nothing is left of it.`,
      );
    const [lines, living, parcels] = await Promise.all([
      readLines(tx, orderId),
      livingLines(tx, orderId),
      packedParcels(tx, orderId),
    ]);
    const { units, settled, takes, whole } = planCancel({
      number: order.number,
      lines,
      living,
      asked,
      pickedToo: actor.kind !== 'staff' || actor.role === 'owner',
      parcelsOf: (lineNo) => parcels.filter((parcel) => parcel.lineNo === lineNo).map(({ id }) => id),
    });

    for (const [shipmentNo, taken] of byShipment(takes))
      await takeUnits(
        tx,
        orderId,
        shipmentNo,
        taken.map((take) => ({ lineNo: take.lineNo, quantity: take.units })),
      );
    const credit = await creditUnits(tx, actor, at, { orderId, units: settled, reason: 'cancel', note });
    const creditedAmount = credit.amount + (whole ? await creditShipping(tx, actor, at, order) : 0);

    const eventId = await record(tx, actor, at, {
      type: whole ? 'order.canceled' : 'order.units_canceled',
      orderId,
      data: { units, reason, note, creditedAmount },
    });
    if (whole) {
      await voidAuthorizations(tx, actor, at, order);
      await endHolds(tx, at, orderId);
      await giveBackPromotions(tx, at, orderId);
      await closeOrderWork(tx, orderId, at, eventId);
    }
    await endTogether(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
    await closeShortPicks(tx, [orderId], at, eventId);
    await closeLateOrder(tx, orderId, at, eventId);
    const freed = takes.map((take) => ({ ...take, at: take.locationId }));
    await moveAllStock(tx, at, [{ eventId, movements: reservations('release', orderId, freed) }]);
    return { canceledUnits: units.reduce((sum, unit) => sum + unit.quantity, 0), creditedAmount };
  });
}

const packedParcels = (tx: Tx, orderId: number) =>
  tx.execute<{ id: number; lineNo: number }>(sql`
    select p.id, x.line_no "lineNo" from parcel_lines x join parcels p on p.id = x.parcel_id
    where x.order_id = ${orderId} and p.status in ('packed', 'labeled') order by p.id`);
