import { eq, sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { orders } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { livingLines, reservations, takeUnits } from '@/lib/fulfillment/units-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { voidAuthorizations } from '@/lib/payments/authorization-tx';
import { creditUnits } from '@/lib/payments/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeOrderWork, openPaidLate } from '@/lib/work/tx';
import { byShipment, creditShipping } from './cancel-parts';
import { planCancel } from './cancel-plan';
import { endHolds } from './holds-tx';
import { readLines } from './lines-tx';
import { giveBackPromotions } from './promotions-tx';
import { refreshOrder } from './refresh-tx';
import { lockOrder } from './tx';

/** What is left over is met in the next minute. */
const LIMIT = 100;

/**
 * Ends orders that were neither paid nor verified in time, each in its own transaction; who pays or verifies at that very
 * moment is either before it or after it. Answers how many ended and how many had come too far to end.
 */
export async function expireOrders(
  actor: Actor,
  { limit = LIMIT }: { limit?: number },
  at: Date,
): Promise<{ expired: number; kept: number }> {
  permit(actor, 'order.expire');
  const due = await db.execute<{ id: number }>(sql`
    select id from orders where expires_at <= ${at.toISOString()}::timestamptz and live order by expires_at, id limit ${limit}`);
  const counts = { expired: 0, kept: 0 };
  for (const { id } of due)
    try {
      const became = await expireOrder(actor, id, at);
      if (became) counts[became]++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // one that cannot end keeps no other from it; the doctor tells of it
    }
  return counts;
}

async function expireOrder(actor: Actor, orderId: number, at: Date): Promise<'expired' | 'kept' | null> {
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order.live || !order.expiresAt || order.expiresAt > at) return null;
    const [lines, living] = await Promise.all([readLines(tx, orderId), livingLines(tx, orderId)]);
    if (living.some((line) => line.picked > 0)) {
      await tx.update(orders).set({ expiresAt: null }).where(eq(orders.id, orderId));
      const data = { why: 'its goods are being picked' };
      await record(tx, actor, at, { type: 'order.expiry_passed', orderId, data });
      return 'kept';
    }
    const { units, settled, takes } = planCancel({
      number: order.number,
      lines,
      living,
      asked: undefined,
      pickedToo: false,
      parcelsOf: () => [],
    });
    for (const [shipmentNo, taken] of byShipment(takes))
      await takeUnits(
        tx,
        orderId,
        shipmentNo,
        taken.map((take) => ({ lineNo: take.lineNo, quantity: take.units })),
      );
    await creditUnits(tx, actor, at, { orderId, units: settled, reason: 'cancel', note: 'Expired' });
    await creditShipping(tx, actor, at, order);
    await tx.update(orders).set({ status: 'expired', expiresAt: null }).where(eq(orders.id, orderId));
    const eventId = await record(tx, actor, at, {
      type: 'order.expired',
      orderId,
      data: {
        units: units.reduce((sum, unit) => sum + unit.quantity, 0),
        why: order.verifiedAt ? 'unpaid' : 'unverified',
      },
    });
    await voidAuthorizations(tx, actor, at, order);
    await endHolds(tx, at, orderId);
    await giveBackPromotions(tx, at, orderId);
    await closeOrderWork(tx, orderId, at, eventId);
    await refreshOrder(tx, orderId);
    await openPaidLate(tx, orderId, at, eventId);
    const freed = takes.map((take) => ({ ...take, at: take.locationId }));
    await moveAllStock(tx, at, [{ eventId, movements: reservations('release', orderId, freed) }]);
    return 'expired';
  });
}
