import { addMinutes } from '@/lib/time';

const GRACE_MINUTES = 12 * 60;

/** A day is kept as its noon, and goods may come until its end. */
export const isOverdue = (expectedAt: Date, at: Date) => addMinutes(expectedAt, GRACE_MINUTES) < at;
/** What was expected before this moment is overdue now. */
export const overdueBefore = (at: Date) => addMinutes(at, -GRACE_MINUTES);
