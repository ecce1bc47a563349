import { and, eq, isNull, sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { holds, riskAssessments } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { livingLines } from '@/lib/fulfillment/units-tx';
import { type Actor, permit, permitOrder } from '@/lib/staff/permissions';
import { openWork } from '@/lib/work/tx';
import { nextHoldNo } from './holds-tx';
import type { AssessRiskInput } from './inputs';
import { refreshOrder } from './refresh-tx';
import { lockOrder } from './tx';

/**
 * Stores what a judge of orders found; its newest word replaces its older one. A high risk stops what has not left until a
 * person releases it, once: a lower word later releases nothing. Answers whether the order waits now.
 */
export async function assessRisk(
  actor: Actor,
  { orderId, ...assessment }: AssessRiskInput,
  at: Date,
): Promise<{ held: boolean }> {
  permit(actor, 'order.assess');
  const { provider, level, score, facts } = assessment;
  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permitOrder(actor, 'order.assess', order);
    await tx
      .insert(riskAssessments)
      .values({ orderId, ...assessment, at })
      .onConflictDoUpdate({
        target: [riskAssessments.orderId, riskAssessments.provider],
        set: { level, score, facts, at },
        setWhere: sql`${riskAssessments.at} <= ${at.toISOString()}::timestamptz`,
      });
    const eventId = await record(tx, actor, at, {
      type: 'order.risk_assessed',
      orderId,
      data: { provider, level, score },
    });
    const [open] = await tx
      .select({ no: holds.no })
      .from(holds)
      .where(
        and(
          eq(holds.orderId, orderId),
          eq(holds.reason, 'fraud'),
          isNull(holds.releasedAt),
          isNull(holds.shipmentNo),
          isNull(holds.lineNo),
        ),
      );
    const here = (await livingLines(tx, orderId)).some((line) => line.shipped < line.quantity);
    if (level !== 'high' || open || !here) return { held: open !== undefined };

    const holdNo = await nextHoldNo(tx, orderId);
    const note =
      facts
        .map(({ words }) => words)
        .join('. ')
        .slice(0, 500) || `Risk high by ${provider}`;
    await tx.insert(holds).values({ orderId, no: holdNo, reason: 'fraud', note, heldAt: at });
    await record(tx, actor, at, { type: 'order.held', orderId, data: { holdNo, reason: 'fraud' } });
    await openWork(tx, {
      type: 'risk_to_review',
      subject: `order:${orderId}`,
      orderId,
      dueAt: at,
      openedAt: at,
      openedByEvent: eventId,
      data: { score },
    });
    await refreshOrder(tx, orderId);
    return { held: true };
  });
}
