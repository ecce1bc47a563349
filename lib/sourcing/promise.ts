import type { LocationSettings } from '@/db/schema/sourcing';
import { endOfDay, isoDay, isWorkday, localDay, nextWorkday, workdaysOf } from './calendar';

export const CUT_OFF_MINUTE = 14 * 60;
export const HANDLING_DAYS = 1;
export const TRANSIT_DAYS = 3;

export type Calendar = { timeZone: string; settings: LocationSettings };
/** How many shipments leave a location on its local days already: `2026-12-24` → 40. */
export type DayLoad = ReadonlyMap<string, number>;
export type Transit = { days: number; method: string | null; zone: string | null };

export type Terms = {
  /** When the goods are expected: they cannot be handled before. */
  goodsAt?: Date | null;
  /** Somebody wants it to leave not before this moment. */
  notBefore?: Date | null;
  load?: DayLoad;
  /** Left out: the location's own transit days. */
  transit?: Transit;
};

/** All a date was made of, so that anybody can make it again from this alone. */
export type PromiseBasis = {
  /** The moment it counts from, and the local day that this is to the location. */
  from: string;
  day: string;
  timeZone: string;
  cutOffMinute: number;
  handlingDays: number;
  workdays: number[];
  /** Those that lay between the counted day and the one it leaves on. */
  holidays?: string[];
  notBefore?: string;
  /** Days on which as many shipments leave as can. */
  fullDays?: string[];
  leaves: string;
  method: string | null;
  zone: string | null;
  transitDays: number;
};
export type Promised = { shipBy: Date; promisedAt: Date; basis: PromiseBasis };

/**
 * What a location can keep. It leaves `handlingDays` working days after the day the order counts for (the next one when it
 * came after the cut-off), on a day that has room, by the end of that day in the location's own time. Then the carrier takes
 * its transit days, which are days of the calendar: on which of them carriers work is not known here. Null: a calendar
 * without a free day.
 */
export function promiseFrom(at: Date, { timeZone, settings }: Calendar, terms: Terms = {}): Promised | null {
  const { goodsAt, notBefore, load } = terms;
  const from = goodsAt && goodsAt > at ? goodsAt : at;
  const { cutOffMinute = CUT_OFF_MINUTE, handlingDays = HANDLING_DAYS } = settings;
  const local = localDay(from, timeZone);
  const first = firstDay(local, settings);
  if (!first) return null;
  const { counted } = first;
  const day = notBefore ? Math.max(first.day, localDay(notBefore, timeZone).day) : first.day;
  const leaves = dayWithRoom(day, settings, load);
  if (leaves === null) return null;

  const transit = terms.transit ?? {
    days: settings.transitDays ?? TRANSIT_DAYS,
    method: null,
    zone: null,
  };
  const holidays = settings.holidays?.filter((iso) => iso >= isoDay(local.day) && iso <= isoDay(leaves));
  const fullDays = daysBetween(day, leaves).filter(
    (one) => isWorkday(one, settings) && isFull(one, settings, load),
  );
  return {
    shipBy: endOfDay(leaves, timeZone),
    promisedAt: endOfDay(leaves + transit.days, timeZone),
    basis: {
      from: from.toISOString(),
      day: isoDay(counted),
      timeZone,
      cutOffMinute,
      handlingDays,
      workdays: [...workdaysOf(settings)],
      ...(holidays?.length && { holidays }),
      ...(notBefore && { notBefore: notBefore.toISOString() }),
      ...(fullDays.length > 0 && { fullDays: fullDays.map(isoDay) }),
      leaves: isoDay(leaves),
      method: transit.method,
      zone: transit.zone,
      transitDays: transit.days,
    },
  };
}

/** The day that an order counts for, and the one on which it is ready to leave. */
function firstDay(local: { day: number; minute: number }, settings: LocationSettings) {
  const counted = nextWorkday(dayAsked(local, settings), settings);
  if (counted === null) return null;
  let day: number | null = counted;
  for (let left = settings.handlingDays ?? HANDLING_DAYS; left > 0 && day !== null; left--)
    day = nextWorkday(day + 1, settings);
  return day === null ? null : { counted, day };
}

/** From the cut-off on it is tomorrow. */
const dayAsked = (local: { day: number; minute: number }, settings: LocationSettings) =>
  local.minute >= (settings.cutOffMinute ?? CUT_OFF_MINUTE) ? local.day + 1 : local.day;

type FirstDay = { minute: number; timeZone: string; asked: number; day: number | null };
const firstDays = new WeakMap<LocationSettings, FirstDay>();

/** All orders that a location is asked for on one day leave on the same: its calendar is read once for them. */
function firstDayAt(at: Date, timeZone: string, settings: LocationSettings) {
  const minute = Math.floor(at.getTime() / 60_000);
  const known = firstDays.get(settings);
  if (known?.minute === minute && known.timeZone === timeZone) return known.day;
  const local = localDay(at, timeZone);
  const asked = dayAsked(local, settings);
  const day = known?.asked === asked ? known.day : (firstDay(local, settings)?.day ?? null);
  firstDays.set(settings, { minute, timeZone, asked, day });
  return day;
}

const isFull = (day: number, { capacityPerDay }: LocationSettings, load: DayLoad | undefined) =>
  capacityPerDay !== undefined && (load?.get(isoDay(day)) ?? 0) >= capacityPerDay;

const dayWithRoom = (day: number, settings: LocationSettings, load: DayLoad | undefined) =>
  settings.capacityPerDay === 0 ? null : nextWorkday(day, settings, (one) => !isFull(one, settings, load));

/** The first working day on which a location can send an order of this moment, and the first of them that has room. */
export function leavingDays(at: Date, { timeZone, settings }: Calendar, load?: DayLoad) {
  const first = firstDayAt(at, timeZone, settings);
  if (first === null) return { first, withRoom: null };
  const withRoom = isFull(first, settings, load) ? dayWithRoom(first, settings, load) : first;
  return { first, withRoom };
}

const daysBetween = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => first + i);

/** The same date again, from its basis alone. */
export function promiseAgain(basis: PromiseBasis): Promised | null {
  const { cutOffMinute, handlingDays, workdays, holidays, fullDays, timeZone, notBefore } = basis;
  return promiseFrom(
    new Date(basis.from),
    { timeZone, settings: { cutOffMinute, handlingDays, workdays, holidays, capacityPerDay: 1 } },
    {
      notBefore: notBefore ? new Date(notBefore) : null,
      load: new Map(fullDays?.map((day) => [day, 1])),
      transit: { days: basis.transitDays, method: basis.method, zone: basis.zone },
    },
  );
}
