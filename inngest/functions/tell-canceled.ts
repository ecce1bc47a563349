import { OrderCanceled, orderCanceledSubject } from '@/emails/order-canceled';
import type { SentEvent } from '@/lib/events/types';
import { getCanceledLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-canceled');

export const tellCanceled = inngest.createFunction(
  { id: 'tell-canceled', triggers: [on('order.units_canceled'), on('order.canceled')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellUnitsCanceled(event.data, new Date())),
);

/** One letter for each cancel: an order may have several. */
export async function tellUnitsCanceled(
  cancel: SentEvent<'order.units_canceled' | 'order.canceled'>,
  at: Date,
) {
  const letter = await getCanceledLetter(actor, cancel.orderId, cancel, at);
  const about = `${cancel.orderId}/${cancel.eventId}`;
  return tell(
    actor,
    letter,
    { kind: 'order-canceled', about, subject: orderCanceledSubject, Body: OrderCanceled },
    at,
  );
}
