import { eq } from 'drizzle-orm';
import { db, type Tx, transaction } from '@/db';
import { parcels, returnLines, returns, workItems } from '@/db/schema';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { approveReturn } from '@/lib/returns/approve-return';
import type { RequestReturnInput } from '@/lib/returns/inputs';
import { receiveReturn } from '@/lib/returns/receive-return';
import { requestReturn } from '@/lib/returns/request-return';
import {
  aLocation,
  anOrder,
  aProduct,
  daysLater,
  minutesLater,
  only,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  unique,
} from './world';

/** Orders that have come some way, by the operations that take them there: placed at `at`, packed 10 minutes later, gone after an hour, there after two days. */
export const packedAt = minutesLater(10);
export const handedOverAt = minutesLater(60);
export const deliveredAt = daysLater(2);

type Given = {
  quantity?: number;
  onHand?: number;
  price?: number;
  paid?: boolean;
  promisedAt?: Date;
};

export async function aPlacedOrder({
  quantity = 2,
  onHand = 5,
  price = 1000,
  paid = false,
  promisedAt,
}: Given = {}) {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ price, stock: [{ location, onHand }] });
  const order = await anOrder({
    lines: [{ sku, quantity }],
    paid,
    ...(promisedAt && { promisedAt: promisedAt.toISOString() }),
  });
  return { ...order, sku, variantId, location, shipmentNo: 1, quantity };
}

export async function aPickedOrder(given: Given = {}) {
  const order = await aPlacedOrder(given);
  const { orderId, shipmentNo } = order;
  await pickShipment(owner, { orderId, shipmentNo }, minutesLater(5));
  return order;
}

export async function aPackedParcel(given: Given = {}) {
  const order = await aPickedOrder(given);
  const { orderId, shipmentNo } = order;
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo }, packedAt);
  return { ...order, parcelId };
}

export async function aHandedOverParcel(given: Given = {}) {
  const order = await aPackedParcel(given);
  const trackingNumber = unique('TRACK').toUpperCase();
  await handOverParcel(owner, { parcelId: order.parcelId, carrier: 'DHL', trackingNumber }, handedOverAt);
  return { ...order, trackingNumber };
}

export async function aDeliveredOrder(given: Given = {}) {
  const order = await aHandedOverParcel(given);
  await deliverParcel(owner, { parcelId: order.parcelId }, deliveredAt);
  return order;
}

/** Requested a day after the delivery: by default all units, too small. */
export async function aReturn(given: Given & { lines?: RequestReturnInput['lines'] } = {}) {
  const { lines, ...rest } = given;
  const order = await aDeliveredOrder({ paid: true, ...rest });
  const { orderId, quantity } = order;
  const all = [{ lineNo: 1, quantity, reason: 'too_small', outcome: 'refund' } as const];
  const requested = await requestReturn(owner, { orderId, lines: lines ?? all }, daysLater(3));
  return { ...order, ...requested };
}

/** Approved and all of it arrived. */
export async function aReceivedReturn(given: Given = {}) {
  const order = await aReturn(given);
  const { orderId, returnNo } = order;
  await approveReturn(owner, { orderId, returnNo }, daysLater(4));
  await receiveReturn(owner, { orderId, returnNo }, daysLater(5));
  return order;
}

export const parcelNow = async (parcelId: number) =>
  only(await db.select().from(parcels).where(eq(parcels.id, parcelId)));

export const returnNow = async (rma: string) =>
  only(await db.select().from(returns).where(eq(returns.rma, rma)));

export const returnLinesOf = (orderId: number) =>
  db.select().from(returnLines).where(eq(returnLines.orderId, orderId));

/** Per living shipment: where from, its state and its units. */
export async function sendingsOf(orderId: number) {
  const lines = await shipmentLinesOf(orderId);
  return (await shipmentsOf(orderId))
    .filter(({ status }) => status !== 'canceled')
    .map(({ no, locationId, status }) => [
      locationId,
      status,
      lines.filter(({ shipmentNo }) => shipmentNo === no).reduce((sum, { quantity }) => sum + quantity, 0),
    ]);
}

/** Work of an order that is still open. */
export const workOf = async (orderId: number) =>
  (await db.select().from(workItems).where(eq(workItems.orderId, orderId)))
    .filter(({ closedAt }) => closedAt === null)
    .map(({ type, data }) => [type, data]);

/** A transaction that has done this and stays open, as somebody's who is at work, until it is let go. */
export async function holdOpen(work: (tx: Tx) => Promise<unknown>) {
  let [began, end] = [() => {}, () => {}];
  const started = new Promise<void>((resolve) => {
    began = resolve;
  });
  const finish = new Promise<void>((resolve) => {
    end = resolve;
  });
  const held = transaction(async (tx) => {
    await work(tx);
    began();
    await finish;
  });
  await Promise.race([started, held]);
  return {
    async letGo() {
      end();
      await held;
    },
  };
}
