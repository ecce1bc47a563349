import { and, eq, isNull } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { holds } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshHeld } from '@/lib/fulfillment/held-tx';
import { livingLines } from '@/lib/fulfillment/units-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { nextHoldNo } from './holds-tx';
import type { HoldOrderInput } from './inputs';
import { refreshOrder } from './refresh-tx';
import { type LockedOrder, lockOrder } from './tx';

/** Stops work on an order, on one shipment or on the shipments with one line, until the hold is released. */
export async function holdOrder(
  actor: Actor,
  { orderId, reason, note, shipmentNo, lineNo }: HoldOrderInput,
  at: Date,
) {
  permit(actor, 'order.hold');
  if (shipmentNo !== undefined && lineNo !== undefined)
    throw new Refusal('invalid', 'Hold a shipment or a line, not both at once.');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const shipmentNos = await stoppable(tx, order, { shipmentNo, lineNo });
    await refuseTwice(tx, { orderId, reason, shipmentNo, lineNo });

    const holdNo = await nextHoldNo(tx, orderId);
    await tx.insert(holds).values({ orderId, no: holdNo, shipmentNo, lineNo, reason, note, heldAt: at });
    if (shipmentNo !== undefined || lineNo !== undefined) await refreshHeld(tx, orderId, shipmentNos);
    await record(tx, actor, at, {
      type: 'order.held',
      orderId,
      data: { holdNo, reason, note, shipmentNo, lineNo },
    });
    await refreshOrder(tx, orderId);
    return { holdNo };
  });
}

/** The shipments a hold would stop. Refuses when nothing of what is named is still here. */
async function stoppable(
  tx: Tx,
  order: LockedOrder,
  { shipmentNo, lineNo }: { shipmentNo?: number; lineNo?: number },
) {
  const lines = await livingLines(tx, order.id);
  const named = lines.filter(
    (line) =>
      (shipmentNo === undefined || line.shipmentNo === shipmentNo) &&
      (lineNo === undefined || line.lineNo === lineNo),
  );
  if (named.length === 0 && shipmentNo !== undefined)
    throw new Refusal('not_found', `Order ${order.number} has no open shipment ${shipmentNo}.`);
  if (named.length === 0 && lineNo !== undefined)
    throw new Refusal('not_found', `Order ${order.number} has no open line ${lineNo}.`);
  const here = named.filter((line) => line.shipped < line.quantity);
  if (here.length === 0)
    throw new Refusal(
      'conflict',
      named.length === 0
        ? `Order ${order.number} has nothing left to send, so there is nothing to hold.`
        : 'These units have left, so they cannot be held.',
    );
  return [...new Set(here.map((line) => line.shipmentNo))];
}

async function refuseTwice(
  tx: Tx,
  {
    orderId,
    reason,
    shipmentNo,
    lineNo,
  }: Pick<HoldOrderInput, 'orderId' | 'reason' | 'shipmentNo' | 'lineNo'>,
) {
  const [same] = await tx
    .select({ no: holds.no })
    .from(holds)
    .where(
      and(
        eq(holds.orderId, orderId),
        eq(holds.reason, reason),
        isNull(holds.releasedAt),
        shipmentNo === undefined ? isNull(holds.shipmentNo) : eq(holds.shipmentNo, shipmentNo),
        lineNo === undefined ? isNull(holds.lineNo) : eq(holds.lineNo, lineNo),
      ),
    );
  if (same) throw new Refusal('conflict', 'This is already on hold for that reason.', { holdNo: same.no });
}
