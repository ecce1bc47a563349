import type { TrackingData } from '@/lib/customers/portal-types';
import { formatDay, formatTime } from '@/lib/time';
import { checkpointWords } from './parcel-words';

type Parcel = TrackingData['parcels'][number];
type Step = { at: string; words: string; place: string | null };

const SHOWN = 3;

/** Newest first; the older ones unfold, without script too. */
export function Checkpoints({ parcel, now }: { parcel: Parcel; now: Date }) {
  const steps = stepsOf(parcel);
  if (steps.length === 0) return null;
  const older = steps.slice(SHOWN);
  return (
    <div className="mt-5 border-t pt-4">
      <StepList steps={steps.slice(0, SHOWN)} timeZone={parcel.timeZone} now={now} />
      {older.length > 0 ? (
        <details className="group pt-3 text-[15px]">
          <summary className="link inline-flex min-h-6 w-fit group-open:mb-3">
            <span className="group-open:hidden">
              Show {older.length} earlier {older.length === 1 ? 'step' : 'steps'}
            </span>
            <span className="hidden group-open:inline">Show fewer steps</span>
          </summary>
          <StepList steps={older} timeZone={parcel.timeZone} now={now} />
        </details>
      ) : null}
    </div>
  );
}

/** What the carrier reported, with our own two facts where it was silent about them. */
function stepsOf({ checkpoints, carrier, handedOverAt, deliveredAt }: Parcel): Step[] {
  const steps = checkpoints.map((one) => ({ at: one.at, words: checkpointWords(one), place: one.place }));
  const silent = (status: string) => !checkpoints.some((one) => one.status === status);
  if (deliveredAt && silent('delivered')) steps.unshift({ at: deliveredAt, words: 'Delivered', place: null });
  if (handedOverAt && silent('handed_over'))
    steps.push({ at: handedOverAt, words: `Handed to ${carrier ?? 'the carrier'}`, place: null });
  return steps;
}

function StepList({ steps, timeZone, now }: { steps: Step[]; timeZone: string; now: Date }) {
  return (
    <ol className="grid gap-3 text-[15px] leading-[22px]">
      {steps.map((step) => {
        const at = new Date(step.at);
        return (
          <li key={`${step.at} ${step.words}`} className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-3">
            <time dateTime={step.at} className="text-muted-foreground">
              {formatDay(at, now, timeZone)}
              <br />
              {formatTime(at, timeZone)}
            </time>
            <span>
              {step.words}
              {step.place ? <span className="block text-muted-foreground">{step.place}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
