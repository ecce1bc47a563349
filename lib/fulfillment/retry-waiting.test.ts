import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { locations } from '@/db/schema';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { sendingsOf, workOf } from '@/tests/journeys';
import { aLiveSet, aRule } from '@/tests/routing';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  merchant,
  minutesLater,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import { retryWaiting } from './retry-waiting';
import { shortPick } from './short-pick';

after(closeDb);

const retry = async () => {
  let [served, after]: [number, Parameters<typeof retryWaiting>[1]['after']] = [0, null];
  do {
    const run = await retryWaiting(owner, { after, limit: 3 }, minutesLater(10));
    [served, after] = [served + run.served, run.next];
  } while (after);
  return served;
};

test('row C3: what only a paused location has waits as work for a person, and leaves when the pause ends', async () => {
  const place = await aLocation({ pausedAt: at, name: 'Closed for stocktaking' });
  const cup = await aProduct({ stock: [{ location: place, onHand: 2 }] });
  const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 2 }] });

  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]]);
  const why = 'Closed for stocktaking has it but is paused. It waits.';
  assert.equal((await shipmentsOf(orderId))[0]?.route?.sentence, why);
  assert.deepEqual(await workOf(orderId), [['unfillable', { units: 2, why }]]);

  await retry();
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]]);

  await db.update(locations).set({ pausedAt: null }).where(eq(locations.id, place.id));
  await retry();
  assert.deepEqual(await sendingsOf(orderId), [[place.id, 'planned', 2]]);
  assert.deepEqual(await workOf(orderId), []);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
});

test('row C8: what a cancel frees goes to who has waited longest', async () => {
  const place = await aLocation();
  const cup = await aProduct({ backorder: 'always', stock: [{ location: place, onHand: 1 }] });
  const lines = [{ sku: cup.sku, quantity: 1 }];
  const has = await anOrder({ lines });
  const [first, second] = [
    await anOrder({ lines }, owner, minutesLater(1)),
    await anOrder({ lines }, owner, minutesLater(2)),
  ];
  await cancelOrder(owner, { orderId: has.orderId, reason: 'customer' }, minutesLater(3));

  await retry();
  assert.deepEqual(await sendingsOf(first.orderId), [[place.id, 'planned', 1]]);
  assert.deepEqual(await sendingsOf(second.orderId), [[null, 'waiting', 1]]);
});

test('row C3: an order that leaves complete waits with all of it until one place has everything', async () => {
  const channel = await aChannel();
  await aLiveSet(channel, [aRule({ kind: 'limit', complete: true }, {}, 'In one piece')]);
  const [a, b] = [await aLocation(), await aLocation()];
  const cup = await aProduct({ stock: [{ location: a, onHand: 5 }] });
  const pot = await aProduct({ stock: [{ location: b, onHand: 5 }] });
  const lines = [{ sku: cup.sku, quantity: 1 }, { sku: pot.sku, quantity: 1 }]; // biome-ignore format: a table
  const { orderId } = await anOrder({ channel, lines });
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]]);

  await receiveStock(owner, { location: a.code, lines: [{ sku: cup.sku, quantity: 1 }] }, minutesLater(1));
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]], 'a receipt does not send half of it');

  await receiveStock(owner, { location: a.code, lines: [{ sku: pot.sku, quantity: 1 }] }, minutesLater(2));
  await retry();
  assert.deepEqual(await sendingsOf(orderId), [[a.id, 'planned', 2]]);
  assert.deepEqual(await workOf(orderId), []);
});

test('row C8: a receipt serves nobody whom a rule keeps away from that place', async () => {
  const channel = await aChannel();
  const [near, far] = [await aLocation(), await aLocation()];
  await aLiveSet(channel, [aRule({ kind: 'never', locations: [far.code] }, {}, 'Not from afar')]);
  const cup = await aProduct({ backorder: 'always' });
  const lines = [{ sku: cup.sku, quantity: 1 }];
  const bound = await anOrder({ channel, lines });
  const free = await anOrder({ lines }, owner, minutesLater(1));

  const goods = [{ sku: cup.sku, quantity: 2 }];
  await receiveStock(owner, { location: far.code, lines: goods }, minutesLater(2));
  assert.deepEqual(await sendingsOf(bound.orderId), [[null, 'waiting', 1]]);
  assert.deepEqual(await sendingsOf(free.orderId), [[far.id, 'planned', 1]]);
  await retry();
  assert.deepEqual(
    (await workOf(bound.orderId)).map(([type]) => type),
    ['unfillable'],
  );

  await receiveStock(owner, { location: near.code, lines: goods }, minutesLater(20));
  assert.deepEqual(await sendingsOf(bound.orderId), [[near.id, 'planned', 1]]);
  assert.deepEqual(await workOf(bound.orderId), []);
});

test('row C3: a short pick breaks no limit: the units wait where a second shipment would be one too many', async () => {
  const channel = await aChannel();
  await aLiveSet(channel, [aRule({ kind: 'limit', maxShipments: 1 }, {}, 'One parcel')]);
  const [a, b] = [await aLocation(), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: a, onHand: 4 },
      { location: b, onHand: 3 },
    ],
  });
  const { orderId } = await anOrder({ channel, lines: [{ sku: cup.sku, quantity: 4 }] });
  assert.deepEqual(await sendingsOf(orderId), [[a.id, 'planned', 4]]);
  const part = { orderId, shipmentNo: 1, lineNo: 1, quantity: 1 };
  await shortPick(owner, { ...part, reason: 'this_quantity' }, minutesLater(5));
  assert.deepEqual(await sendingsOf(orderId), [
    [a.id, 'planned', 3],
    [null, 'waiting', 1],
  ]);
  assert.match((await shipmentsOf(orderId))[1]?.route?.sentence ?? '', /“One parcel” allows 1 shipment/);
});

test('only the house itself and its owner try the queue again', async () => {
  for (const actor of [merchant, support])
    await assert.rejects(retryWaiting(actor, {}, at), { code: 'forbidden' });
});
