import { Moment } from '@/components/moment';
import { Say } from '@/components/status';
import type { DoctorRun } from '@/lib/reports/health-queries';
import { askedBy, plainName } from './words';

/** What came out each time, the newest first. */
export function DoctorHistory({ runs, now }: { runs: DoctorRun[]; now: Date }) {
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b py-2">
          <span className="w-[150px]">
            <Moment at={run.at} now={now} />
          </span>
          <span className="min-w-[180px] flex-1">
            {run.broken.length === 0 ? (
              <Say mark="done" tone="good">
                All {run.invariants} promises hold
              </Say>
            ) : (
              <Say mark="stop" tone="stop" strong>
                {run.broken.map(({ name }) => plainName(name)).join(', ')}
              </Say>
            )}
          </span>
          <span className="sm w-[110px] text-right text-muted-foreground max-md:w-full max-md:text-left">
            {askedBy(run.actor)}, {(run.milliseconds / 1000).toFixed(1)} s
          </span>
        </li>
      ))}
    </ul>
  );
}
