import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { holds } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshHeld } from '@/lib/fulfillment/held-tx';
import { livingLines } from '@/lib/fulfillment/units-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeHoldWork } from '@/lib/work/tx';
import type { ReleaseHoldInput } from './inputs';
import { refreshOrder } from './refresh-tx';
import { lockOrder } from './tx';

/** Undoes one hold. What another open hold still stops stays stopped. */
export async function releaseHold(actor: Actor, { orderId, holdNo }: ReleaseHoldInput, at: Date) {
  permit(actor, 'order.hold');

  await transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const byKey = and(eq(holds.orderId, orderId), eq(holds.no, holdNo));
    const [hold] = await tx.select().from(holds).where(byKey);
    if (!hold) throw new Refusal('not_found', `Order ${order.number} has no hold ${holdNo}.`);
    if (hold.releasedAt) throw new Refusal('conflict', 'This hold is already released.');

    await tx.update(holds).set({ releasedAt: at }).where(byKey);
    if (hold.shipmentNo !== null || hold.lineNo !== null) {
      const named = (await livingLines(tx, orderId)).filter(
        (line) => line.shipmentNo === hold.shipmentNo || line.lineNo === hold.lineNo,
      );
      await refreshHeld(tx, orderId, [...new Set(named.map((line) => line.shipmentNo))]);
    }
    const eventId = await record(tx, actor, at, {
      type: 'order.hold_released',
      orderId,
      data: { holdNo, reason: hold.reason },
    });
    await refreshOrder(tx, orderId);
    await closeHoldWork(tx, orderId, at, eventId);
  });
}
