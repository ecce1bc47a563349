import { formatDay, formatMoment, formatTime } from '@/lib/time';

type MomentProps = { at: Date; now: Date; timeZone?: string; className?: string };

/** "Today, 14:08" or "Fri 20 Nov, 14:08". */
export function Moment({ at, now, timeZone, className }: MomentProps) {
  return (
    <time dateTime={at.toISOString()} className={className}>
      {formatMoment(at, now, timeZone)}
    </time>
  );
}

/** "Today", "Tomorrow", "Fri 20 Nov". */
export function Day({ at, now, timeZone, className }: MomentProps) {
  return (
    <time dateTime={at.toISOString()} className={className}>
      {formatDay(at, now, timeZone)}
    </time>
  );
}

/** For a list: "14:08" today, "Yesterday", "16 Nov". */
export function ShortMoment({ at, now, timeZone, className }: MomentProps) {
  const day = formatDay(at, now, timeZone);
  const plain = /^\w{3} \d/.test(day) ? day.slice(4) : day;
  return (
    <time dateTime={at.toISOString()} title={formatMoment(at, now, timeZone)} className={className}>
      {day === 'Today' ? formatTime(at, timeZone) : plain}
    </time>
  );
}
