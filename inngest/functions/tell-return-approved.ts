import { ReturnApproved, returnApprovedSubject } from '@/emails/return-approved';
import type { SentEvent } from '@/lib/events/types';
import { getApprovedLetter } from '@/lib/messages/return-letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-return-approved');

export const tellReturnApproved = inngest.createFunction(
  { id: 'tell-return-approved', triggers: [on('return.approved')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellReturnMayCome(event.data, new Date())),
);

type Approved = Pick<SentEvent<'return.approved'>, 'orderId' | 'returnNo'>;
/** Says nothing of a return that was canceled meanwhile. */
export async function tellReturnMayCome({ orderId, returnNo }: Approved, at: Date) {
  const letter = await getApprovedLetter(actor, orderId, returnNo, at);
  const about = `${orderId}/${returnNo}`;
  return tell(
    actor,
    letter,
    {
      kind: 'return-approved',
      about,
      subject: returnApprovedSubject,
      Body: ReturnApproved,
      purpose: 'return',
    },
    at,
  );
}
