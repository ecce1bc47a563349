import { OrderReceived, orderReceivedSubject } from '@/emails/order-received';
import type { SentEvent } from '@/lib/events/types';
import { getOrderLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('confirm-order');

export const confirmOrder = inngest.createFunction(
  { id: 'confirm-order', triggers: [on('order.placed')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellOrderReceived(event.data, new Date())),
);

export async function tellOrderReceived({ orderId }: Pick<SentEvent<'order.placed'>, 'orderId'>, at: Date) {
  const letter = await getOrderLetter(actor, orderId, at);
  const about = String(orderId);
  return tell(
    actor,
    letter,
    { kind: 'order-received', about, subject: orderReceivedSubject, Body: OrderReceived },
    at,
  );
}
