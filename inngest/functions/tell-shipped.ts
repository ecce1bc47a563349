import { ParcelShipped, parcelShippedSubject } from '@/emails/parcel-shipped';
import type { SentEvent } from '@/lib/events/types';
import { getShippedLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-shipped');

export const tellShipped = inngest.createFunction(
  { id: 'tell-shipped', triggers: [on('parcel.handed_over')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellParcelShipped(event.data, new Date())),
);

type Shipped = Pick<SentEvent<'parcel.handed_over'>, 'orderId' | 'parcelId'>;
/** Says nothing of a parcel whose hand-over was undone meanwhile. */
export async function tellParcelShipped({ orderId, parcelId }: Shipped, at: Date) {
  const letter = await getShippedLetter(actor, orderId, parcelId, at);
  const about = `${orderId}/${parcelId}`;
  return tell(
    actor,
    letter,
    { kind: 'parcel-shipped', about, subject: parcelShippedSubject, Body: ParcelShipped },
    at,
  );
}
