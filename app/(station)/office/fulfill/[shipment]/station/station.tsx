'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { useKept } from '@/app/(station)/use-kept';
import { idleStation, stationOf } from '@/app/office/fulfill/address';
import type { Box } from '@/lib/fulfillment/box-rules';
import type { Job } from '@/lib/fulfillment/station-queries';
import { Ended } from './ended';
import { HandOver } from './hand-over';
import type { ParcelLabel, StationJob } from './job';
import { Verify } from './verify';

type StationProps = {
  job: StationJob;
  boxes: Box[];
  next: Job | null;
  staff: string;
  labels: ParcelLabel[];
};

/** Verify and pack until nothing is left, hand over what waits, then go on with the next job of this location. */
export function Station({ job, boxes, next, staff, labels }: StationProps) {
  const router = useRouter();
  const [packed, setPacked] = useKept('station.packed', 0);
  const [printed, setPrinted] = useState<{ parcelId: number } | null>(null);
  const [unprinted, setUnprinted] = useState<number | null>(null);

  const idle = idleStation(job.locationId);
  const setAside = useCallback(() => router.push(idle), [router, idle]);
  const goOn = useCallback(() => router.push(next ? stationOf(next) : idle), [router, next, idle]);

  useEffect(() => {
    if (unprinted === null || !labels.some(({ parcelId }) => parcelId === unprinted)) return;
    setUnprinted(null);
    setPrinted({ parcelId: unprinted });
  }, [unprinted, labels]);
  useEffect(() => {
    if (printed) window.print();
  }, [printed]);

  const waiting = job.parcels.filter(({ waits }) => waits);
  const common = { job, next, packed, staff, setAside, goOn };
  const toPack = job.lines.some(({ left }) => left > 0);
  const onPaper = labels.find(({ parcelId }) => parcelId === (printed?.parcelId ?? waiting[0]?.id));
  return (
    <>
      {job.stop || (!toPack && waiting.length === 0) ? (
        <Ended {...common} />
      ) : toPack ? (
        <Verify
          key={job.lines.map(({ lineNo, left }) => `${lineNo}:${left}`).join()}
          {...common}
          boxes={boxes}
          onPacked={(parcelId) => {
            setPacked(packed + 1);
            setUnprinted(parcelId);
          }}
        />
      ) : (
        <HandOver
          key={waiting[0]?.id}
          {...common}
          parcels={waiting}
          labels={labels}
          print={(parcelId) => setPrinted({ parcelId })}
        />
      )}
      <div className="hidden print:block">{onPaper?.label}</div>
    </>
  );
}
