import { query, send, transaction } from '@/db';
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
    const [order, [before]] = await Promise.all([
      lockOrder(tx, orderId),
      send<{ id: number; orderId: number }>(
        tx,
        query`select id, order_id "orderId" from feedback where ask_key = ${askKey}`,
      ),
    ]);
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

    const [asked] = await send<{ id: number }>(
      tx,
      query`insert into feedback (order_id, kind, ask_key, asked_at) values (${orderId}, ${kind}, ${askKey}, ${at}::timestamptz)
        on conflict (ask_key) do nothing returning id`,
    );
    if (!asked) throw new Refusal('conflict', 'This asking belongs to another order. Use a new key.');
    await record(tx, actor, at, { type: 'feedback.asked', orderId, data: { feedbackId: asked.id } });
    return { feedbackId: asked.id, created: true };
  });
}
