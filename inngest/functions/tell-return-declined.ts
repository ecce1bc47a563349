import { ReturnDeclined, returnDeclinedSubject } from '@/emails/return-declined';
import type { SentEvent } from '@/lib/events/types';
import { getDeclinedLetter } from '@/lib/messages/return-letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-return-declined');

export const tellReturnDeclined = inngest.createFunction(
  { id: 'tell-return-declined', triggers: [on('return.declined')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellReturnStays(event.data, new Date())),
);

/** In the words that a person chose for the customer. */
export async function tellReturnStays(declined: SentEvent<'return.declined'>, at: Date) {
  const letter = await getDeclinedLetter(actor, declined, at);
  const about = `${declined.orderId}/${declined.returnNo}`;
  return tell(
    actor,
    letter,
    {
      kind: 'return-declined',
      about,
      subject: returnDeclinedSubject,
      Body: ReturnDeclined,
      purpose: 'return',
    },
    at,
  );
}
