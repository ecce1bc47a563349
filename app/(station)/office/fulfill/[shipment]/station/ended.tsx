'use client';

import Link from 'next/link';
import { Frame, Keys } from '@/app/(station)/frame';
import { ScanField } from '@/app/(station)/scan-field';
import { useFindJob } from '@/app/(station)/use-find-job';
import { benchOf } from '@/app/office/fulfill/address';
import { RefusalText } from '@/components/action-form';
import { Mark } from '@/components/mark';
import { Button } from '@/components/ui/button';
import type { Job } from '@/lib/fulfillment/station-queries';
import type { StationJob } from './job';
import { NextJob } from './next-job';

type EndedProps = {
  job: StationJob;
  next: Job | null;
  packed: number;
  staff: string;
  setAside: () => void;
  goOn: () => void;
};

/** Nothing to do here any more, or not now: why, and what comes next. */
export function Ended({ job, next, packed, staff, setAside, goOn }: EndedProps) {
  const { find, refusal } = useFindJob(job.locationId);
  const carrier = job.parcels.find((parcel) => parcel.carrier)?.carrier;
  return (
    <Frame
      location={job.location}
      packed={packed}
      staff={staff}
      exit={`/office/fulfill?location=${job.locationId}`}
      footer={
        <>
          <RefusalText className="pb-2">{refusal}</RefusalText>
          <div className="flex flex-wrap items-center gap-2.5">
            <ScanField
              label="Scan an order or a parcel"
              placeholder="Scan an order or a parcel"
              onTyped={(text) => (text.trim() === '' ? goOn() : find(text))}
              onEscape={setAside}
            />
            <Button variant="primary" className="min-h-[46px] text-base max-md:w-full" onClick={goOn}>
              {next ? 'Next job' : 'To the idle station'}
            </Button>
          </div>
          <Keys
            keys={[
              ['Enter', 'next job'],
              ['Esc', 'to the idle station'],
            ]}
          />
        </>
      }
    >
      <section className="grid max-w-[640px] gap-4 px-6 py-8 max-md:px-4">
        <p role="status" className="flex items-center gap-3">
          <Mark name={job.stop ? 'held' : 'moving'} tone={job.stop ? 'stop' : 'move'} className="size-9" />
          <span>
            <b className="block text-xl">
              {job.stop
                ? `${job.name} may not be packed now`
                : `${job.name} has been handed over${carrier ? ` to ${carrier}` : ''}`}
            </b>
            <span className="text-muted-foreground">{job.stop ?? job.to}</span>
          </span>
        </p>
        <p>
          <Link className="link" href={benchOf(job)}>
            {job.stop ? 'Look at it on the bench' : 'Undo it on the bench'}
          </Link>
        </p>
        <NextJob next={next} />
      </section>
    </Frame>
  );
}
