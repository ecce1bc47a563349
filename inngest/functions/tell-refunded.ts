import { RefundSent, refundSentSubject } from '@/emails/refund-sent';
import type { SentEvent } from '@/lib/events/types';
import { getRefundLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-refunded');

export const tellRefunded = inngest.createFunction(
  { id: 'tell-refunded', triggers: [on('payment.refunded')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellRefundSent(event.data, new Date())),
);

type Refunded = Pick<SentEvent<'payment.refunded'>, 'orderId' | 'eventId' | 'amount'>;
/** One letter for each refund: an order may have several. */
export async function tellRefundSent({ orderId, eventId, amount }: Refunded, at: Date) {
  const letter = await getRefundLetter(actor, orderId, amount, at);
  const about = `${orderId}/${eventId}`;
  return tell(
    actor,
    letter,
    { kind: 'refund-sent', about, subject: refundSentSubject, Body: RefundSent },
    at,
  );
}
