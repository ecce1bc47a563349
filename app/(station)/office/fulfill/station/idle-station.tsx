'use client';

import { useRouter } from 'next/navigation';
import { Frame, Keys } from '@/app/(station)/frame';
import { ScanField } from '@/app/(station)/scan-field';
import { useFindJob } from '@/app/(station)/use-find-job';
import { useKept } from '@/app/(station)/use-kept';
import { idleStation, stationOf } from '@/app/office/fulfill/address';
import { RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Segments } from '@/components/ui/tabs';
import type { Job } from '@/lib/fulfillment/station-queries';

type Place = { id: number; name: string };
type IdleStationProps = { place: Place; places: Place[]; next: Job | null; staff: string };
/** More places than this and one chooses in the queue. */
const SEGMENTS = 5;

export function IdleStation({ place, places, next, staff }: IdleStationProps) {
  const router = useRouter();
  const [packed] = useKept('station.packed', 0);
  const { find, refusal, pending } = useFindJob(place.id);
  const queue = `/office/fulfill?location=${place.id}`;
  const goOn = () => next && router.push(stationOf(next));
  return (
    <Frame
      location={place.name}
      packed={packed}
      staff={staff}
      exit={queue}
      footer={
        <>
          <RefusalText className="pb-2">{refusal}</RefusalText>
          <div className="flex flex-wrap items-center gap-2.5">
            <ScanField
              label="Scan an order or a parcel"
              placeholder={pending ? 'Looking…' : 'Scan an order or a parcel'}
              onTyped={(text) => (text.trim() === '' ? goOn() : find(text))}
              onEscape={() => router.push(queue)}
            />
            {next ? (
              <Button variant="primary" className="min-h-[46px] text-base max-md:w-full" onClick={goOn}>
                Start {next.name}
              </Button>
            ) : null}
          </div>
          <Keys
            keys={[
              ['Enter', next ? 'start the next job' : 'look it up'],
              ['Esc', 'to the queue'],
            ]}
          />
        </>
      }
    >
      <div className="grid h-full content-center justify-items-center gap-6 px-6 py-10 text-center max-md:px-4">
        {places.length > 1 && places.length <= SEGMENTS ? (
          <Segments
            label="Location"
            tabs={places.map(({ id, name }) => ({
              href: idleStation(id),
              label: name,
              current: id === place.id,
            }))}
          />
        ) : null}
        {next ? (
          <div>
            <p className="text-lg text-muted-foreground">Next</p>
            <h1 className="text-3xl">{next.name}</h1>
            <p className="pt-1 text-lg">{next.units === 1 ? '1 unit' : `${next.units} units`}</p>
          </div>
        ) : (
          <div>
            <h1 className="text-3xl">All clear</h1>
            <p className="pt-1 text-lg text-muted-foreground">Everything of {place.name} is packed.</p>
          </div>
        )}
        <p className="text-muted-foreground">Scan an order, a shipment or one of our labels to open it.</p>
      </div>
    </Frame>
  );
}
