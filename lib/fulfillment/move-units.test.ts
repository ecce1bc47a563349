import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { locations, safetyRules, shipments } from '@/db/schema';
import { holdOrder } from '@/lib/orders/hold-order';
import { preview } from '@/lib/orders/preview';
import { sendingsOf } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce, everythingOf } from '@/tests/refused';
import { aSupplierOrder } from '@/tests/suppliers';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  support,
} from '@/tests/world';
import { acceptShipment } from './accept-shipment';
import { moveUnits } from './move-units';
import { packParcel } from './pack-parcel';
import { pickShipment } from './pick-shipment';

after(closeDb);

const later = minutesLater(5);

/** Three units at the near place, and as many as said at another one. */
async function twoPlaces({ elsewhere = 5, safety = 0, backorder = 'never' as 'never' | 'always' } = {}) {
  const near = await aLocation();
  const far = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const { sku, variantId } = await aProduct({
    backorder,
    stock: [
      { location: near, onHand: 3 },
      { location: far, onHand: elsewhere, safety },
    ],
  });
  const channel = await aChannel();
  const { orderId } = await anOrder({ channel, lines: [{ sku, quantity: 3, location: near.code }] });
  return { orderId, sku, variantId, near, far, channel, shipmentNo: 1 };
}
const reservedOf = async (sku: string) =>
  (await levelsOf(sku)).map(({ onHand, reserved }) => [onHand, reserved]);

test('a whole shipment moves with its stock, in one event, and back again', async () => {
  const { orderId, sku, near, far, shipmentNo } = await twoPlaces();
  assert.deepEqual(await moveUnits(support, { orderId, shipmentNo, to: far.id, note: 'Closer' }, later), {
    shipmentNo: 1,
  });
  assert.deepEqual(await sendingsOf(orderId), [[far.id, 'planned', 3]]);
  assert.deepEqual(await reservedOf(sku), [
    [3, 0],
    [5, 3],
  ]);
  assert.deepEqual(
    (await eventsOf(orderId)).filter((type) => type.startsWith('shipment.')),
    ['shipment.moved'],
  );
  const { route } = only(await shipmentsOf(orderId));
  assert.equal(route?.sentence, `Sue Support chose ${far.name}: Closer.`);
  await assertAllSound(at);
  await moveUnits(support, { orderId, shipmentNo, to: near.id }, later);
  assert.deepEqual(await sendingsOf(orderId), [[near.id, 'planned', 3]]);
  assert.deepEqual(await reservedOf(sku), [
    [3, 3],
    [5, 0],
  ]);
  await assertAllSound(at);
});

test('pain 8: a split moves units with their reservation; what waits goes on waiting, what is held stays held', async () => {
  const { orderId, sku, near, far, shipmentNo } = await twoPlaces({ elsewhere: 1, backorder: 'always' });
  await holdOrder(owner, { orderId, reason: 'address', shipmentNo }, at);
  const units = [{ lineNo: 1, quantity: 1 }];
  await moveUnits(owner, { orderId, shipmentNo, units, to: far.id }, later);
  const waits = await moveUnits(owner, { orderId, shipmentNo, units, to: null }, later);
  assert.deepEqual(await sendingsOf(orderId), [
    [near.id, 'planned', 1],
    [far.id, 'planned', 1],
    [null, 'waiting', 1],
  ]);
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ held }) => held),
    [true, true, true],
  );
  assert.deepEqual(await reservedOf(sku), [
    [3, 1],
    [1, 1],
  ]);
  assert.equal((await orderNow(orderId)).waitingUnits, 1);
  await assertAllSound(at);
  await assertRefused(
    () => moveUnits(owner, { orderId, shipmentNo: waits.shipmentNo, to: far.id }, later),
    'out_of_stock',
    /has 0 of .* to give, not 1: 1 on hand, 1 reserved, 0 kept back/,
    orderId,
  );
  await moveUnits(owner, { orderId, shipmentNo: waits.shipmentNo, to: near.id }, later);
  assert.equal((await orderNow(orderId)).waitingUnits, 0);
  await assertAllSound(at);
});

test('nobody goes below what a shelf or a rule keeps back', async () => {
  const shelf = await twoPlaces({ safety: 3 });
  const move = ({ orderId, shipmentNo, far }: typeof shelf) =>
    moveUnits(owner, { orderId, shipmentNo, to: far.id }, later);
  await assertRefused(() => move(shelf), 'out_of_stock', /has 2 of .*, not 3: .* 3 kept back/, shelf.orderId);
  const rule = await twoPlaces();
  await db.insert(safetyRules).values({
    position: 1,
    locationId: rule.far.id,
    channelId: rule.channel.id,
    category: null,
    quantity: 4,
  });
  await db.execute(sql`
    insert into settings (key, value) values ('sourcing_version', '"move-test"')
    on conflict (key) do update set value = excluded.value`);
  await assertRefused(() => move(rule), 'out_of_stock', /has 1 of .*, not 3: .* 4 kept back/, rule.orderId);
});

test('picked units are put back first, packed ones stay, and the supplier is asked', async () => {
  const { orderId, far, shipmentNo } = await twoPlaces();
  await pickShipment(merchant, { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 2 }] }, later);
  await assertRefused(
    () => moveUnits(owner, { orderId, shipmentNo, to: far.id }, later),
    'conflict',
    /^2 of these units are picked\. Put them back first: at the bench/,
    orderId,
  );
  await packParcel(merchant, { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 1 }] }, later);
  await assertRefused(
    () => moveUnits(owner, { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 3 }], to: far.id }, later),
    'conflict',
    /Line 1 has 2 left to move, not 3/,
    orderId,
  );
  await moveUnits(owner, { orderId, shipmentNo, units: [{ lineNo: 1, quantity: 1 }], to: far.id }, later);
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ quantity, picked, packed }) => [quantity, picked, packed]),
    [
      [2, 2, 1],
      [1, 0, 0],
    ],
  );
  const supplied = await aSupplierOrder({ elsewhere: 4 });
  await acceptShipment(supplied.supplier, { orderId: supplied.orderId, shipmentNo: 1 }, later);
  await assertRefused(
    () => moveUnits(owner, { orderId: supplied.orderId, shipmentNo: 1, to: supplied.far.id }, later),
    'conflict',
    /The supplier has accepted them and must decline them first/,
    supplied.orderId,
  );
  await assertAllSound(at);
});

test('a place that is the same, paused, closed or none is refused, and so is who may not', async () => {
  const { orderId, near, far, shipmentNo } = await twoPlaces();
  const to =
    (id: number, actor = owner) =>
    () =>
      moveUnits(actor, { orderId, shipmentNo, to: id }, later);
  await assertRefused(to(near.id), 'conflict', /are at .* already/, orderId);
  await assertRefused(to(987_654), 'not_found', /does not send/, orderId);
  await assertRefused(to(far.id, merchant), 'forbidden', /role/, orderId);
  await assertRefused(
    to(far.id, { ...support, locationIds: [far.id] }),
    'not_found',
    /not exist at your/,
    orderId,
  );
  await assertRefused(
    to(far.id, { ...support, locationIds: [near.id] }),
    'not_found',
    /not exist at your/,
    orderId,
  );
  await db.update(locations).set({ pausedAt: at }).where(eq(locations.id, far.id));
  await assertRefused(to(far.id), 'conflict', /is paused and takes nothing new/, orderId);
  const closed = await aLocation({ closedAt: at });
  await assertRefused(to(closed.id), 'not_found', /does not send/, orderId);
});

test('the preview says what moves at both places, and moves nothing', async () => {
  const { orderId, sku, near, far, shipmentNo } = await twoPlaces();
  const before = await everythingOf(orderId);
  const units = [{ lineNo: 1, quantity: 2 }];
  const {
    stock,
    shipments: count,
    refused,
  } = await preview(orderId, () => moveUnits(support, { orderId, shipmentNo, units, to: far.id }, later));
  assert.equal(refused, undefined);
  assert.deepEqual(
    stock.map(({ location, reserved, onHand }) => [location, reserved, onHand]).sort(),
    [
      [near.name, -2, 0],
      [far.name, 2, 0],
    ].sort(),
  );
  assert.deepEqual(count, { before: 1, after: 2 });
  assert.deepEqual(await everythingOf(orderId), before);
  assert.equal((await levelsOf(sku)).length, 2);
});

test('moving and picking at once: one of them, the units once', async () => {
  for (let i = 0; i < 4; i++) {
    const { orderId, sku, far, shipmentNo } = await twoPlaces();
    await Promise.allSettled([
      moveUnits(owner, { orderId, shipmentNo, to: far.id }, later),
      pickShipment(merchant, { orderId, shipmentNo }, later),
    ]);
    const shipment = only(await shipmentsOf(orderId));
    const moved = shipment.locationId === far.id;
    assert.deepEqual(await reservedOf(sku), [
      [3, moved ? 0 : 3],
      [5, moved ? 3 : 0],
    ]);
  }
  await assertAllSound(at);
});

test('eight at once to a place that has two: two arrive', async () => {
  const near = await aLocation();
  const far = await aLocation({ postcode: '80331' });
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 8 },
      { location: far, onHand: 2 },
    ],
  });
  const orders = await Promise.all(
    Array.from({ length: 8 }, () => anOrder({ lines: [{ sku, quantity: 1, location: near.code }] })),
  );
  const { done, refused } = await eightAtOnce((i) =>
    moveUnits(owner, { orderId: orders[i]?.orderId ?? 0, shipmentNo: 1, to: far.id }, later),
  );
  assert.equal(done.length, 2);
  assert.deepEqual(refused, Array(6).fill('out_of_stock'));
  assert.deepEqual(await reservedOf(sku), [
    [8, 6],
    [2, 2],
  ]);
  assert.equal((await db.select().from(shipments).where(eq(shipments.locationId, far.id))).length, 2);
  await assertAllSound(at);
});
