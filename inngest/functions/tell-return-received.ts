import { ReturnReceived, returnReceivedSubject } from '@/emails/return-received';
import type { SentEvent } from '@/lib/events/types';
import { getReceivedLetter } from '@/lib/messages/return-letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-return-received');

export const tellReturnReceived = inngest.createFunction(
  { id: 'tell-return-received', triggers: [on('return.received')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellReturnCame(event.data, new Date())),
);

/** One letter for each arrival: a return may come in several parcels. */
export async function tellReturnCame(arrival: SentEvent<'return.received'>, at: Date) {
  const letter = await getReceivedLetter(actor, arrival, at);
  const about = `${arrival.orderId}/${arrival.returnNo}/${arrival.eventId}`;
  return tell(
    actor,
    letter,
    {
      kind: 'return-received',
      about,
      subject: returnReceivedSubject,
      Body: ReturnReceived,
      purpose: 'return',
    },
    at,
  );
}
