import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { aPackedParcel, sendingsOf, workOf } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { pickShipment } from './pick-shipment';
import { rejectShipment } from './reject-shipment';

after(closeDb);

const later = minutesLater(5);

/** Two SKUs of which a near store has all, and a far one some. */
async function atTheStore({ elsewhere = [4, 4] } = {}) {
  const store = await aLocation({ kind: 'store' });
  const far = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const [a, b] = await Promise.all(
    [0, 1].map((i) =>
      aProduct({
        stock: [
          { location: store, onHand: 5 },
          { location: far, onHand: elsewhere[i] ?? 0 },
        ],
      }),
    ),
  );
  const [skuA, skuB] = [a?.sku ?? '', b?.sku ?? ''];
  const { orderId } = await anOrder({
    lines: [
      { sku: skuA, quantity: 2, location: store.code },
      { sku: skuB, quantity: 1, location: store.code },
    ],
  });
  return { orderId, shipmentNo: 1, skuA, skuB, store, far };
}
const unitsAt = async (orderId: number) => {
  const sums = new Map<number | null, number>();
  for (const [place, , units] of await sendingsOf(orderId))
    sums.set(place as number | null, (sums.get(place as number | null) ?? 0) + Number(units));
  return [...sums];
};

test('a rejected shipment goes out from elsewhere, and the reason decides the stock of the store', async () => {
  for (const [reason, left] of [
    ['none', [5, 5]],
    ['this_quantity', [3, 4]],
    ['all_remaining', [0, 0]],
  ] as const) {
    const { orderId, shipmentNo, skuA, skuB, far } = await atTheStore();
    const said = await rejectShipment(merchant, { orderId, shipmentNo, reason }, later);
    assert.deepEqual(said, { rerouted: 3, waiting: 0, said: `3 units go out from ${far.name}.` }, reason);
    assert.deepEqual(await unitsAt(orderId), [[far.id, 3]]);
    const onHand = [(await levelsOf(skuA))[0]?.onHand, (await levelsOf(skuB))[0]?.onHand];
    assert.deepEqual(onHand, left, reason);
    assert.equal((await eventsOf(orderId)).includes('shipment.rejected'), true);
    assert.deepEqual(await workOf(orderId), []);
  }
  await assertAllSound(at);
});

test('some units, picked ones too, are rejected; what nobody has waits as work', async () => {
  const { orderId, shipmentNo, skuA, store, far } = await atTheStore({ elsewhere: [1, 0] });
  await pickShipment(merchant, { orderId, shipmentNo }, later);
  const units = [{ lineNo: 1, quantity: 2 }];
  const { said, rerouted, waiting } = await rejectShipment(
    merchant,
    { orderId, shipmentNo, units, reason: 'this_quantity', note: 'Broken' },
    later,
  );
  assert.deepEqual([rerouted, waiting], [1, 1]);
  assert.equal(said, `1 unit goes out from ${far.name}. 1 unit waits: no other location has it.`);
  assert.deepEqual(
    (await sendingsOf(orderId)).sort((x, y) => Number(y[0]) - Number(x[0])).map(([place, , n]) => [place, n]),
    [
      [far.id, 1],
      [store.id, 1],
      [null, 1],
    ],
  );
  assert.deepEqual(await workOf(orderId), [['short_pick', { sku: skuA, missing: 1 }]]);
  await assertAllSound(at);
});

test('never back to the same place, even when nobody else has any', async () => {
  const { orderId, shipmentNo, store } = await atTheStore({ elsewhere: [0, 0] });
  const { said } = await rejectShipment(merchant, { orderId, shipmentNo, reason: 'none' }, later);
  assert.equal(said, '3 units wait: no other location has them.');
  assert.equal(
    (await sendingsOf(orderId)).some(([place]) => place === store.id),
    false,
  );
  assert.equal((await orderNow(orderId)).waitingUnits, 3);
  await assertAllSound(at);
});

test('rejected and canceled at once: gone once; eight rejections: one', async () => {
  for (let i = 0; i < 4; i++) {
    const { orderId, shipmentNo, skuA } = await atTheStore();
    await Promise.allSettled([
      rejectShipment(merchant, { orderId, shipmentNo, reason: 'this_quantity' }, later),
      cancelOrder(owner, { orderId, reason: 'customer' }, later),
    ]);
    assert.equal((await orderNow(orderId)).status, 'canceled');
    assert.deepEqual(
      (await levelsOf(skuA)).map(({ reserved }) => reserved),
      [0, 0],
    );
  }
  const { orderId, shipmentNo } = await atTheStore();
  const { done, refused } = await eightAtOnce(() =>
    rejectShipment(merchant, { orderId, shipmentNo, reason: 'none' }, later),
  );
  assert.equal(done.length + refused.length, 8);
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'shipment.rejected').length, done.length);
  await assertAllSound(at);
});

test('another location’s, what is packed and who may not are refused', async () => {
  const { orderId, shipmentNo, far } = await atTheStore();
  const by = (actor: typeof merchant) => () =>
    rejectShipment(actor, { orderId, shipmentNo, reason: 'none' }, later);
  await assertRefused(by({ ...merchant, locationIds: [far.id] }), 'not_found', /not exist at your/, orderId);
  await assertRefused(by(support), 'forbidden', /role/, orderId);
  const packed = await aPackedParcel();
  await assertRefused(
    () => rejectShipment(merchant, { orderId: packed.orderId, shipmentNo: 1, reason: 'none' }, later),
    'conflict',
    /Cannot reject a shipment that is packed/,
    packed.orderId,
  );
});
