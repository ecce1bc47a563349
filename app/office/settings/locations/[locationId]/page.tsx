import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Say } from '@/components/status';
import { getPlace, type PlaceDetail } from '@/lib/sourcing/location-queries';
import { closeLocationAction, reopenLocationAction } from '../actions';
import { CapacityMeter } from '../capacity-meter';
import { PauseSwitch } from '../pause-switch';
import { LocationForm } from './location-form';

export const metadata: Metadata = { title: 'Location' };

export default async function LocationPage({ params }: PageProps<'/office/settings/locations/[locationId]'>) {
  const actor = await requireStaff('location.write');
  const { locationId } = await params;
  const now = new Date();
  const place =
    (/^[1-9]\d{0,8}$/.test(locationId) && (await getPlace(actor, Number(locationId), now))) || notFound();
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings/locations">
            Locations
          </Link>
        }
        title={place.name}
        status={
          <>
            <State place={place} now={now} />
            <CapacityMeter sends={place.today} of={place.settings.capacityPerDay ?? null} />
            <span className="text-muted-foreground">
              {place.openShipments} open {place.openShipments === 1 ? 'shipment' : 'shipments'},{' '}
              {place.onHand.toLocaleString('en')} {place.onHand === 1 ? 'unit' : 'units'} in stock
            </span>
          </>
        }
        actions={<Actions place={place} />}
      />
      <PageBody className="max-w-[860px] pb-10">
        <LocationForm
          place={{
            id: place.id,
            code: place.code,
            name: place.name,
            kind: place.kind,
            country: place.country,
            city: place.city,
            region: place.region,
            postcode: place.postcode,
            latitude: place.latitude,
            longitude: place.longitude,
            timeZone: place.timeZone,
            settings: place.settings,
          }}
        />
      </PageBody>
    </>
  );
}

function State({ place, now }: { place: PlaceDetail; now: Date }) {
  if (place.closedAt)
    return (
      <Say mark="ended" tone="idle">
        Closed for good since <Moment at={place.closedAt} now={now} />
      </Say>
    );
  if (place.pausedAt)
    return (
      <Say mark="held" tone="wait">
        Takes no new orders since <Moment at={place.pausedAt} now={now} />
      </Say>
    );
  return (
    <Say mark="done" tone="good">
      Takes orders
    </Say>
  );
}

function Actions({ place }: { place: PlaceDetail }) {
  const input = { locationId: place.id };
  if (place.closedAt)
    return (
      <ActionButton
        action={reopenLocationAction}
        input={input}
        pendingWord="Opening…"
        doneWord={`${place.name} is there again, paused`}
      >
        Open it again
      </ActionButton>
    );
  return (
    <>
      <PauseSwitch place={place} />
      {place.pausedAt ? (
        <ActionButton
          action={closeLocationAction}
          input={input}
          variant="destructive"
          pendingWord="Closing…"
          doneWord={`${place.name} is closed`}
          confirm={{
            title: `Close ${place.name} for good`,
            body: 'It is hidden wherever a location is chosen; what it has sent stays on record. It can be opened again. It must hold no stock and have nothing to send.',
            keep: 'Keep it',
            verb: 'Close it',
          }}
        >
          Close for good…
        </ActionButton>
      ) : null}
    </>
  );
}
