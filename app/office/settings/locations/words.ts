import type { LocationSettings } from '@/db/schema/sourcing';
import type { LocationKind } from '@/db/statuses';
import { workdaysOf } from '@/lib/sourcing/calendar';
import { CUT_OFF_MINUTE, HANDLING_DAYS, TRANSIT_DAYS } from '@/lib/sourcing/promise';

/** What counts where a location says nothing. */
export const usual = {
  cutOffMinute: CUT_OFF_MINUTE,
  handlingDays: HANDLING_DAYS,
  transitDays: TRANSIT_DAYS,
};

export const kindWords: Record<LocationKind, string> = {
  warehouse: 'Warehouse',
  store: 'Store',
  supplier: 'Supplier',
  virtual: 'Nothing on shelves: digital goods, services',
};

export const dayWords = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "14:00". */
export const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "Mon to Fri", or the days one by one. */
export function workdayWords(settings: LocationSettings) {
  const days = [...workdaysOf(settings)].sort((a, b) => a - b);
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  if (days.length === 7) return 'every day';
  if (days.length > 2 && last - first === days.length - 1)
    return `${dayWords[first - 1]} to ${dayWords[last - 1]}`;
  return days.map((day) => dayWords[day - 1]).join(', ');
}

/** "Orders until 14:00 leave the next working day". */
export function leavingWords({
  cutOffMinute = CUT_OFF_MINUTE,
  handlingDays = HANDLING_DAYS,
}: LocationSettings) {
  const when =
    handlingDays === 0
      ? 'the same day'
      : handlingDays === 1
        ? 'the next working day'
        : `${handlingDays} working days later`;
  return `Orders until ${timeOf(cutOffMinute)} leave ${when}`;
}
