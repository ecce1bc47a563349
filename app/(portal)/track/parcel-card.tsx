import { Line } from '@/components/line';
import { Say } from '@/components/status';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import type { TrackingData } from '@/lib/customers/portal-types';
import { trackingUrl } from '@/lib/fulfillment/tracking-url';
import { isPast } from '@/lib/orders/tracking-headline';
import { formatDay } from '@/lib/time';
import { Checkpoints } from './checkpoints';
import { ItemList } from './item-list';
import { parcelStops, parcelTitle } from './parcel-words';

type Parcel = TrackingData['parcels'][number];
type ParcelCardProps = { parcel: Parcel; ordinal: number; placedAt: string; now: Date };

export function ParcelCard({ parcel, ordinal, placedAt, now }: ParcelCardProps) {
  const { title, bad } = parcelTitle(parcel, now);
  const heading = `parcel-${ordinal}`;
  return (
    <Card aria-labelledby={heading} className="px-6 pt-[22px] pb-4 max-md:px-4 max-md:pt-[18px] max-md:pb-3">
      <header className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <h2 id={heading} className="flex items-center gap-[11px]">
          <Badge ordinal={ordinal} look={bad ? 'bad' : 'now'} />
          {title}
        </h2>
        <PromiseMark parcel={parcel} now={now} />
      </header>
      <Line label={`Parcel ${ordinal}`} stops={parcelStops(parcel, placedAt, now)} />
      <div className="pt-5">
        <ItemList items={parcel.items} />
      </div>
      <Checkpoints parcel={parcel} now={now} />
      <Carrier parcel={parcel} />
    </Card>
  );
}

/** The parcel's number; a red diamond when it needs attention, so that it reads without color. */
export function Badge({ ordinal, look }: { ordinal: number; look: 'now' | 'bad' | 'later' }) {
  const looks = {
    now: 'size-[26px] rounded-full bg-primary text-primary-foreground',
    bad: '-m-1 size-[34px] bg-stop text-card [clip-path:polygon(50%_0,100%_50%,50%_100%,0_50%)]',
    later: 'size-[26px] rounded-full border-[1.5px] border-input text-muted-foreground',
  };
  return (
    <span
      className={`inline-flex flex-none items-center justify-center font-[640] text-[15px] leading-none ${looks[look]}`}
    >
      {ordinal}
    </span>
  );
}

function PromiseMark({ parcel, now }: { parcel: Parcel; now: Date }) {
  if (!parcel.promisedAt) return null;
  const promised = new Date(parcel.promisedAt);
  const came = parcel.deliveredAt ? new Date(parcel.deliveredAt) : now;
  const late = isPast(promised, came, parcel.timeZone);
  return (
    <Say mark={late ? 'stop' : 'done'} tone={late ? 'stop' : 'good'} className="text-[15px]">
      {late ? `Promised ${formatDay(promised, now, parcel.timeZone)}` : 'On time'}
    </Say>
  );
}

function Carrier({ parcel }: { parcel: Parcel }) {
  if (!parcel.carrier && !parcel.trackingNumber) return null;
  const url = trackingUrl(parcel.carrier, parcel.trackingNumber);
  return (
    <p className="mt-4 flex flex-wrap items-center justify-end gap-x-2.5 border-t pt-3 text-[15px]">
      <span className="text-muted-foreground">{parcel.carrier}</span>
      {parcel.trackingNumber ? (
        <>
          {url ? (
            <a className="link font-mono" href={url} rel="noreferrer" target="_blank">
              {parcel.trackingNumber}
            </a>
          ) : (
            <span className="font-mono">{parcel.trackingNumber}</span>
          )}
          <CopyButton text={parcel.trackingNumber} label="tracking number" />
        </>
      ) : null}
    </p>
  );
}
