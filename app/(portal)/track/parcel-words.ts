import type { Stop } from '@/components/line';
import { customerStops } from '@/components/line';
import { statusWords } from '@/components/status-words';
import type { TrackingData } from '@/lib/customers/portal-types';
import { dayWords, parcelFate } from '@/lib/orders/tracking-headline';
import { formatDay } from '@/lib/time';

type Parcel = TrackingData['parcels'][number];
type Checkpoint = Parcel['checkpoints'][number];

/** The heading of a parcel: what it does next, or what keeps it. */
export function parcelTitle(parcel: Parcel, now: Date): { title: string; bad: boolean } {
  const { fate, day } = parcelFate(parcel, now, parcel.timeZone);
  const good = (title: string) => ({ title, bad: false });
  const bad = (title: string) => ({ title, bad: true });
  switch (fate) {
    case 'delivered':
      return good(day ? `Arrived ${plainDay(day, now, parcel.timeZone)}` : 'Arrived');
    case 'today':
      return good('Arrives today');
    case 'collect':
      return good('Ready for you to collect');
    case 'arrives':
      return good(day ? `Arrives ${plainDay(day, now, parcel.timeZone)}` : 'On its way');
    case 'late':
      return bad(parcel.handedOverAt ? 'Late, on its way' : 'Late, leaves soon');
    case 'delayed':
      return bad('Held up on the way');
    case 'missed':
      return bad('Nobody was there');
    case 'back':
      return bad('On the way back to us');
    default:
      return good(parcel.handedOverAt ? 'On its way' : 'Packed, leaves soon');
  }
}

/** "tomorrow" or "Friday 20 November": without the "on" of a sentence. */
export const plainDay = (day: Date, now: Date, timeZone: string) =>
  dayWords(day, now, timeZone).replace(/^on /, '');

/** The five stops of the customer's line, dated as far as they are reached. */
export function parcelStops(parcel: Parcel, placedAt: string, now: Date): Stop[] {
  const out = parcel.checkpoints.find(({ status }) => status === 'out_for_delivery');
  const reached = [
    placedAt,
    parcel.packedAt,
    parcel.handedOverAt,
    out?.at ?? (parcel.status === 'out_for_delivery' ? parcel.handedOverAt : null),
    parcel.deliveredAt,
  ];
  const last = parcel.deliveredAt ? 4 : reached.findLastIndex((at) => at !== null);
  const stuck = ['exception', 'attempted', 'returning', 'returned'].includes(parcel.status);
  return customerStops.map((word, i) => {
    const at = reached[i];
    const day = at ? formatDay(new Date(at), now, parcel.timeZone) : undefined;
    if (i > last) return { word, state: 'ahead' };
    if (i < last || last === 4) return { word, detail: day, state: 'done' };
    return stuck ? { word, detail: 'held up', state: 'broken' } : { word, detail: day, state: 'here' };
  });
}

/** What the carrier said, or our word for it. */
export const checkpointWords = ({ status, words }: Checkpoint) =>
  words ?? statusWords.parcel[status].customerWord ?? statusWords.parcel[status].word;
