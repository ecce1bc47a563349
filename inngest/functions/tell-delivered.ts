import { OrderDelivered, orderDeliveredSubject } from '@/emails/order-delivered';
import { ParcelDelivered, parcelDeliveredSubject } from '@/emails/parcel-delivered';
import type { SentEvent } from '@/lib/events/types';
import { getArrivedLetter, getDeliveredLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { RETRIES, tell } from '../tell';

const actor = system('tell-delivered');

/** Of an order in several parcels each arrival is told, with what is still to come; the last one only once, below. */
export const tellParcelDelivered = inngest.createFunction(
  { id: 'tell-parcel-delivered', triggers: [on('parcel.delivered')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellParcelArrived(event.data, new Date())),
);

export const tellDelivered = inngest.createFunction(
  { id: 'tell-delivered', triggers: [on('order.delivered')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => tellAllArrived(event.data, new Date())),
);

type Arrived = Pick<SentEvent<'parcel.delivered'>, 'orderId' | 'parcelId'>;
export async function tellParcelArrived({ orderId, parcelId }: Arrived, at: Date) {
  const letter = await getArrivedLetter(actor, orderId, parcelId, at);
  const about = `${orderId}/${parcelId}`;
  return tell(
    actor,
    letter,
    { kind: 'parcel-delivered', about, subject: parcelDeliveredSubject, Body: ParcelDelivered },
    at,
  );
}

export async function tellAllArrived({ orderId }: Pick<SentEvent<'order.delivered'>, 'orderId'>, at: Date) {
  const letter = await getDeliveredLetter(actor, orderId, at);
  const about = String(orderId);
  return tell(
    actor,
    letter,
    { kind: 'order-delivered', about, subject: orderDeliveredSubject, Body: OrderDelivered },
    at,
  );
}
