import type { LocationSettings } from '@/db/schema/sourcing';

const DAY = 86_400_000;
const WORKDAYS = [1, 2, 3, 4, 5];
/** A calendar without a free day in this many is one without any. */
const MOST_AHEAD = 1_100;
/** Written once and kept: a place that is full for weeks is asked about each of its days with every order. */
const isoDays = new Map<number, string>();
const MOST_DAYS = 10_000;

/** Days are counted from 1 January 1970, a Thursday; people and settings write them as ISO dates. */
export function isoDay(day: number): string {
  const known = isoDays.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * DAY).toISOString().slice(0, 10);
  if (isoDays.size >= MOST_DAYS) isoDays.clear();
  isoDays.set(day, iso);
  return iso;
}
export const dayOf = (iso: string) => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);

/** ISO: Monday is 1. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

export const workdaysOf = ({ workdays }: LocationSettings) => (workdays?.length ? workdays : WORKDAYS);

export const isWorkday = (day: number, settings: LocationSettings) =>
  workdaysOf(settings).includes(weekdayOf(day)) && !settings.holidays?.includes(isoDay(day));

/** The first day from `day` on that people work and that `fits`; null when there is none. */
export function nextWorkday(
  day: number,
  settings: LocationSettings,
  fits: (day: number) => boolean = () => true,
): number | null {
  for (let next = day; next < day + MOST_AHEAD; next++)
    if (isWorkday(next, settings) && fits(next)) return next;
  return null;
}

/** The local day of a moment, and how many minutes of it have passed by the clock on the wall. */
export function localDay(at: Date, timeZone: string) {
  const local = at.getTime() + offsetOf(at.getTime(), timeZone);
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / 60_000) };
}

const dayEnds = new Map<string, Map<number, number>>();

/** The last millisecond of a local day. */
export function endOfDay(day: number, timeZone: string) {
  const known = remembered(dayEnds, timeZone);
  const end = known.get(day) ?? readEnd(day, timeZone);
  known.set(day, end);
  return new Date(end);
}

function readEnd(day: number, timeZone: string) {
  const local = (day + 1) * DAY - 1;
  const guess = local - offsetOf(local, timeZone);
  // Once more, because the clocks may change between the guess and the day's end.
  return local - offsetOf(guess, timeZone);
}

/** What is known of a time zone; forgotten when it is more than anybody asks for. */
function remembered(zones: Map<string, Map<number, number>>, timeZone: string) {
  let known = zones.get(timeZone);
  if (!known || known.size >= MOST_DAYS) {
    known = new Map();
    zones.set(timeZone, known);
  }
  return known;
}

const formats = new Map<string, Intl.DateTimeFormat>();

const QUARTER = 900_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that local time is ahead of UTC. Where both ends of a day agree, no clock was set within it. */
function offsetOf(at: number, timeZone: string) {
  if (timeZone === 'UTC') return 0;
  const day = Math.floor(at / DAY) * DAY;
  const first = offsetAt(day, timeZone);
  return first === offsetAt(day + DAY, timeZone) ? first : offsetAt(at, timeZone);
}

/** Asking for it is slow, and it changes at most at a full quarter of an hour. */
function offsetAt(at: number, timeZone: string) {
  const quarter = Math.floor(at / QUARTER);
  const known = remembered(offsets, timeZone);
  const offset = known.get(quarter) ?? readOffset(new Date(quarter * QUARTER), timeZone);
  known.set(quarter, offset);
  return offset;
}

/** An unknown zone counts as UTC: a wrong setting must not stop orders. */
function readOffset(at: Date, timeZone: string) {
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

/** Whether clocks anywhere are set by this name: Europe/Berlin. */
export function isTimeZone(name: string) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
