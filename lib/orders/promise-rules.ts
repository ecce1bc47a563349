import type { PromiseBasis } from '@/lib/sourcing/promise';

/** What a date of a whole order was made of. `channel` and `staff`: a person or a shop said it. */
export type OrderBasis =
  | { from: 'channel' }
  | { from: 'staff'; staff: string }
  | { from: 'locations'; shipments: ShipmentBasis[] };
export type ShipmentBasis = Partial<PromiseBasis> & {
  no: number;
  locationId?: number;
  expectedReceiptId?: number;
};

/** What somebody has said stands unless it cannot be kept; what we counted follows what we count now. */
export const isGiven = (from: string | null) => from === 'channel' || from === 'staff';

type Moment = Date | null;

/** The day the last shipment arrives; a shipment without a day leaves the order without one. */
export function lastOf(dates: readonly Moment[]): Moment {
  const times = dates.map((date) => date?.getTime() ?? Number.NaN);
  const last = Math.max(...times);
  return Number.isFinite(last) ? new Date(last) : null;
}

/** The new date of an order whose shipments have changed; null when the promise it has stands. */
export function revised(now: { promisedAt: Moment; given: boolean }, undelivered: readonly Moment[]): Moment {
  const last = lastOf(undelivered);
  if (!last || last.getTime() === now.promisedAt?.getTime()) return null;
  const sooner = now.promisedAt !== null && last < now.promisedAt;
  return sooner && now.given ? null : last;
}

/** How far from its promise something arrived, in started days; 0: kept. */
export const daysOver = (promisedAt: Date, arrivedAt: Date) =>
  Math.max(0, Math.ceil((arrivedAt.getTime() - promisedAt.getTime()) / 86_400_000));
