import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { type Actor, system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { pick, storyOf } from './look';
import { demoVerdicts, lateVerdicts } from './shop';

/** Asks what it was like and, when the customer answers, notes words that fit what came and when. */
export async function hear(
  actor: Actor,
  i: number,
  orderId: number,
  arrived: Date,
  now: Date,
  answers: boolean,
) {
  const { feedbackId } = await askFeedback(
    actor,
    { orderId, kind: 'delivery', askKey: `delivery/${orderId}` },
    addDays(arrived, 3),
  );
  if (!answers) return;

  const { late, skus } = await storyOf(orderId);
  const fitting = demoVerdicts.filter(([, , start]) => skus.some((sku) => sku.startsWith(start)));
  const [score, comment] = late ? pick(lateVerdicts, i) : pick(fitting, i);
  const usual = addDays(arrived, 3.4);
  const at = usual < now ? usual : now;
  // What an import brings is history and opens no work; last week's low scores are work.
  const by = score <= 2 && at > addDays(now, -7) ? system('demo') : actor;
  await answerFeedback(by, { feedbackId, score, ...(comment ? { comment } : {}) }, at);
}
