import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { credits, orderLines, payments, stockMovements, workItems } from '@/db/schema';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { grantCredit } from '@/lib/payments/grant-credit';
import { openWork } from '@/lib/work/tx';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  support,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { holdOrder } from './hold-order';

after(closeDb);

const creditsOf = (orderId: number) =>
  db
    .select({
      lineNo: credits.lineNo,
      from: credits.unitFrom,
      to: credits.unitTo,
      amount: credits.amount,
      tax: credits.taxAmount,
      reason: credits.reason,
    })
    .from(credits)
    .where(eq(credits.orderId, orderId))
    .orderBy(asc(credits.no));
const linesOf = (orderId: number) =>
  db
    .select({ canceled: orderLines.canceled, credited: orderLines.credited })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.no));

/** Mugs at 10.00, five of them at one place. */
async function mugs(quantity: number, given: Omit<Parameters<typeof anOrder>[0], 'lines'> = {}) {
  const location = await aLocation();
  const { sku, variantId } = await aProduct({ stock: [{ location, onHand: 5 }], backorder: 'always' });
  const order = await anOrder({ lines: [{ sku, quantity }], ...given });
  return { ...order, sku, variantId, locationId: location.id };
}

test('a whole order: stock is free, nothing is owed, not even the shipping', async () => {
  const { orderId, sku, locationId } = await mugs(3, { shippingAmount: 490 });
  assert.deepEqual(await levelsOf(sku), [{ locationId, onHand: 5, reserved: 3, damaged: 0 }]);

  const canceled = await cancelOrder(
    support,
    { orderId, reason: 'customer', note: 'Wrong color' },
    minutesLater(5),
  );

  assert.deepEqual(canceled, { canceledUnits: 3, creditedAmount: 3490 });
  const order = await orderNow(orderId);
  assert.deepEqual(
    [
      order.status,
      order.paymentStatus,
      order.fulfillmentStatus,
      order.creditedAmount,
      order.dueAmount,
      order.live,
    ],
    ['canceled', 'voided', 'n/a', 3490, 0, false],
  );
  assert.deepEqual(await creditsOf(orderId), [
    { lineNo: 1, from: 0, to: 3, amount: 3000, tax: 0, reason: 'cancel' },
    { lineNo: null, from: null, to: null, amount: 490, tax: 0, reason: 'cancel' },
  ]);
  assert.deepEqual(await linesOf(orderId), [{ canceled: 3, credited: 3 }]);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ status }) => status),
    ['canceled'],
  );
  assert.deepEqual(await levelsOf(sku), [{ locationId, onHand: 5, reserved: 0, damaged: 0 }]);
  const released = await db
    .select({
      kind: stockMovements.kind,
      reserved: stockMovements.reservedDelta,
      no: stockMovements.shipmentNo,
    })
    .from(stockMovements)
    .where(eq(stockMovements.orderId, orderId))
    .orderBy(asc(stockMovements.eventId));
  assert.deepEqual(released, [
    { kind: 'allocate', reserved: 3, no: 1 },
    { kind: 'release', reserved: -3, no: 1 },
  ]);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.canceled']);
});

test('units of a line: their exact share to the cent, whatever the order of canceling', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 9 }] });
  const { orderId } = await anOrder({
    lines: [{ sku, quantity: 3, unitAmount: 1000, discountAmount: 1000, taxAmount: 319 }],
    shippingAmount: 100,
  });
  assert.equal((await orderNow(orderId)).totalAmount, 2100);
  const one = { orderId, units: [{ lineNo: 1, quantity: 1 }], reason: 'customer' as const };
  assert.deepEqual(await cancelOrder(owner, one, at), { canceledUnits: 1, creditedAmount: 666 });
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.deepEqual(await cancelOrder(owner, one, at), { canceledUnits: 1, creditedAmount: 667 });
  assert.deepEqual(await cancelOrder(owner, one, at), { canceledUnits: 1, creditedAmount: 767 });

  assert.deepEqual(await creditsOf(orderId), [
    { lineNo: 1, from: 0, to: 1, amount: 666, tax: 106, reason: 'cancel' },
    { lineNo: 1, from: 1, to: 2, amount: 667, tax: 106, reason: 'cancel' },
    { lineNo: 1, from: 2, to: 3, amount: 667, tax: 107, reason: 'cancel' },
    { lineNo: null, from: null, to: null, amount: 100, tax: 0, reason: 'cancel' },
  ]);
  assert.equal((await orderNow(orderId)).status, 'canceled');
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'order.units_canceled',
    'order.units_canceled',
    'order.canceled',
  ]);
});

test('waiting units go first, then those that have come least far', async () => {
  const { orderId, sku, locationId } = await mugs(7);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity }) => quantity),
    [5, 2],
  );
  await cancelOrder(owner, { orderId, units: [{ lineNo: 1, quantity: 1 }], reason: 'inventory' }, at);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity }) => quantity),
    [5, 1],
  );
  await pickShipment(owner, { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 2 }] }, at);

  await cancelOrder(owner, { orderId, units: [{ lineNo: 1, quantity: 3 }], reason: 'inventory' }, at);

  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ status }) => status),
    ['picking', 'canceled'],
  );
  const [line] = await shipmentLinesOf(orderId);
  assert.deepEqual([line?.quantity, line?.picked], [3, 2]);
  assert.deepEqual(await levelsOf(sku), [{ locationId, onHand: 5, reserved: 3, damaged: 0 }]);
  assert.equal((await orderNow(orderId)).waitingUnits, 0);
});

test('a shipment that loses one of two lines keeps the other', async () => {
  const location = await aLocation();
  const mug = await aProduct({ stock: [{ location, onHand: 5 }] });
  const bowl = await aProduct({ stock: [{ location, onHand: 5 }], price: 700 });
  const lines = [mug, bowl].map(({ sku }) => ({ sku, quantity: 2 }));
  const { orderId } = await anOrder({ lines });
  await cancelOrder(merchant, { orderId, units: [{ lineNo: 1, quantity: 2 }], reason: 'inventory' }, at);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ lineNo, quantity }) => [lineNo, quantity]),
    [[2, 2]],
  );
  assert.equal((await orderNow(orderId)).creditedAmount, 2000);
});

test('what was taken is owed back, what was only promised is given up', async () => {
  const paid = await mugs(2, { paid: true });
  await cancelOrder(owner, { orderId: paid.orderId, reason: 'customer' }, at);
  const order = await orderNow(paid.orderId);
  assert.deepEqual([order.paymentStatus, order.dueAmount, order.refundedAmount], ['overpaid', -2000, 0]);

  const promised = await mugs(2, { payments: [{ kind: 'authorize', amount: 2000, provider: 'test' }] });
  await cancelOrder(owner, { orderId: promised.orderId, reason: 'customer' }, at);
  assert.deepEqual(
    await db
      .select({ kind: payments.kind, amount: payments.amount })
      .from(payments)
      .where(eq(payments.orderId, promised.orderId))
      .orderBy(asc(payments.id)),
    [
      { kind: 'authorize', amount: 2000 },
      { kind: 'void', amount: 2000 },
    ],
  );
  assert.equal((await orderNow(promised.orderId)).authorizedAmount, 0);
  assert.deepEqual(await eventsOf(promised.orderId), [
    'order.placed',
    'payment.authorized',
    'order.canceled',
    'payment.voided',
  ]);
});

test('goodwill already granted is not credited a second time', async () => {
  const { orderId } = await mugs(2, { shippingAmount: 500 });
  await grantCredit(owner, { orderId, amount: 700, reason: 'goodwill' }, at);
  const { creditedAmount } = await cancelOrder(owner, { orderId, reason: 'staff' }, at);
  assert.equal(creditedAmount, 1800);
  const order = await orderNow(orderId);
  assert.deepEqual([order.creditedAmount, order.dueAmount, order.status], [2500, 0, 'canceled']);
});

test('a canceled order has no hold and no work left', async () => {
  const { orderId } = await mugs(1);
  await holdOrder(owner, { orderId, reason: 'fraud' }, at);
  await transaction((tx) =>
    openWork(tx, {
      type: 'late_order',
      subject: `order:${orderId}`,
      orderId,
      openedAt: at,
      openedByEvent: 1,
    }),
  );
  await cancelOrder(owner, { orderId, reason: 'fraud' }, minutesLater(1));
  assert.ok(!(await orderNow(orderId)).facets.includes('h:fraud'));
  const [work] = await db.select().from(workItems).where(eq(workItems.orderId, orderId));
  assert.deepEqual(work?.closedAt, minutesLater(1));
});

test('picked units are canceled by an owner only', async () => {
  const { orderId, sku, locationId } = await mugs(2);
  await pickShipment(owner, { orderId, shipmentNo: 1 }, at);
  for (const actor of [support, merchant])
    await assertRefused(
      () => cancelOrder(actor, { orderId, reason: 'customer' }, at),
      'conflict',
      /2 are already picked\. Only an owner/,
      orderId,
    );
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  assert.deepEqual(await levelsOf(sku), [{ locationId, onHand: 5, reserved: 0, damaged: 0 }]);
});

test('units that nobody has picked go first, wherever they are', async () => {
  const places = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({ stock: places.map((location) => ({ location, onHand: 3 })) });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 6 }] });
  await pickShipment(owner, { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 2 }] }, at);
  await pickShipment(owner, { orderId, shipmentNo: 2, units: [{ lineNo: 1, quantity: 1 }] }, at);
  await cancelOrder(support, { orderId, units: [{ lineNo: 1, quantity: 3 }], reason: 'customer' }, at);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity, picked }) => [quantity, picked]),
    [
      [2, 2],
      [1, 1],
    ],
  );
});

test('packed units are unpacked first, units that have left come back as a return', async () => {
  const { orderId } = await mugs(3, { shippingAmount: 490 });
  await releaseShipment(owner, { orderId, shipmentNo: 1 }, at);
  await pickShipment(owner, { orderId, shipmentNo: 1 }, at);
  const { parcelId } = await packParcel(
    owner,
    { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 2 }] },
    minutesLater(1),
  );
  const all = { orderId, reason: 'customer' as const };
  await assertRefused(
    () => cancelOrder(owner, all, at),
    'conflict',
    new RegExp(`2 are packed\\. Unpack parcel ${parcelId} first`),
    orderId,
  );
  await handOverParcel(owner, { parcelId, carrier: 'Post' }, minutesLater(2));
  await assertRefused(
    () => cancelOrder(owner, { ...all, units: [{ lineNo: 1, quantity: 3 }] }, at),
    'conflict',
    /2 have already left and 1 can be canceled/,
    orderId,
  );

  assert.deepEqual(await cancelOrder(owner, all, minutesLater(3)), {
    canceledUnits: 1,
    creditedAmount: 1000,
  });
  const order = await orderNow(orderId);
  assert.deepEqual([order.status, order.fulfillmentStatus], ['open', 'shipped']);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ status }) => status),
    ['handed_over'],
  );
  await assertRefused(() => cancelOrder(owner, all, at), 'conflict', /Nothing is left to cancel/, orderId);
});

test('only what was ordered and is left can be canceled, once', async () => {
  const { orderId } = await mugs(2);
  const cancel = (lineNo: number, quantity: number) =>
    cancelOrder(owner, { orderId, units: [{ lineNo, quantity }], reason: 'staff' }, at);
  await assertRefused(() => cancel(7, 1), 'not_found', /no line 7/, orderId);
  await assertRefused(() => cancel(1, 3), 'conflict', /2 of 2 are left, so 3/, orderId);
  await cancelOrder(owner, { orderId, reason: 'staff' }, at);
  await assertRefused(() => cancel(1, 1), 'conflict', /already canceled/, orderId);
  const nowhere = { orderId: 999_999_999, reason: 'staff' as const };
  await assertRefused(() => cancelOrder(owner, nowhere, at), 'not_found', /does not exist/);
});

test('marketing and customers do not cancel', async () => {
  const { orderId } = await mugs(1);
  for (const actor of [marketing, { kind: 'customer', orderId, proven: true } as const])
    await assertRefused(
      () => cancelOrder(actor, { orderId, reason: 'customer' }, at),
      'forbidden',
      /role/,
      orderId,
    );
});

test('of eight who cancel one of three units at once, three do', async () => {
  const { orderId, sku, locationId } = await mugs(3, { paid: true });
  const one = { orderId, units: [{ lineNo: 1, quantity: 1 }], reason: 'customer' as const };
  const { done, refused } = await eightAtOnce(() => cancelOrder(owner, one, at));
  assert.equal(done.length, 3);
  assert.deepEqual(refused, Array(5).fill('conflict'));
  assert.equal((await orderNow(orderId)).creditedAmount, 3000);
  assert.deepEqual(await levelsOf(sku), [{ locationId, onHand: 5, reserved: 0, damaged: 0 }]);
  await assertAllSound(at);
});
