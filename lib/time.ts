const DAY = 86_400_000;

/** Whether Postgres knows this ISO date or moment: it has no year 0. */
export const hasYear = (iso: string) => !iso.startsWith('0000');

export const addDays = (at: Date, days: number) => new Date(at.getTime() + days * DAY);
export const addMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** Whole days between two moments, rounded down; negative when `to` lies before `from`. */
export const daysBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / DAY);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once and kept: making one costs a hundred times what using it does, and a page of dates needs hundreds. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** "2026-11-27", as the calendar on that place's wall says. */
export const calendarDay = (at: Date, timeZone: string) =>
  dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** "Today", "Tomorrow", "Fri 20 Nov", with the year when it is not this one: dates as people say them. */
export function formatDay(at: Date, now: Date, timeZone = 'UTC') {
  const day = calendarDay(at, timeZone);
  if (day === calendarDay(now, timeZone)) return 'Today';
  if (day === calendarDay(addDays(now, 1), timeZone)) return 'Tomorrow';
  if (day === calendarDay(addDays(now, -1), timeZone)) return 'Yesterday';
  const sameYear = day.slice(0, 4) === calendarDay(now, timeZone).slice(0, 4);
  const parts = dateFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
  return parts.replace(',', '');
}

/** "Fri 20 Nov 2026": a date that still says the same tomorrow, for deadlines in refusals and letters. */
export const formatDate = (at: Date, timeZone = 'UTC') =>
  dateFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
    .format(at)
    .replace(',', '');

export const formatTime = (at: Date, timeZone = 'UTC') =>
  dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

export const formatMoment = (at: Date, now: Date, timeZone = 'UTC') =>
  `${formatDay(at, now, timeZone)}, ${formatTime(at, timeZone)}`;
