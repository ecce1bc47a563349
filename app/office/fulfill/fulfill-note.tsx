import { Say } from '@/components/status';
import { CapacityMeter } from '../settings/locations/capacity-meter';

type FulfillNoteProps = { place: { pausedAt: Date | null }; capacity: { sends: number; of: number | null } };

/** Whether a location takes orders, and how full its day is. */
export function FulfillNote({ place, capacity }: FulfillNoteProps) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {place.pausedAt ? (
        <Say mark="held" tone="wait">
          Takes no new orders
        </Say>
      ) : null}
      {capacity.of === null ? null : <CapacityMeter {...capacity} />}
    </span>
  );
}
