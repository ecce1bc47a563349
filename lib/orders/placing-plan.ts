import type { Actor } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import type { PlaceOrderInput } from './inputs';
import { fulfillmentStatusOf, orderStatusOf, paymentStatusOf } from './order-status';
import { checksOf } from './placing-checks';
import { linesOf, type PlannedLine } from './placing-lines';
import { withPromotions } from './placing-promotions';
import type { PlacingFacts } from './placing-read';
import { type PlannedShipment, shipmentsOf } from './placing-shipments';
import { travelOf } from './placing-travel';
import type { OrderBasis } from './promise-rules';

export type PlannedMove = {
  variantId: number;
  locationId: number;
  shipmentNo: number;
  quantity: number;
  /** What the rules keep back there; the write compares with it. */
  safety: number;
};

/** All rows of a new order but its ids. Pure: the same input, facts and moment give the same plan. */
export function planOrder(input: PlaceOrderInput, facts: PlacingFacts, at: Date, by?: Actor['kind']) {
  const given = withPromotions(input, facts, linesOf(input, facts), at);
  const { lines, shippingAmount, promotions } = given;
  const { shipments, held } = shipmentsOf(input, facts, lines, at);
  const sum = (pick: (line: PlannedLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const itemsAmount = sum(({ totalAmount }) => totalAmount);
  const money = moneyOf(input, itemsAmount + shippingAmount);
  const units = unitsOf(shipments);
  const checks = checksOf(input, facts.head, lines, money.totalAmount, by);
  const { auto_confirm: verified, expire_after_minutes: minutes } = facts.head;

  const paymentStatus = paymentStatusOf({ ...money, cashOnDelivery: input.cashOnDelivery });
  const fulfillmentStatus = fulfillmentStatusOf({
    ...units,
    packed: 0,
    ready: 0,
    shipped: 0,
    delivered: 0,
    anyPicking: false,
    anyPacked: false,
    allPickup: input.method === 'pickup',
  });
  const status = orderStatusOf({
    draft: false,
    expired: false,
    verified,
    held: checks.holds.length > 0,
    openReturns: 0,
    fulfillment: fulfillmentStatus,
    money,
  });
  return {
    lines,
    shipments,
    held,
    moves: movesOf(lines, shipments),
    ...money,
    promotions,
    checks,
    itemsAmount,
    shippingAmount,
    taxAmount: sum(({ taxAmount }) => taxAmount),
    units: units.total,
    waitingUnits: units.waiting,
    status,
    paymentStatus,
    fulfillmentStatus,
    verifiedAt: verified ? at : null,
    expiresAt: minutes !== null && (!verified || paymentStatus === 'unpaid') ? addMinutes(at, minutes) : null,
    shipBy: earliest(shipments.map(({ shipBy }) => shipBy)),
    shippingMethod: travelOf(input, facts).method,
    ...promiseOf(input, shipments),
  };
}
export type OrderPlan = ReturnType<typeof planOrder>;

function moneyOf(input: PlaceOrderInput, totalAmount: number) {
  const paid = (kind: 'authorize' | 'capture') =>
    input.payments.reduce((sum, payment) => sum + (payment.kind === kind ? payment.amount : 0), 0);
  const capturedAmount = paid('capture');
  const authorizedAmount = Math.max(0, paid('authorize') - capturedAmount);
  return { totalAmount, creditedAmount: 0, authorizedAmount, capturedAmount, refundedAmount: 0 };
}

function unitsOf(shipments: readonly PlannedShipment[]) {
  const count = (some: readonly PlannedShipment[]) =>
    some.reduce((sum, { units }) => sum + units.reduce((inner, { quantity }) => inner + quantity, 0), 0);
  return {
    total: count(shipments),
    waiting: count(shipments.filter(({ locationId }) => locationId === null)),
  };
}

/** One row per SKU and location, whatever number of lines take it. */
function movesOf(lines: readonly PlannedLine[], shipments: readonly PlannedShipment[]): PlannedMove[] {
  const moves = new Map<string, PlannedMove>();
  for (const { no, locationId, units } of shipments) {
    if (locationId === null) continue;
    for (const { lineNo, quantity } of units) {
      const item = lines[lineNo - 1]?.item;
      if (!item?.stocked) continue;
      const key = `${item.id}/${locationId}`;
      const move = moves.get(key) ?? {
        variantId: item.id,
        locationId,
        shipmentNo: no,
        quantity: 0,
        safety: item.stock?.find(([id]) => id === locationId)?.[2] ?? 0,
      };
      moves.set(key, { ...move, quantity: move.quantity + quantity });
    }
  }
  return [...moves.values()];
}

/** The order is promised for the day its last shipment arrives; a shipment without a day leaves the order without one. */
function promiseOf(
  input: PlaceOrderInput,
  shipments: readonly PlannedShipment[],
): { promisedAt: Date | null; promiseBasis: OrderBasis | null } {
  const dates = shipments.map(({ promisedAt }) => promisedAt);
  const promisedAt = input.promisedAt ?? (dates.includes(null) ? null : latest(dates));
  const basis: OrderBasis = input.promisedAt
    ? { from: 'channel' }
    : {
        from: 'locations',
        shipments: shipments.map(({ no, locationId, expectedReceiptId, basis }) => ({
          no,
          ...(locationId !== null && { locationId }),
          ...(expectedReceiptId !== null && { expectedReceiptId }),
          ...basis,
        })),
      };
  return { promisedAt, promiseBasis: promisedAt ? basis : null };
}

const momentsIn = (dates: readonly (Date | null)[]) => dates.filter((date) => date !== null);
const earliest = (dates: readonly (Date | null)[]) =>
  momentsIn(dates).reduce<Date | null>((first, date) => (first && first <= date ? first : date), null);
const latest = (dates: readonly (Date | null)[]) =>
  momentsIn(dates).reduce<Date | null>((last, date) => (last && last >= date ? last : date), null);
