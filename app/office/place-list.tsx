import Link from 'next/link';
import { Mark } from '@/components/mark';
import { Meter } from '@/components/meter';
import { countQueue } from '@/lib/fulfillment/queries';
import type { Actor } from '@/lib/staff/permissions';

type PlaceListProps = { places: { id: number; name: string; pausedAt: Date | null }[]; actor: Actor };

/** Each location with what waits there to be picked and to be taken along. */
export async function PlaceList({ places, actor }: PlaceListProps) {
  const queues = await Promise.all(places.map(({ id }) => countQueue(actor, id)));
  return (
    <ul>
      {places.map(({ id, name, pausedAt }, i) => {
        const { open = 0, in_progress: begun = 0, packed = 0, problems = 0 } = queues[i] ?? {};
        const here = open + begun + packed;
        return (
          <li key={id} className="border-b py-2.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-2">
              <span>
                <Link className="link font-semibold" href={`/office/fulfill?location=${id}`}>
                  {name}
                </Link>
                {pausedAt ? <span className="sm text-muted-foreground"> takes no new orders</span> : null}
              </span>
              <span>{here === 0 ? 'All clear' : `${here.toLocaleString('en')} to send`}</span>
            </p>
            {here > 0 ? (
              <Meter className="mt-2" value={packed} of={here} label={`${packed} of ${here} packed`} />
            ) : null}
            <p className="sm flex flex-wrap justify-between gap-x-2 pt-1 text-muted-foreground">
              {here > 0 ? (
                <span>
                  {open} to pick, {begun} in progress, {packed} packed
                </span>
              ) : null}
              {problems > 0 ? (
                <Link
                  className="link inline-flex items-center gap-1.5"
                  href={`/office/fulfill?location=${id}&tab=problems`}
                >
                  <Mark name="held" tone="stop" className="size-3" />
                  {problems} held
                </Link>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
