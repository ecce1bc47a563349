import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { orderLines } from '@/db/schema';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { assertAllSound, assertRefused } from '@/tests/refused';
import {
  aBundle,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  minutesLater,
  orderNow,
  owner,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';

after(closeDb);

/** Three sets of two mugs and a bowl, 9.99 each: lines 1 the set, 2 the mugs, 3 the bowls. */
async function threeSets() {
  const location = await aLocation();
  const mug = await aProduct({ price: 400, stock: [{ location, onHand: 9 }] });
  const bowl = await aProduct({ price: 300, stock: [{ location, onHand: 9 }] });
  const set = await aBundle(
    [
      { variantId: mug.variantId, quantity: 2 },
      { variantId: bowl.variantId, quantity: 1 },
    ],
    999,
  );
  const order = await anOrder({ lines: [{ sku: set.sku, quantity: 3 }], paid: true });
  return { ...order, mug: mug.sku, bowl: bowl.sku };
}
const reservedOf = async (sku: string) => (await levelsOf(sku)).map(({ reserved }) => reserved);
const countsOf = async (orderId: number) =>
  (await db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.no))).map(
    ({ quantity, canceled, credited }) => [quantity, canceled, credited],
  );

test('a set is canceled with its parts, and all three add up to what was paid', async () => {
  const { orderId, mug, bowl } = await threeSets();
  const one = { orderId, units: [{ lineNo: 1, quantity: 1 }], reason: 'customer' as const };
  const first = await cancelOrder(owner, one, at);
  assert.equal(first.canceledUnits, 1);
  assert.deepEqual(await countsOf(orderId), [
    [3, 1, 1],
    [6, 2, 2],
    [3, 1, 1],
  ]);
  assert.deepEqual([await reservedOf(mug), await reservedOf(bowl)], [[4], [2]]);
  assert.equal((await orderNow(orderId)).status, 'open');

  const rest = await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  assert.equal(rest.canceledUnits, 2);
  assert.equal(first.creditedAmount + rest.creditedAmount, 2997);
  assert.deepEqual([await reservedOf(mug), await reservedOf(bowl)], [[0], [0]]);
  assert.equal((await orderNow(orderId)).status, 'canceled');
  await assertAllSound(at);
});

test('a part alone is not canceled', async () => {
  const { orderId } = await threeSets();
  await assertRefused(
    () => cancelOrder(owner, { orderId, units: [{ lineNo: 2, quantity: 2 }], reason: 'customer' }, at),
    'invalid',
    /is part of .*Cancel that set as a whole/,
    orderId,
  );
});

test('of sets whose parts have partly left, the complete ones can still be canceled', async () => {
  const { orderId } = await threeSets();
  await pickShipment(owner, { orderId, shipmentNo: 1, units: [{ lineNo: 2, quantity: 3 }] }, at);
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, minutesLater(1));
  await handOverParcel(owner, { parcelId, carrier: 'Post' }, minutesLater(2));
  await assertRefused(
    () => cancelOrder(owner, { orderId, units: [{ lineNo: 1, quantity: 2 }], reason: 'customer' }, at),
    'conflict',
    /3 have already left and 3 can be canceled/,
    orderId,
  );
  assert.equal((await cancelOrder(owner, { orderId, reason: 'customer' }, at)).canceledUnits, 1);
  await assertAllSound(at);
});
