import type { LocationSettings } from '@/db/schema/sourcing';
import { addDays } from '@/lib/time';

const CUT_OFF_MINUTE = 14 * 60;
const HANDLING_DAYS = 1;
const TRANSIT_DAYS = 3;
const WORKDAYS = [1, 2, 3, 4, 5];

export type Calendar = { timeZone: string; settings: LocationSettings };

/**
 * What a location can keep: it leaves `handlingDays` working days after the day the order counts for (the next one
 * when it came after the cut-off), by the end of that day in the location's own time, and arrives `transitDays` later.
 */
export function promiseFrom(at: Date, { timeZone, settings }: Calendar): { shipBy: Date; promisedAt: Date } {
  const workdays = settings.workdays?.length ? settings.workdays : WORKDAYS;
  const local = localDay(at, timeZone);
  let day = local.minute >= (settings.cutOffMinute ?? CUT_OFF_MINUTE) ? local.day + 1 : local.day;
  day = nextWorkday(day, workdays);
  for (let left = settings.handlingDays ?? HANDLING_DAYS; left > 0; left--)
    day = nextWorkday(day + 1, workdays);
  const shipBy = endOfDay(day, timeZone);
  return { shipBy, promisedAt: addDays(shipBy, settings.transitDays ?? TRANSIT_DAYS) };
}

const DAY = 86_400_000;

function nextWorkday(day: number, workdays: readonly number[]) {
  let next = day;
  while (!workdays.includes(weekdayOf(next))) next++;
  return next;
}

/** Days are counted from 1 January 1970, a Thursday. ISO: Monday is 1. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

function localDay(at: Date, timeZone: string) {
  const local = at.getTime() + offsetOf(at, timeZone);
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / 60_000) };
}

function endOfDay(day: number, timeZone: string) {
  const local = (day + 1) * DAY - 1;
  const guess = new Date(local - offsetOf(new Date(local), timeZone));
  // Once more, because the clocks may change between the guess and the day's end.
  return new Date(local - offsetOf(guess, timeZone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that local time is ahead of UTC. An unknown zone counts as UTC: a wrong setting must not stop orders. */
function offsetOf(at: Date, timeZone: string) {
  if (timeZone === 'UTC') return 0;
  let format = formats.get(timeZone);
  if (!format) {
    format = formatIn(timeZone);
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

function formatIn(timeZone: string) {
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}
