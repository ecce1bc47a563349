import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { PageHeader } from '@/components/page-header';
import { RowKeys } from '@/components/row-keys';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Segments, Tabs } from '@/components/ui/tabs';
import { countQueue, fulfillQueue, isAt, listHandedOver } from '@/lib/fulfillment/queries';
import { QueueFilter, type QueueTab, queueTabs } from '@/lib/fulfillment/queue-inputs';
import { countUnfillable } from '@/lib/fulfillment/unfillable-queries';
import { COUNT_CAP } from '@/lib/page';
import { capacityToday } from '@/lib/sourcing/location-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { PauseSwitch } from '../settings/locations/pause-switch';
import { idleStation } from './address';
import { FulfillNote } from './fulfill-note';
import { HandedOverTable } from './handed-over-table';
import { LocationSelect } from './location-select';
import { QueueTable } from './queue-table';

export const metadata: Metadata = { title: 'Fulfill' };

const tabWords: Record<QueueTab, string> = {
  open: 'Open',
  in_progress: 'In progress',
  packed: 'Packed',
  handed_over: 'Handed over',
  problems: 'Problems',
};
const emptyWords: Record<QueueTab, string> = {
  open: 'Orders that are routed here stand here, what must leave first on top.',
  in_progress: 'A shipment stands here from the first pick to the last parcel.',
  packed: 'Parcels wait here for their carrier.',
  handed_over: 'Parcels on the road stand here until they arrive.',
  problems: 'Shipments on hold, or of orders that must be verified first.',
};
/** More places than this and a select serves better than buttons. */
const SEGMENTS = 5;

const capped = (n: number) => (n > COUNT_CAP ? `${COUNT_CAP.toLocaleString('en')}+` : n);

export default async function FulfillPage({ searchParams }: PageProps<'/office/fulfill'>) {
  const actor = await requireStaff('shipment.read');
  const filter = QueueFilter.parse(await searchParams);
  const now = new Date();
  const places = (await listLocations(actor)).filter(({ id }) => isAt(actor, id));
  const place = places.find(({ id }) => id === filter.location) ?? places[0];
  if (!place)
    return (
      <>
        <PageHeader title="Fulfill" />
        <EmptyState title="No location yet" className="px-6">
          A location that sends goods is needed before anything can be picked.
        </EmptyState>
      </>
    );

  const { tab, after } = filter;
  const address = (to: { location?: number; tab?: QueueTab; after?: string }) => {
    const query = new URLSearchParams({ location: String(to.location ?? place.id), tab: to.tab ?? tab });
    if (to.after) query.set('after', to.after);
    return `/office/fulfill?${query}`;
  };
  const asked = { location: place.id, after };
  const [counts, unfillable, capacity, queue, gone] = await Promise.all([
    countQueue(actor, place.id),
    can(actor, 'shipment.retry') ? countUnfillable(actor) : null,
    capacityToday(actor, place, now),
    tab === 'handed_over' ? null : fulfillQueue(actor, { ...asked, tab }),
    tab === 'handed_over' ? listHandedOver(actor, { ...asked, tab }) : null,
  ]);
  const page = queue ?? gone;
  const empty = (
    <EmptyState title={tab === 'open' ? 'All clear' : 'Nothing here'}>{emptyWords[tab]}</EmptyState>
  );

  return (
    <>
      <PageHeader
        title="Fulfill"
        beside={
          places.length <= SEGMENTS ? (
            <Segments
              label="Location"
              tabs={places.map(({ id, name }) => ({
                href: address({ location: id }),
                label: name,
                current: id === place.id,
              }))}
            />
          ) : (
            <LocationSelect
              current={place.id}
              tab={tab}
              places={places.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )
        }
        note={<FulfillNote place={place} capacity={capacity} />}
        actions={
          <>
            {can(actor, 'location.pause') ? <PauseSwitch place={{ ...place, ...capacity }} /> : null}
            <Link className="link" href="/office/fulfill/boxes">
              Boxes
            </Link>
            {can(actor, 'shipment.pack') ? (
              <Button asChild>
                <Link href={idleStation(place.id)}>Pack station</Link>
              </Button>
            ) : null}
          </>
        }
      />
      <Tabs
        label="Queue"
        tabs={[
          ...queueTabs.map((one) => ({
            href: address({ tab: one }),
            label: tabWords[one],
            count: capped(counts[one]),
            current: one === tab,
          })),
          ...(unfillable
            ? [
                {
                  href: '/office/fulfill/unfillable',
                  label: 'Cannot be filled',
                  count: capped(unfillable.waiting),
                  divided: true,
                },
              ]
            : []),
        ]}
      />
      {queue ? <QueueTable rows={queue.rows} now={now} timeZone={place.timeZone} empty={empty} /> : null}
      {gone ? (
        <HandedOverTable rows={gone.rows} now={now} actor={actor} timeZone={place.timeZone} empty={empty} />
      ) : null}
      {page && page.rows.length > 0 ? (
        <Pager newer={after ? address({}) : null} older={page.next ? address({ after: page.next }) : null}>
          {page.rows.length} shown
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}
