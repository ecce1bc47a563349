import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { listPlaces } from '@/lib/sourcing/location-queries';
import { AddLocationDialog } from './add-location-dialog';
import { CapacityMeter } from './capacity-meter';
import { leavingWords, workdayWords } from './words';

export const metadata: Metadata = { title: 'Locations' };

export default async function LocationsPage() {
  const actor = await requireStaff('location.write');
  const places = await listPlaces(actor, new Date());
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings">
            Settings
          </Link>
        }
        title="Locations"
        status={
          <span className="text-muted-foreground">
            Where goods leave from, when people work there, and how much they can send
          </span>
        }
        actions={<AddLocationDialog />}
      />
      <PageBody className="pb-10">
        {places.length === 0 ? (
          <EmptyState title="No location yet">
            Goods need a place to leave from. Add the first one.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {places.map((place) => (
              <li key={place.id} className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b py-2.5">
                <span className="min-w-[180px] flex-1">
                  <Link className="link font-[620]" href={`/office/settings/locations/${place.id}`}>
                    {place.name}
                  </Link>
                  <span className="block text-muted-foreground">
                    {[place.code, place.city, place.country].filter(Boolean).join(', ')}
                  </span>
                </span>
                <span className="min-w-[240px] flex-1">
                  {leavingWords(place.settings)}
                  <span className="block text-muted-foreground">
                    {workdayWords(place.settings)}
                    {place.settings.holidays?.length ? `, ${place.settings.holidays.length} days off` : ''},{' '}
                    {place.timeZone}
                  </span>
                </span>
                <CapacityMeter sends={place.today} of={place.settings.capacityPerDay ?? null} />
                <span className="w-[104px]">
                  {place.closedAt ? (
                    <Say mark="ended" tone="idle">
                      Closed
                    </Say>
                  ) : place.pausedAt ? (
                    <Say mark="held" tone="wait">
                      Paused
                    </Say>
                  ) : (
                    <Say mark="done" tone="good">
                      Sends
                    </Say>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
}
