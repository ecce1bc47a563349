import type { TrackingData } from '@/lib/customers/portal-types';
import { calendarDay, daysBetween } from '@/lib/time';
import { dayWords, longDay, partsOf } from './tracking-headline';

/** Below the headline: the promise, whether it holds, and one sorry when it does not. Null when the headline says it all. */
export function trackingLead(
  order: TrackingData,
  now: Date,
  timeZone: string,
  holdWords: string | null,
): string | null {
  if (order.status === 'canceled' || order.status === 'expired') return null;
  if (order.status === 'on_hold' && holdWords) return `The reason: ${holdWords}.`;
  const promised = order.promisedAt ? new Date(order.promisedAt) : null;
  const first = order.firstPromisedAt ? new Date(order.firstPromisedAt) : promised;
  if (!promised || !first) return null;

  const delivered = order.deliveredAt ? new Date(order.deliveredAt) : null;
  if (delivered) {
    const late = lateBy(first, delivered, timeZone);
    return late > 0
      ? `It came ${late} ${late === 1 ? 'day' : 'days'} later than we had promised. We are sorry.`
      : 'As promised.';
  }
  if (hasProblem(order, now, timeZone) && promised < now)
    return `We had promised ${longDay(first, now, timeZone)}. We are sorry, and write to you as soon as we know more.`;
  if (lateBy(first, promised, timeZone) > 0)
    return `We now expect it ${dayWords(promised, now, timeZone)}, not ${longDay(first, now, timeZone)}. We are sorry.`;
  return `Promised for ${longDay(promised, now, timeZone)}.`;
}

/** Something is late, stuck or coming back: the customer may want to talk to us. */
export const hasProblem = (order: TrackingData, now: Date, timeZone: string) =>
  partsOf(order, now, timeZone).some(({ fate }) => ['late', 'delayed', 'missed', 'back'].includes(fate));

const lateBy = (promised: Date, came: Date, timeZone: string) => {
  const midnight = (at: Date) => new Date(calendarDay(at, timeZone));
  return daysBetween(midnight(promised), midnight(came));
};
