import {
  type FulfillmentStatus,
  type Method,
  type ParcelStatus,
  parcelStatuses,
  type ShipmentStatus,
} from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { parcelStatus } from './parcel-status';

export type UnitCounts = {
  quantity: number;
  picked: number;
  packed: number;
  shipped: number;
  delivered: number;
};
export type Units = { lineNo: number; quantity: number }[];

/** How far a shipment has come, from its counted units; only waiting, planned and released are told apart by hand. */
export function shipmentStatusOf(status: ShipmentStatus, method: Method, units: UnitCounts): ShipmentStatus {
  if (status === 'canceled' || units.quantity === 0) return 'canceled';
  if (units.delivered === units.quantity) return 'delivered';
  if (units.shipped === units.quantity) return 'handed_over';
  if (units.packed === units.quantity) return method === 'pickup' ? 'ready' : 'packed';
  if (units.picked > 0) return 'picking';
  return status === 'waiting' || status === 'planned' ? status : 'released';
}

/** Why nobody may work on this shipment now, in words; null when somebody may. */
export function blockOf(
  order: { number: string; status: string },
  shipment: { no: number; held: boolean },
): string | null {
  if (order.status === 'to_verify')
    return `Order ${order.number} has not been verified yet. Verify it, then go on.`;
  if (order.status === 'on_hold') return `Order ${order.number} is on hold. Release its hold, then go on.`;
  if (shipment.held)
    return `Shipment ${shipment.no} of order ${order.number} is on hold. Release its hold, then go on.`;
  return null;
}

export function refuseBlocked(
  order: { number: string; status: string },
  shipment: { no: number; held: boolean },
) {
  const block = blockOf(order, shipment);
  if (block) throw new Refusal('conflict', block);
}

/**
 * The units that are meant: those asked for, or all that are left of each line. Refuses lines that are not there and
 * more units than `leftOf` allows; `done` says what the line's units must still be, for example "to pick".
 */
export function chooseUnits<Line extends { lineNo: number }>(
  asked: Units | undefined,
  lines: readonly Line[],
  leftOf: (line: Line) => number,
  done: string,
): Units {
  if (!asked) {
    const all = lines.map((line) => ({ lineNo: line.lineNo, quantity: leftOf(line) }));
    const left = all.filter(({ quantity }) => quantity > 0);
    if (left.length === 0) throw new Refusal('conflict', `There is nothing left ${done}.`);
    return left;
  }
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of asked) sums.set(lineNo, (sums.get(lineNo) ?? 0) + quantity);
  return [...sums].map(([lineNo, quantity]) => {
    const line = lines.find((candidate) => candidate.lineNo === lineNo);
    if (!line) throw new Refusal('invalid', `Line ${lineNo} is not part of this.`, { lineNo });
    const left = leftOf(line);
    if (quantity > left)
      throw new Refusal('conflict', `Line ${lineNo} has ${left} left ${done}, not ${quantity}.`, {
        lineNo,
        left,
      });
    return { lineNo, quantity };
  });
}

type Sent = readonly { name: string; units: number }[];
const count = (units: number) => (units === 1 ? '1 unit' : `${units} units`);
const sentWords = (places: Sent) =>
  places.map(({ name, units }) => `${count(units)} ${units === 1 ? 'goes' : 'go'} out from ${name}.`);

/** "2 units go out from Porto. 1 unit waits: no other location has it." */
export function rejectedWords(places: Sent, waiting: number, others = 0) {
  const left = `${count(waiting)} ${waiting === 1 ? 'waits: no other location has it' : 'wait: no other location has them'}.`;
  const too = others === 1 ? '1 other order is' : `${others} other orders are`;
  return [
    ...sentWords(places),
    ...(waiting > 0 ? [left] : []),
    ...(others > 0 ? [`${too} routed again too.`] : []),
  ].join(' ');
}

/** "2 units go out from Porto. 1 unit still waits." */
export function retriedWords(places: Sent, waiting: number) {
  if (places.length === 0) return 'No place can send it yet.';
  const left = `${count(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}.`;
  return [...sentWords(places), ...(waiting > 0 ? [left] : [])].join(' ');
}

/**
 * Where a parcel is by what its carrier has reported since it was handed over, in whatever sequence the reports came in:
 * the newest one counts, of two at the same moment the one further down the road.
 */
export function roadStatusOf(
  handedOverAt: Date,
  reports: readonly { status: ParcelStatus; at: Date }[],
): ParcelStatus {
  let newest: { status: ParcelStatus; at: Date } = { status: 'handed_over', at: handedOverAt };
  for (const report of reports) {
    if (report.status === 'delivered') continue;
    const later = report.at.getTime() - newest.at.getTime();
    if (later > 0 || (later === 0 && rankOf(report.status) > rankOf(newest.status))) newest = report;
  }
  return newest.status;
}

export const isOnTheRoad = (status: ParcelStatus) => parcelStatus.can(status, 'track');

export const hasArrived = (status: FulfillmentStatus) => status === 'delivered' || status === 'picked_up';

const rankOf = (status: ParcelStatus) => parcelStatuses.indexOf(status);
