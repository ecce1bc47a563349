import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { feedback } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { lockOrder } from '@/lib/orders/tx';
import { type Actor, permit, permitOrder } from '@/lib/staff/permissions';
import { formatDate } from '@/lib/time';
import { closeWork, openWork } from '@/lib/work/tx';
import type { AnswerFeedbackInput } from './inputs';
import { changeableUntil, lowScore } from './rules';
import { factsOf } from './tx';

/** Stores a score with what was true of the order. The same asking may be answered anew for some days; a low score becomes work. */
export async function answerFeedback(
  actor: Actor,
  { feedbackId, score, comment }: AnswerFeedbackInput,
  at: Date,
) {
  permit(actor, 'feedback.answer');

  await transaction(async (tx) => {
    const read = () =>
      tx
        .select({ orderId: feedback.orderId, askedAt: feedback.askedAt, answeredAt: feedback.answeredAt })
        .from(feedback)
        .where(eq(feedback.id, feedbackId));
    const [asked] = await read();
    if (!asked) throw new Refusal('not_found', 'This was never asked.');
    permitOrder(actor, 'feedback.answer', { id: asked.orderId });
    const order = await lockOrder(tx, asked.orderId);
    const [{ answeredAt } = asked] = await read();
    if (answeredAt && at > changeableUntil(answeredAt))
      throw new Refusal(
        'conflict',
        `This answer could be changed until ${formatDate(changeableUntil(answeredAt))}.`,
        { changeableUntil: changeableUntil(answeredAt).toISOString() },
      );

    const facts = await factsOf(tx, order);
    await tx
      .update(feedback)
      .set({ score, comment: comment || null, answeredAt: answeredAt ?? at, facts })
      .where(eq(feedback.id, feedbackId));
    const eventId = await record(tx, actor, at, {
      type: 'feedback.answered',
      orderId: order.id,
      data: { feedbackId, score },
    });

    const subject = `feedback:${feedbackId}`;
    if (score > lowScore) await closeWork(tx, 'low_score', subject, at, eventId);
    else if (actor.kind !== 'import')
      await openWork(tx, {
        type: 'low_score',
        subject,
        orderId: order.id,
        openedAt: at,
        openedByEvent: eventId,
        data: { score },
      });
  });
}
