import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { Role } from '@/db/statuses';
import { createPromotion } from '@/lib/catalog/create-promotion';
import { CreatePromotionInput } from '@/lib/catalog/promotion-inputs';
import { retirePromotion } from '@/lib/catalog/retire-promotion';
import { addSafetyRule } from '@/lib/inventory/add-safety-rule';
import { holdOrder } from '@/lib/orders/hold-order';
import { aDeliveredOrder, aPlacedOrder } from '@/tests/journeys';
import { aChannel, aLocation, anOrder, aProduct, at, owner, unique } from '@/tests/world';
import type { Sent } from './actions';
import { someone } from './people';

/** What the call is about: made anew for each caller who may, so that it would work. */
export type Planted = {
  sent: Sent;
  params?: Record<string, string | number>;
  orderId?: number;
  supplier?: { locationId: number };
};
export type Guard = {
  /** Roles that may; the others are refused. `visit` and `proven`: customers who have opened the order. `supplier`: who came in by a link of that location. `anyone`: guarded by what is sent. */
  may: readonly Role[] | 'visit' | 'proven' | 'supplier' | 'anyone';
  plant: () => Promise<Planted>;
  /** It only reads: allowed callers are known by their answer, not by what changed. */
  reads?: true;
};

export const O: Role[] = ['owner'];
export const OS: Role[] = ['owner', 'support'];
export const OM: Role[] = ['owner', 'merchant'];
export const OSM: Role[] = ['owner', 'support', 'merchant'];
/** Owner and marketing. */
export const OK: Role[] = ['owner', 'marketing'];
export const all: Role[] = ['owner', 'support', 'merchant', 'marketing'];

type Made = { orderId: number; [key: string]: unknown };
/** A call with JSON about an order that a journey has made. */
export const about =
  <Order extends Made>(
    journey: () => Promise<Order>,
    json: (order: Order) => unknown = ({ orderId }) => ({ orderId }),
  ) =>
  async (): Promise<Planted> => {
    const order = await journey();
    const shipment = `${order.orderId}-${order.shipmentNo ?? 1}`;
    const params = { orderId: order.orderId, shipment, rma: String(order.rma ?? 'none') };
    return { sent: { json: json(order) }, params, orderId: order.orderId };
  };
export const shipment = ({ orderId, shipmentNo }: Made) => ({ orderId, shipmentNo });
export const parcel = ({ parcelId }: Made) => ({ parcelId });
export const aBack = ({ orderId, returnNo }: Made) => ({ orderId, returnNo });
export const short = ({ orderId, shipmentNo }: Made) => ({
  orderId,
  shipmentNo,
  lineNo: 1,
  quantity: 1,
  reason: 'none',
});
export const money = ({ orderId }: Made) => ({
  orderId,
  amount: 500,
  provider: 'bank',
  providerRef: unique('proof'),
});
export const paid = () => aPlacedOrder({ paid: true });
export const refund = ({ orderId }: Made) => ({ orderId, amount: 100, credit: 'goodwill' });
export const canceled = ({ orderId }: Made) => ({ orderId, reason: 'customer' });
export const lines = [{ lineNo: 1, quantity: 1, reason: 'damaged', outcome: 'refund' }];

export async function aHeldOrder() {
  const order = await aPlacedOrder();
  await holdOrder(owner, { orderId: order.orderId, reason: 'address' }, at);
  return order;
}
export async function anUnverifiedOrder() {
  const channel = await aChannel({ autoConfirm: false });
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 3 }] });
  return anOrder({ channel, lines: [{ sku, quantity: 1 }] });
}
/** Delivered yesterday, so that its customer may still send it back. */
export async function aFreshDelivery() {
  const order = await aDeliveredOrder({ paid: true });
  for (const table of ['shipments', 'parcels', 'orders'])
    await db.execute(
      sql`update ${sql.identifier(table)} set delivered_at = now() - interval '1 day' where ${
        table === 'parcels'
          ? sql`id in (select parcel_id from parcel_lines where order_id = ${order.orderId})`
          : sql`${sql.identifier(table === 'orders' ? 'id' : 'order_id')} = ${order.orderId}`
      }`,
    );
  return order;
}
async function someStockHere() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  return { sku, location: location.code, orderId: 0 };
}
export const stock =
  (json: (shelf: { sku: string; location: string }) => unknown) => async (): Promise<Planted> => {
    const { sku, location } = await someStockHere();
    return { sent: { json: json({ sku, location }) }, params: { sku } };
  };
/** At a location of its own, so that it binds nothing else. */
export const aSafetyRule = async () => ({
  location: (await aLocation()).code,
  channel: null,
  category: null,
  quantity: 1,
});
export async function aStoredSafetyRule() {
  const rule = await aSafetyRule();
  return { ...rule, ...(await addSafetyRule(owner, rule, at)) };
}
export const aboutSomebody = (json: (staffId: number) => unknown) => async (): Promise<Planted> => ({
  sent: { json: json((await someone('support')).id) },
});
export const aCode = () => ({ code: unique('CODE').toUpperCase() });
export async function aPromotion(more: object = {}, retired = false): Promise<Planted> {
  const { code } = aCode();
  await createPromotion(owner, CreatePromotionInput.parse({ code, kind: 'percent', value: 500 }), at);
  if (retired) await retirePromotion(owner, { code }, at);
  return { sent: { json: { code, ...more } } };
}
export const aBox = { key: null, lengthMm: 300, widthMm: 200, heightMm: 150, tareG: 150, maxG: 9000 };
export const password = 'a new password of many words';
