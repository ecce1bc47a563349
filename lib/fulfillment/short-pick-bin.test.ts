import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { sendingsOf, workOf } from '@/tests/journeys';
import { assertAllSound } from '@/tests/refused';
import { aLocation, anOrder, aProduct, at, levelsOf, merchant, minutesLater } from '@/tests/world';
import { pickShipment } from './pick-shipment';
import { shortPick } from './short-pick';

after(closeDb);

const later = minutesLater(5);

test('an empty bin: what is picked stays, everybody else is sent from elsewhere or waits', async () => {
  const near = await aLocation();
  const far = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 9 },
      { location: far, onHand: 4 },
    ],
  });
  const ordered = async (quantity: number, minutes: number) =>
    (await anOrder({ lines: [{ sku, quantity, location: near.code }] }, undefined, minutesLater(minutes)))
      .orderId;
  const [picked, mine, other] = [await ordered(2, 0), await ordered(3, 1), await ordered(2, 2)];
  await pickShipment(merchant, { orderId: picked, shipmentNo: 1 }, later);

  const said = await shortPick(
    merchant,
    { orderId: mine, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'all_remaining' },
    later,
  );

  assert.deepEqual(said, { rerouted: 3, waiting: 0 });
  assert.deepEqual(await sendingsOf(picked), [[near.id, 'picking', 2]]);
  assert.deepEqual(await sendingsOf(mine), [[far.id, 'planned', 3]]);
  assert.deepEqual((await sendingsOf(other)).map(([, status, units]) => [status, units]).sort(), [
    ['planned', 1],
    ['waiting', 1],
  ]);
  assert.deepEqual(await levelsOf(sku), [
    { locationId: near.id, onHand: 2, reserved: 2, damaged: 0 },
    { locationId: far.id, onHand: 4, reserved: 4, damaged: 0 },
  ]);
  assert.deepEqual(await workOf(other), [['short_pick', { sku, missing: 1 }]]);
  await assertAllSound(at);
});

test('pickers and an empty bin at the same time: whoever picked first keeps the units', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 8 }] });
  const orderIds: number[] = [];
  for (let i = 0; i < 8; i++) orderIds.push((await anOrder({ lines: [{ sku, quantity: 1 }] })).orderId);

  await Promise.allSettled(
    orderIds.map((orderId, i) =>
      i % 2
        ? pickShipment(merchant, { orderId, shipmentNo: 1 }, later)
        : shortPick(
            merchant,
            { orderId, shipmentNo: 1, lineNo: 1, quantity: 1, reason: 'all_remaining' },
            later,
          ),
    ),
  );

  const states = await Promise.all(orderIds.map(async (orderId) => (await sendingsOf(orderId))[0]?.[1]));
  const picked = states.filter((status) => status === 'picking').length;
  assert.deepEqual(
    states.filter((status) => status !== 'picking' && status !== 'waiting'),
    [],
  );
  assert.deepEqual(await levelsOf(sku), [
    { locationId: location.id, onHand: picked, reserved: picked, damaged: 0 },
  ]);
  await assertAllSound(at);
});
