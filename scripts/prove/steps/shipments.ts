import type { ShipmentStatus } from '@/db/statuses';
import { moveUnits } from '@/lib/fulfillment/move-units';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { rejectShipment } from '@/lib/fulfillment/reject-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { shipmentStatus } from '@/lib/fulfillment/shipment-status';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { verifyOrder } from '@/lib/orders/verify-order';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  aPlacedOrder,
} from '@/tests/journeys';
import { aLocation, anOrder, aProduct, daysLater, minutesLater, owner } from '@/tests/world';
import type { Stand } from './step';

const later = daysLater(3);

type Sent = { orderId: number };
const states: Record<ShipmentStatus, () => Promise<Sent>> = {
  async waiting() {
    const { sku } = await aProduct({ backorder: 'always' });
    return anOrder({ lines: [{ sku, quantity: 2 }] });
  },
  planned: () => aPlacedOrder(),
  async released() {
    const order = await aPlacedOrder();
    await releaseShipment(owner, { orderId: order.orderId, shipmentNo: 1 }, minutesLater(1));
    return order;
  },
  picking: () => aPickedOrder(),
  packed: () => aPackedParcel(),
  async ready() {
    const location = await aLocation();
    const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
    const { orderId } = await anOrder({ method: 'pickup', lines: [{ sku, quantity: 2 }] });
    await pickShipment(owner, { orderId, shipmentNo: 1 }, minutesLater(5));
    await packParcel(owner, { orderId, shipmentNo: 1 }, minutesLater(10));
    return { orderId };
  },
  handed_over: () => aHandedOverParcel(),
  delivered: () => aDeliveredOrder(),
  async canceled() {
    const order = await aPlacedOrder();
    await cancelOrder(owner, { orderId: order.orderId, reason: 'customer' }, minutesLater(1));
    return order;
  },
};

const operations: Record<string, (orderId: number) => Promise<unknown>> = {
  release: (orderId) => releaseShipment(owner, { orderId, shipmentNo: 1 }, later),
  pick: (orderId) => pickShipment(owner, { orderId, shipmentNo: 1 }, later),
  shortPick: (orderId) =>
    shortPick(owner, { orderId, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'this_quantity' }, later),
  reject: (orderId) => rejectShipment(owner, { orderId, shipmentNo: 1, reason: 'none' }, later),
  move: (orderId) => moveUnits(owner, { orderId, shipmentNo: 1, to: null }, later),
  pack: (orderId) => packParcel(owner, { orderId, shipmentNo: 1 }, later),
  cancel: (orderId) => cancelOrder(owner, { orderId, reason: 'customer' }, later),
};

/** Moves through a parcel (unpack, hand over, deliver) are tried with the parcel; waiting and allocating happen by stock. */
export async function* shipmentStands(): AsyncGenerator<Stand> {
  for (const state of shipmentStatus.statuses) {
    const { orderId } = await states[state]();
    const moves = Object.entries(operations)
      .filter(([move]) => !shipmentStatus.can(state, move as keyof typeof shipmentStatus.moves))
      .map(([move, run]) => [move, () => run(orderId)]);
    // Verifying is the order's one move by hand, and all of these are verified.
    moves.push(['verify', () => verifyOrder(owner, { orderId }, later)]);
    yield { machine: 'shipment', state, moves: Object.fromEntries(moves) };
  }
}
