import Link from 'next/link';
import { stationOf } from '@/app/office/fulfill/address';
import type { Job } from '@/lib/fulfillment/station-queries';
import { unitsIn } from './job';

export function NextJob({ next }: { next: Job | null }) {
  return (
    <p className="border-t pt-4">
      {next ? (
        <>
          Next:{' '}
          <Link className="link font-strong" href={stationOf(next)}>
            {next.name}
          </Link>{' '}
          – {unitsIn(next.units)}
        </>
      ) : (
        'Next: nothing. Everything of this location is packed.'
      )}
    </p>
  );
}
