import { Banner } from '@/components/ui/banner';
import { type FullPlace, fullPlacesOf } from '@/lib/sourcing/simulation-sums-rules';
import { formatDay } from '@/lib/time';
import type { Run } from './run-simulation';

const MOST_DAYS = 31;
const MOST_PLACES = 3;

/** Locations that the draft would fill up, with their days as bars against what they can send. */
export async function FullPlaces({ run, now }: { run: Run; now: Date }) {
  const done = await run.finished.catch(() => null);
  const full = done ? fullPlacesOf(done) : [];
  return (
    <>
      {full.slice(0, MOST_PLACES).map((one) => (
        <Full key={one.place.id} full={one} now={now} />
      ))}
      {full.length > MOST_PLACES ? (
        <p className="sm mt-2 text-muted-foreground">
          {full.length - MOST_PLACES === 1
            ? '1 further place'
            : `${full.length - MOST_PLACES} further places`}{' '}
          would be full on some day.
        </p>
      ) : null}
    </>
  );
}

const dayWords = (day: string, now: Date) => formatDay(new Date(`${day}T12:00:00Z`), now);
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function Full({ full: { place, capacity, days, full }, now }: { full: FullPlace; now: Date }) {
  const [few, more] = [full.slice(-4), full.length - 4];
  const which = listed([
    ...few.map((day) => dayWords(day, now)),
    ...(more > 0 ? [`${more} days before`] : []),
  ]);
  return (
    <Banner
      tone="wait"
      className="mt-5"
      title={`${place.name} would be full on ${full.length} of ${days.length === 1 ? '1 day' : `${days.length} days`}`}
    >
      <p>
        {which} {full.length === 1 ? 'reaches' : 'reach'} its {capacity.toLocaleString('en')} a day. What
        comes after that leaves on a later day or from elsewhere.
      </p>
      <CapacityBars place={place.name} capacity={capacity} days={days.slice(-MOST_DAYS)} />
    </Banner>
  );
}

type BarsProps = { place: string; capacity: number; days: { day: string; shipments: number }[] };

function CapacityBars({ place, capacity, days }: BarsProps) {
  const top = Math.max(capacity, ...days.map(({ shipments }) => shipments), 1) * 1.15;
  const step = 380 / Math.max(9, days.length);
  const y = (shipments: number) => 64 - (shipments / top) * 64;
  return (
    <svg
      viewBox="0 0 380 64"
      preserveAspectRatio="none"
      className="mt-2 block h-16 w-full"
      role="img"
      aria-label={`${place} per day by the draft, against ${capacity}: ${days.map(({ shipments }) => shipments).join(', ')}`}
    >
      {days.map(({ day, shipments }, i) => (
        <rect
          key={day}
          x={i * step}
          y={y(shipments)}
          width={step * 0.72}
          height={64 - y(shipments)}
          fill={shipments >= capacity ? 'var(--chart-2)' : 'var(--chart-base)'}
        />
      ))}
      <path
        d={`M0 ${y(capacity)}H380`}
        stroke="var(--foreground)"
        strokeDasharray="3 3"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
