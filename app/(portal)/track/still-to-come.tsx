import { Card } from '@/components/ui/card';
import type { TrackingData } from '@/lib/customers/portal-types';
import { dayWords, isPast, longDay } from '@/lib/orders/tracking-headline';
import { ItemList } from './item-list';
import { Badge } from './parcel-card';
import { plainDay } from './parcel-words';

type Shipment = TrackingData['shipments'][number];
type StillToComeProps = { shipment: Shipment; ordinal: number; order: TrackingData; now: Date };

/** Units that are in no parcel yet. */
export function StillToCome({ shipment, ordinal, order, now }: StillToComeProps) {
  const heading = `parcel-${ordinal}`;
  const { title, words } = wordsOf(shipment, order, now);
  return (
    <Card aria-labelledby={heading} className="px-6 pt-[22px] pb-5 max-md:px-4 max-md:pt-[18px]">
      <h2 id={heading} className="mb-4 flex items-center gap-[11px]">
        <Badge ordinal={ordinal} look="later" />
        {title}
      </h2>
      <ItemList items={shipment.unpacked} />
      <p className="pt-4 text-[15px] text-muted-foreground leading-[23px]">{words}</p>
    </Card>
  );
}

function wordsOf(shipment: Shipment, order: TrackingData, now: Date) {
  const { timeZone, status, city } = shipment;
  const given = shipment.promisedAt ?? order.promisedAt;
  const promised = given ? new Date(given) : null;
  const from = city ? ` in ${city}` : '';
  if (status === 'ready')
    return {
      title: 'Ready for you to collect',
      words: `Bring the order number${city ? ` to our place${from}` : ''}.`,
    };
  if (status === 'delivered') return { title: 'Done', words: 'Nothing more comes by parcel.' };
  if (status === 'waiting')
    return shipment.expectedAt
      ? {
          title: `Later: stock comes ${dayWords(new Date(shipment.expectedAt), now, timeZone)}`,
          words: 'It leaves as soon as it is here, the oldest order first.',
        }
      : { title: 'Waiting for stock', words: 'It leaves as soon as it is here, the oldest order first.' };
  if (order.status === 'on_hold')
    return { title: 'Waiting', words: 'It goes on as soon as the reason is gone.' };
  const work =
    status === 'picking' || status === 'packed'
      ? `It is being packed${from}.`
      : order.status === 'to_verify'
        ? 'We are checking your order; then it is packed.'
        : `It is set aside for you${from} and gets packed next.`;
  if (promised && isPast(promised, now, timeZone))
    return { title: `Late: promised ${longDay(promised, now, timeZone)}`, words: work };
  return { title: promised ? `Arrives ${plainDay(promised, now, timeZone)}` : 'Being prepared', words: work };
}
