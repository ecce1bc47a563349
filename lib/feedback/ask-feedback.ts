import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { feedback } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { AskFeedbackInput } from './inputs';

/** Asks how it went, once per key. Nobody is asked before everything has arrived; an import replays what others asked. */
export async function askFeedback(
  actor: Actor,
  { orderId, kind, askKey }: AskFeedbackInput,
  at: Date,
): Promise<{ feedbackId: number; created: boolean }> {
  permit(actor, 'feedback.ask');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const [before] = await tx
      .select({ id: feedback.id, orderId: feedback.orderId })
      .from(feedback)
      .where(eq(feedback.askKey, askKey));
    if (before && before.orderId !== orderId)
      throw new Refusal('conflict', 'This asking belongs to another order. Use a new key.');
    if (before) return { feedbackId: before.id, created: false };
    if (actor.kind !== 'import' && !order.deliveredAt)
      throw new Refusal(
        'conflict',
        order.status === 'canceled'
          ? `Order ${order.number} is canceled, so there is nothing to ask about.`
          : `Order ${order.number} has not been delivered yet. Ask when everything has arrived.`,
      );

    const [asked] = await tx
      .insert(feedback)
      .values({ orderId, kind, askKey, askedAt: at })
      .onConflictDoNothing({ target: feedback.askKey })
      .returning({ id: feedback.id });
    if (!asked) throw new Refusal('conflict', 'This asking belongs to another order. Use a new key.');
    await record(tx, actor, at, { type: 'feedback.asked', orderId, data: { feedbackId: asked.id } });
    return { feedbackId: asked.id, created: true };
  });
}
