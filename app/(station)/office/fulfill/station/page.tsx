import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { EmptyState } from '@/components/ui/empty-state';
import { isAt } from '@/lib/fulfillment/queries';
import { QueueFilter } from '@/lib/fulfillment/queue-inputs';
import { nextJob } from '@/lib/fulfillment/station-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { IdleStation } from './idle-station';

export const metadata: Metadata = { title: 'Pack station' };

/** A station without a job: it waits for a scan, or goes on with what must leave first. */
export default async function IdlePage({ searchParams }: PageProps<'/office/fulfill/station'>) {
  const actor = await requireStaff('shipment.pack');
  const { location } = QueueFilter.parse(await searchParams);
  const places = (await listLocations(actor)).filter(({ id }) => isAt(actor, id));
  const place = places.find(({ id }) => id === location) ?? places[0];
  if (!place)
    return (
      <EmptyState title="No location yet" className="px-6">
        A location that sends goods is needed before anything can be packed.
      </EmptyState>
    );
  return (
    <IdleStation
      key={place.id}
      place={{ id: place.id, name: place.name }}
      places={places.map(({ id, name }) => ({ id, name }))}
      next={await nextJob(actor, place.id)}
      staff={actor.name}
    />
  );
}
