import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { holdOrder } from '@/lib/orders/hold-order';
import { revokeSupplierLink } from '@/lib/sourcing/revoke-supplier-link';
import { system } from '@/lib/staff/permissions';
import { flagSilentSuppliers } from '@/lib/work/flag-silent-suppliers';
import { aPlacedOrder, sendingsOf, workOf } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import { anAcceptedOrder, aSupplierLink, aSupplierOrder } from '@/tests/suppliers';
import {
  anOrder,
  at,
  daysLater,
  eventsOf,
  levelsOf,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  unique,
} from '@/tests/world';
import { acceptShipment } from './accept-shipment';
import { declineShipment } from './decline-shipment';
import { sendShipment } from './send-shipment';

after(closeDb);

const later = minutesLater(10);
const which = ({ orderId, shipmentNo }: { orderId: number; shipmentNo: number }) => ({ orderId, shipmentNo });
const label = () => ({ carrier: 'DHL', trackingNumber: unique('SUP').toUpperCase().replaceAll('-', '') });

test('accepted units are set aside: once, whoever presses how often', async () => {
  const order = await aSupplierOrder();
  const { done, refused } = await eightAtOnce(() => acceptShipment(order.supplier, which(order), later));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  const shipment = only(await shipmentsOf(order.orderId));
  assert.deepEqual([shipment.status, shipment.acceptedAt], ['picking', later]);
  await assertRefused(
    () => acceptShipment(order.supplier, which(order), daysLater(1)),
    'conflict',
    /accepted already, Yesterday/,
    order.orderId,
  );
  assert.deepEqual((await eventsOf(order.orderId)).slice(-1), ['shipment.accepted']);
  await assertAllSound(at);
});

test('what has left is one parcel, packed and handed over in one step', async () => {
  const order = await anAcceptedOrder({ quantity: 3 });
  const parcel = { ...which(order), ...label(), units: [{ lineNo: 1, quantity: 2 }], left: 3 };
  const { done, refused } = await eightAtOnce(() => sendShipment(order.supplier, parcel, later));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(
    (await shipmentLinesOf(order.orderId)).map(({ packed, shipped }) => [packed, shipped]),
    [[2, 2]],
  );
  assert.deepEqual((await eventsOf(order.orderId)).slice(-2), ['parcel.packed', 'parcel.handed_over']);
  assert.equal((await orderNow(order.orderId)).fulfillmentStatus, 'partially_shipped');

  await sendShipment(order.supplier, { ...which(order), ...label(), left: 1 }, later);
  const shipment = only(await shipmentsOf(order.orderId));
  assert.deepEqual([shipment.status, shipment.handedOverAt], ['handed_over', later]);
  assert.deepEqual((await levelsOf(order.sku))[0], {
    locationId: order.location.id,
    onHand: 2,
    reserved: 0,
    damaged: 0,
  });
  await assertRefused(
    () => sendShipment(order.supplier, { ...which(order), ...label(), left: 1 }, later),
    'conflict',
    /dealt with already/,
    order.orderId,
  );
  await assertAllSound(at);
});

test('a number that another parcel has is refused without telling whose, and nothing is packed', async () => {
  const [mine, theirs] = [await anAcceptedOrder(), await anAcceptedOrder()];
  const same = label();
  await sendShipment(theirs.supplier, { ...which(theirs), ...same }, later);
  await assertRefused(
    () => sendShipment(mine.supplier, { ...which(mine), ...same }, later),
    'conflict',
    /^DHL \w+ is already the number of another parcel\. Check the label\.$/,
    mine.orderId,
  );
});

test('nothing is sent that was not accepted, or that is on hold', async () => {
  const order = await aSupplierOrder();
  await assertRefused(
    () => sendShipment(order.supplier, { ...which(order), ...label() }, later),
    'conflict',
    /^Accept it first/,
    order.orderId,
  );
  await acceptShipment(order.supplier, which(order), later);
  await holdOrder(owner, { orderId: order.orderId, reason: 'address' }, later);
  await assertRefused(
    () => sendShipment(order.supplier, { ...which(order), ...label() }, later),
    'conflict',
    /is on hold/,
    order.orderId,
  );
});

test('declined units go out from another place, and the reason decides the stock', async () => {
  const cases = [
    ['this_quantity', 3],
    ['all_remaining', 0],
    ['date', 5],
    ['other', 5],
  ] as const;
  for (const [reason, onHand] of cases) {
    const order = await aSupplierOrder({ elsewhere: 4 });
    const said = await declineShipment(
      order.supplier,
      { ...which(order), reason, ...(reason === 'other' && { note: 'On strike' }), left: 2 },
      later,
    );
    assert.deepEqual(said, { rerouted: 2, waiting: 0 }, reason);
    assert.deepEqual(await sendingsOf(order.orderId), [[order.far.id, 'planned', 2]], reason);
    assert.deepEqual(
      await levelsOf(order.sku),
      [
        { locationId: order.location.id, onHand, reserved: 0, damaged: 0 },
        { locationId: order.far.id, onHand: 4, reserved: 2, damaged: 0 },
      ],
      reason,
    );
    assert.equal((await eventsOf(order.orderId)).includes('shipment.declined'), true);
    assert.deepEqual(await workOf(order.orderId), []);
  }
  await assertAllSound(at);
});

test('what nobody else has waits with work, also after it was accepted', async () => {
  const order = await anAcceptedOrder({ quantity: 3, elsewhere: 1 });
  const units = [{ lineNo: 1, quantity: 2 }];
  const said = await declineShipment(
    order.supplier,
    { ...which(order), units, reason: 'this_quantity', left: 3 },
    later,
  );
  assert.deepEqual(said, { rerouted: 1, waiting: 1 });
  const [first, ...others] = await shipmentsOf(order.orderId);
  assert.deepEqual([first?.status, first?.acceptedAt], ['picking', minutesLater(5)]);
  assert.deepEqual(
    others.map(({ acceptedAt }) => acceptedAt),
    [null, null],
  );
  assert.deepEqual(await workOf(order.orderId), [['short_pick', { sku: order.sku, missing: 1 }]]);
  await sendShipment(order.supplier, { ...which(order), ...label(), left: 1 }, later);
  await assertAllSound(at);
});

test('an empty bin takes what others have not accepted, and leaves what they have', async () => {
  const order = await aSupplierOrder({ elsewhere: 9 });
  const [accepted, open] = await Promise.all(
    [1, 2].map(() => anOrder({ lines: [{ sku: order.sku, quantity: 1, location: order.location.code }] })),
  );
  await acceptShipment(order.supplier, { orderId: accepted?.orderId ?? 0, shipmentNo: 1 }, later);
  await declineShipment(order.supplier, { ...which(order), reason: 'all_remaining' }, later);
  assert.deepEqual(await sendingsOf(accepted?.orderId ?? 0), [[order.location.id, 'picking', 1]]);
  assert.deepEqual(await sendingsOf(open?.orderId ?? 0), [[order.far.id, 'planned', 1]]);
  assert.deepEqual((await levelsOf(order.sku))[0], {
    locationId: order.location.id,
    onHand: 1,
    reserved: 1,
    damaged: 0,
  });
  await assertAllSound(at);
});

test('pressed twice it is declined once', async () => {
  const order = await aSupplierOrder({ quantity: 4 });
  const units = [{ lineNo: 1, quantity: 1 }];
  const { done, refused } = await eightAtOnce(() =>
    declineShipment(order.supplier, { ...which(order), units, reason: 'date', left: 4 }, later),
  );
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
});

test('another location’s shipment is not there, and a warehouse’s is not a supplier’s', async () => {
  const [mine, theirs] = [await aSupplierOrder(), await aSupplierOrder()];
  const each = (actor: typeof mine.supplier | typeof owner, one: { orderId: number; shipmentNo: number }) => [
    () => acceptShipment(actor, which(one), later),
    () => declineShipment(actor, { ...which(one), reason: 'date' }, later),
    () => sendShipment(actor, { ...which(one), ...label() }, later),
  ];
  for (const tried of each(mine.supplier, theirs))
    await assertRefused(tried, 'not_found', /not yours to send/, theirs.orderId);
  for (const tried of each(owner, await aPlacedOrder()))
    await assertRefused(tried, 'conflict', /is no supplier/);
});

test('withdrawn or run out in the middle: the next step says so and does nothing', async () => {
  const order = await aSupplierOrder();
  const { supplier, linkId } = await aSupplierLink(order.location.id, at, { days: 2 });
  await acceptShipment(supplier, which(order), later);
  const each = (moment: Date) => [
    () => acceptShipment(supplier, which(order), moment),
    () => declineShipment(supplier, { ...which(order), reason: 'date' }, moment),
    () => sendShipment(supplier, { ...which(order), ...label() }, moment),
  ];
  for (const tried of each(daysLater(3)))
    await assertRefused(tried, 'unauthenticated', /does not work: .* Nothing was changed/, order.orderId);
  await revokeSupplierLink(owner, { linkId }, later);
  for (const tried of each(later))
    await assertRefused(tried, 'unauthenticated', /does not work: .* Nothing was changed/, order.orderId);
  await sendShipment(order.supplier, { ...which(order), ...label() }, later);
});

test('withdrawing and accepting at once: one after the other, never half', async () => {
  for (let i = 0; i < 4; i++) {
    const order = await aSupplierOrder();
    const [accepted] = await Promise.allSettled([
      acceptShipment(order.supplier, which(order), later),
      revokeSupplierLink(owner, { linkId: order.linkId }, later),
    ]);
    const shipment = only(await shipmentsOf(order.orderId));
    assert.equal(shipment.acceptedAt !== null, accepted.status === 'fulfilled');
  }
  await assertAllSound(at);
});

test('declined and canceled at once: the units are gone once', async () => {
  for (let i = 0; i < 4; i++) {
    const order = await aSupplierOrder({ elsewhere: 3 });
    await Promise.allSettled([
      declineShipment(order.supplier, { ...which(order), reason: 'this_quantity', left: 2 }, later),
      cancelOrder(owner, { orderId: order.orderId, reason: 'customer' }, later),
    ]);
    assert.equal((await orderNow(order.orderId)).status, 'canceled');
    const reserved = (await levelsOf(order.sku)).map((level) => level.reserved);
    assert.deepEqual(reserved, [0, 0]);
  }
  await assertAllSound(at);
});

test('a supplier who says nothing for a day is work, until there is an answer or nothing to answer', async () => {
  const [answers, loses] = [await aSupplierOrder(), await aSupplierOrder()];
  const job = system('test');
  const silentOf = async (orderId: number) =>
    (await workOf(orderId)).filter(([type]) => type === 'supplier_silent').length;
  await flagSilentSuppliers(job, {}, minutesLater(23 * 60));
  assert.equal(await silentOf(answers.orderId), 0);
  await flagSilentSuppliers(job, {}, daysLater(1));
  await flagSilentSuppliers(job, {}, daysLater(1));
  assert.deepEqual([await silentOf(answers.orderId), await silentOf(loses.orderId)], [1, 1]);
  await acceptShipment(answers.supplier, which(answers), daysLater(1));
  assert.equal(await silentOf(answers.orderId), 0);
  await holdOrder(owner, { orderId: loses.orderId, reason: 'address' }, daysLater(1));
  const { ended } = await flagSilentSuppliers(job, {}, daysLater(2));
  assert.equal(ended >= 1, true);
  assert.equal(await silentOf(loses.orderId), 0);
  await assert.rejects(flagSilentSuppliers({ ...owner, role: 'support' }, {}, at), { code: 'forbidden' });
});
