import { query, send, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit, permitOrder } from '@/lib/staff/permissions';
import { formatDate } from '@/lib/time';
import { closeWork, openWork } from '@/lib/work/tx';
import type { AnswerFeedbackInput } from './inputs';
import { changeableUntil, lowScore } from './rules';
import { latenessOf, lockAskedOrder, roadOf } from './tx';

/** Stores a score with what was true of the order. The same asking may be answered anew for some days; a low score becomes work. */
export async function answerFeedback(
  actor: Actor,
  { feedbackId, score, comment }: AnswerFeedbackInput,
  at: Date,
) {
  permit(actor, 'feedback.answer');

  await transaction(async (tx) => {
    const [order, [asked], road] = await Promise.all([
      lockAskedOrder(tx, feedbackId),
      send<{ answeredAt: string | null }>(
        tx,
        query`select answered_at "answeredAt" from feedback where id = ${feedbackId}`,
      ),
      roadOf(tx, feedbackId),
    ]);
    permitOrder(actor, 'feedback.answer', order);
    if (!asked) throw new Refusal('not_found', 'This was never asked.');
    const answeredAt = asked.answeredAt === null ? null : new Date(asked.answeredAt);
    if (answeredAt && at > changeableUntil(answeredAt))
      throw new Refusal(
        'conflict',
        `This answer could be changed until ${formatDate(changeableUntil(answeredAt))}.`,
        { changeableUntil: changeableUntil(answeredAt).toISOString() },
      );

    const facts = JSON.stringify({ ...road, ...latenessOf(order) });
    const [eventId] = await Promise.all([
      record(tx, actor, at, { type: 'feedback.answered', orderId: order.id, data: { feedbackId, score } }),
      send(
        tx,
        query`update feedback set score = ${score}, comment = ${comment || null}, answered_at = ${answeredAt ?? at}::timestamptz,
          facts = ${facts}::jsonb where id = ${feedbackId}`,
      ),
    ]);

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
