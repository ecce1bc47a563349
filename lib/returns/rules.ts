import type { ReturnStatus } from '@/db/statuses';
import { addDays, formatDate } from '@/lib/time';

export const returnReasons = [
  'too_small',
  'too_large',
  'not_as_described',
  'damaged',
  'wrong_item',
  'late',
  'changed_mind',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const returnReasonWords: Record<ReturnReason, string> = {
  too_small: 'Too small',
  too_large: 'Too large',
  not_as_described: 'Not as described',
  damaged: 'Damaged or broken',
  wrong_item: 'Not what I ordered',
  late: 'It came too late',
  changed_mind: 'I changed my mind',
  other: 'Something else',
};

/** How long a customer may send something back, counted from its delivery. */
export const returnWindowDays = 30;

export type SentLine = {
  lineNo: number;
  name: string;
  shipped: number;
  delivered: number;
  /** Units of returns that were not declined or canceled. */
  announced: number;
  deliveredAt: Date | null;
};

export const windowEnd = ({ deliveredAt }: SentLine) => deliveredAt && addDays(deliveredAt, returnWindowDays);

/** How many units of a line may be returned now, and in words why not when there are none. */
export function returnableOf(
  line: SentLine,
  by: 'customer' | 'staff',
  at: Date,
): { units: number; problem: string | null } {
  const none = (problem: string) => ({ units: 0, problem });
  const last = windowEnd(line);
  if (by === 'customer' && !last)
    return none(
      `${line.name} has not been delivered yet. It can be returned for ${returnWindowDays} days after that.`,
    );
  if (by === 'customer' && last && at > last)
    return none(`${line.name} could be returned until ${formatDate(last)}.`);
  if (line.shipped === 0) return none(`${line.name} has not been sent yet. Cancel it instead.`);
  const units = (by === 'customer' ? line.delivered : line.shipped) - line.announced;
  return units > 0 ? { units, problem: null } : none(`All of ${line.name} is already part of a return.`);
}

export type ReturnCounts = {
  /** What the customer said would come. */
  announced: number;
  received: number;
  /** Missing ones included. */
  inspected: number;
  missing: number;
  credited: number;
};

/**
 * Where a return stands, by its counted units: receipt, inspection and refund may come in any sequence. It is resolved when
 * every unit has been looked at (or declared missing) and every unit that is not missing has been refunded.
 */
export function returnStatusOf(status: ReturnStatus, units: ReturnCounts): ReturnStatus {
  if (status === 'declined' || status === 'canceled' || status === 'expired') return status;
  if (units.inspected === units.announced)
    return units.credited >= units.announced - units.missing ? 'resolved' : 'inspected';
  return units.received > 0 || units.inspected > 0 ? 'received' : status;
}
