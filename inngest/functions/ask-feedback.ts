import { FeedbackRequest, feedbackRequestSubject } from '@/emails/feedback-request';
import type { SentEvent } from '@/lib/events/types';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { getDeliveredLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { inngest, on } from '../client';
import { mailedLink } from '../links';
import { NOTHING, RETRIES, tell } from '../tell';

const actor = system('ask-feedback');
const DAYS_AFTER_DELIVERY = 3;

export const askForFeedback = inngest.createFunction(
  { id: 'ask-feedback', triggers: [on('order.delivered')], retries: RETRIES },
  async ({ event, step }) => {
    const deliveredAt = new Date(event.ts ?? Date.now());
    await step.sleepUntil('time-to-look-at-it', addDays(deliveredAt, DAYS_AFTER_DELIVERY));
    const feedbackId = await step.run('ask', () => ask(event.data, new Date()));
    if (feedbackId === null) return NOTHING;
    return step.run('mail', () => mailAsking({ orderId: event.data.orderId, feedbackId }, new Date()));
  },
);

/** Looks again first: nobody is asked how it went while something is on its way back or has been called off. */
export async function ask({ orderId }: Pick<SentEvent<'order.delivered'>, 'orderId'>, at: Date) {
  const letter = await getDeliveredLetter(actor, orderId, at);
  if (!letter || letter.openReturns > 0 || letter.status === 'canceled') return null;
  const asking = { orderId, kind: 'delivery' as const, askKey: `delivery/${orderId}` };
  return (await askFeedback(actor, asking, at)).feedbackId;
}

export async function mailAsking({ orderId, feedbackId }: { orderId: number; feedbackId: number }, at: Date) {
  const letter = await getDeliveredLetter(actor, orderId, at);
  if (!letter) return NOTHING;
  const subject = String(feedbackId);
  const feedbackUrl = await mailedLink(actor, { orderId, purpose: 'feedback', subject }, at);
  return tell(
    actor,
    { ...letter, props: { ...letter.props, feedbackUrl } },
    { kind: 'feedback-request', about: subject, subject: feedbackRequestSubject, Body: FeedbackRequest },
    at,
  );
}
