import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { sendingsOf } from '@/tests/journeys';
import { assertAllSound, assertRefused } from '@/tests/refused';
import { aLiveSet, aRule } from '@/tests/routing';
import { aSupplier, aSupplierLink } from '@/tests/suppliers';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  marketing,
  merchant,
  minutesLater,
  owner,
  shipmentsOf,
  support,
} from '@/tests/world';
import { declineShipment } from './decline-shipment';
import { getMoveOptions } from './move-queries';
import { moveUnits } from './move-units';
import { rejectShipment } from './reject-shipment';
import { retryOrder } from './retry-order';
import { retryWaiting } from './retry-waiting';

after(closeDb);

const later = minutesLater(5);
const retry = (orderId: number) => retryOrder(merchant, { orderId }, minutesLater(10));

async function aRejectedOrder(stock = 5) {
  const store = await aLocation({ kind: 'store' });
  const { sku, variantId } = await aProduct({ stock: [{ location: store, onHand: stock }] });
  const { orderId, number } = await anOrder({ lines: [{ sku, quantity: 2 }] });
  await rejectShipment(merchant, { orderId, shipmentNo: 1, reason: 'none' }, later);
  return { orderId, number, sku, variantId, store };
}

test('a place that has rejected units is not asked again: not by the clock, not by a person, not by new goods', async () => {
  const { orderId, sku, store } = await aRejectedOrder();
  const why = `${store.name} could not send it, and no other place has it. It waits for stock.`;
  assert.equal((await shipmentsOf(orderId))[0]?.route?.sentence, why);
  assert.deepEqual(await retry(orderId), { rerouted: 0, waiting: 2, said: 'No place can send it yet.' });
  await retryWaiting(owner, {}, minutesLater(10));
  await receiveStock(owner, { location: store.code, lines: [{ sku, quantity: 3 }] }, minutesLater(11));
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]]);
  assert.equal((await shipmentsOf(orderId))[0]?.route?.sentence, why);
  await assertAllSound(at);
});

test('goods that arrive at a place that has rejected serve whoever is next in the queue', async () => {
  const store = await aLocation({ kind: 'store' });
  const { sku } = await aProduct({ backorder: 'always', stock: [{ location: store, onHand: 2 }] });
  const lines = [{ sku, quantity: 2 }];
  const first = await anOrder({ lines });
  const { orderId } = first;
  await rejectShipment(merchant, { orderId, shipmentNo: 1, reason: 'this_quantity' }, later);
  const next = await anOrder({ lines }, owner, minutesLater(6));
  await receiveStock(owner, { location: store.code, lines }, minutesLater(7));
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 2]]);
  assert.deepEqual(await sendingsOf(next.orderId), [[store.id, 'planned', 2]]);
});

test('what a person moves there by hand, the place may be asked for again', async () => {
  const { orderId, sku, store } = await aRejectedOrder();
  await moveUnits(owner, { orderId, shipmentNo: 1, to: store.id }, minutesLater(11));
  await moveUnits(owner, { orderId, shipmentNo: 1, to: null }, minutesLater(12));
  const { said } = await retry(orderId);
  assert.equal(said, `2 units go out from ${store.name}.`);
  assert.deepEqual(await sendingsOf(orderId), [[store.id, 'planned', 2]]);
  await assertRefused(() => retry(orderId), 'conflict', /Nothing of order .* waits/, orderId);
  const { options, units } = await getMoveOptions(support, { orderId, shipmentNo: 1 }, at);
  assert.equal(units, 2);
  assert.equal(
    options.some(({ locationId }) => locationId === store.id),
    false,
    `${sku} is there already`,
  );
});

test('the dialog shows what each place could give: the most first, then the nearest, paused ones last', async () => {
  const store = await aLocation({ kind: 'store' });
  const near = await aLocation();
  const far = await aLocation({ latitude: 38.72, longitude: -9.14 });
  const paused = await aLocation({ pausedAt: at });
  const { sku } = await aProduct({
    stock: [store, near, far, paused].map((location) => ({ location, onHand: location === near ? 1 : 4 })),
  });
  const shipTo = {
    line1: 'Hauptstraße 1',
    city: 'Hamburg',
    postcode: '20095',
    country: 'DE',
    latitude: 53.55,
    longitude: 9.99,
  };
  const { orderId } = await anOrder({ shipTo, lines: [{ sku, quantity: 3, location: store.code }] });
  await rejectShipment(merchant, { orderId, shipmentNo: 1, reason: 'none' }, later);
  const { options, units } = await getMoveOptions(support, { orderId, shipmentNo: 1 }, at);
  const mine = [store.id, near.id, paused.id];
  assert.equal(units, 3);
  assert.deepEqual(
    options
      .filter(({ locationId }) => mine.includes(locationId))
      .map(({ locationId, km, paused, refused, gives }) => [locationId, km, paused, refused, gives]),
    [
      [store.id, 0, false, true, 3],
      [near.id, 0, false, false, 1],
      [paused.id, 0, true, false, 3],
    ],
  );
});

/** Two SKUs at a place that gives them up; another has both, a nearer one only the first. */
async function twoLines(place: { id: number; code: string }, channel?: { code: string }) {
  const near = await aLocation();
  const both = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const cup = await aProduct({ stock: [place, near, both].map((location) => ({ location, onHand: 2 })) });
  const pot = await aProduct({ stock: [place, both].map((location) => ({ location, onHand: 2 })) });
  const lines = [cup, pot].map(({ sku }) => ({ sku, quantity: 1, location: place.code }));
  const { orderId } = await anOrder({ ...(channel && { channel }), lines });
  return { orderId, shipmentNo: 1, both, near };
}

test('pain 16: lines that a store or a supplier gives up travel together where one place has them', async () => {
  const store = await aLocation({ kind: 'store' });
  const rejected = await twoLines(store);
  const { orderId, shipmentNo } = rejected;
  await rejectShipment(merchant, { orderId, shipmentNo, reason: 'this_quantity' }, later);
  assert.deepEqual(await sendingsOf(orderId), [[rejected.both.id, 'planned', 2]]);

  const maker = await aSupplier();
  const declined = await twoLines(maker);
  const { supplier } = await aSupplierLink(maker.id);
  const asked = { orderId: declined.orderId, shipmentNo: 1, reason: 'all_remaining' as const };
  await declineShipment(supplier, asked, later);
  assert.deepEqual(await sendingsOf(declined.orderId), [[declined.both.id, 'planned', 2]]);
  await assertAllSound(at);
});

test('together does not mean against the rules: what they let nobody send waits, the rest goes', async () => {
  const channel = await aChannel();
  const store = await aLocation({ kind: 'store' });
  const given = await twoLines(store, channel);
  await aLiveSet(channel, [aRule({ kind: 'never', locations: [given.both.code] }, {}, 'Not from Munich')]);
  const { orderId, shipmentNo } = given;
  await rejectShipment(merchant, { orderId, shipmentNo, reason: 'none' }, later);
  assert.deepEqual(
    (await sendingsOf(orderId)).map(([place, status]) => [place, status]).sort(),
    [
      [given.near.id, 'planned'],
      [null, 'waiting'],
    ].sort(),
  );
  await assertAllSound(at);
});

test('what needs no shelf goes out from elsewhere too, never from who has rejected it', async () => {
  const channel = await aChannel();
  const [store, other] = [await aLocation({ kind: 'store' }), await aLocation()];
  await aLiveSet(channel, [aRule({ kind: 'only', locations: [store.code, other.code] }, {}, 'These two')]);
  const { sku } = await aProduct({ kind: 'made_to_order' });
  const { orderId } = await anOrder({ channel, lines: [{ sku, quantity: 1, location: store.code }] });
  const { said } = await rejectShipment(merchant, { orderId, shipmentNo: 1, reason: 'none' }, later);
  assert.equal(said, `1 unit goes out from ${other.name}.`);
  await rejectShipment(merchant, { orderId, shipmentNo: 1, reason: 'none' }, minutesLater(6));
  assert.deepEqual(await sendingsOf(orderId), [[null, 'waiting', 1]]);
  assert.equal((await retry(orderId)).rerouted, 0);
});

test('who may: support and whoever works at a location try again, nobody else', async () => {
  const { orderId } = await aRejectedOrder();
  await assertRefused(() => retryOrder(marketing, { orderId }, later), 'forbidden', /role/, orderId);
  await assertRefused(
    () => getMoveOptions(merchant, { orderId, shipmentNo: 1 }, later),
    'forbidden',
    /role/,
    orderId,
  );
  assert.equal((await retryOrder(support, { orderId }, later)).rerouted, 0);
});
