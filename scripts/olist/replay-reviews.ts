import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import type { Progress } from './progress';
import { files, momentOf } from './read';
import { attempt, type Replay } from './replay';

/** Reviews as answers to askings of kind review: one for each review and order, an order may have several. */
export async function replayReviews(
  { actor, source, errors }: Replay,
  id: string,
  { orderId, answered }: Progress,
) {
  for (const { line, cells } of source.reviews.get(id) ?? []) {
    const askKey = `olist/${cells.review_id}/${id}`;
    if (answered.includes(askKey)) continue;
    const askedAt = momentOf(cells.review_creation_date) ?? new Date(0);
    const answeredAt = momentOf(cells.review_answer_timestamp) ?? askedAt;
    const comment = [cells.review_comment_title, cells.review_comment_message]
      .map((text) => text?.trim())
      .filter(Boolean)
      .join('\n');
    await attempt(
      async () => {
        const { feedbackId } = await askFeedback(actor, { orderId, kind: 'review', askKey }, askedAt);
        const score = Number(cells.review_score);
        await answerFeedback(actor, { feedbackId, score, comment: comment || undefined }, answeredAt);
      },
      (reason) =>
        errors.add({
          file: files.reviews,
          line,
          orderId: id,
          fact: 'review',
          reason,
          group: cells.review_score,
        }),
    );
  }
}
