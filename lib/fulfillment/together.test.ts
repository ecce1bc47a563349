import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { releaseHold } from '@/lib/orders/release-hold';
import { sendingsOf } from '@/tests/journeys';
import { assertAllSound, assertRefused } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  merchant,
  minutesLater,
  orderNow,
  owner,
} from '@/tests/world';
import { handOverParcel } from './hand-over-parcel';
import { moveUnits } from './move-units';
import { packParcel } from './pack-parcel';
import { pickShipment } from './pick-shipment';
import { shortPick } from './short-pick';

after(closeDb);

const later = minutesLater(5);

/** Two lines of two at one place; one unit of the second is missing when the first is packed already. */
async function shortOf(shipComplete: boolean) {
  const store = await aLocation();
  const far = await aLocation({ latitude: 48.14, longitude: 11.58, postcode: '80331' });
  const cup = await aProduct({ stock: [{ location: store, onHand: 2 }] });
  const pot = await aProduct({ stock: [{ location: store, onHand: 2 }] });
  const lines = [cup, pot].map(({ sku }) => ({ sku, quantity: 2 }));
  const { orderId } = await anOrder({ lines, ...(shipComplete && { shipComplete }) });
  const units = [{ lineNo: 1, quantity: 2 }];
  await pickShipment(merchant, { orderId, shipmentNo: 1, units }, at);
  const { parcelId } = await packParcel(merchant, { orderId, shipmentNo: 1, units }, at);
  const missing = { orderId, shipmentNo: 1, lineNo: 2, quantity: 1, reason: 'this_quantity' as const };
  await shortPick(merchant, missing, later);
  const rest = () => pickShipment(merchant, { orderId, shipmentNo: 1 }, later);
  const leave = () => handOverParcel(merchant, { parcelId, carrier: 'DHL' }, minutesLater(30));
  return { orderId, pot: pot.sku, store, far, rest, leave };
}

test('an order that leaves complete holds back all of it while a unit is missing, and leaves when it is there', async () => {
  const { orderId, pot, store, rest, leave } = await shortOf(true);
  assert.equal((await orderNow(orderId)).status, 'on_hold');
  await assertRefused(rest, 'conflict', /on hold/, orderId);
  await assertRefused(leave, 'conflict', /on hold/, orderId);
  await assertAllSound(at);

  await receiveStock(owner, { location: store.code, lines: [{ sku: pot, quantity: 1 }] }, minutesLater(9));
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.deepEqual(
    (await eventsOf(orderId)).filter((type) => type.startsWith('order.h')),
    ['order.held', 'order.hold_released'],
  );
  assert.deepEqual(
    (await sendingsOf(orderId)).map(([place]) => place),
    [store.id, store.id],
  );
  await rest();
  await leave();
  await assertAllSound(at);
});

test('a person lets the rest go: by releasing the hold, by canceling what is missing, by moving it to where it is', async () => {
  const released = await shortOf(true);
  await releaseHold(owner, { orderId: released.orderId, holdNo: 1 }, minutesLater(6));
  await released.leave();

  const canceled = await shortOf(true);
  const units = [{ lineNo: 2, quantity: 1 }];
  await cancelOrder(owner, { orderId: canceled.orderId, units, reason: 'inventory' }, minutesLater(6));
  assert.equal((await orderNow(canceled.orderId)).status, 'open');
  await canceled.leave();

  const moved = await shortOf(true);
  const { orderId, far, pot } = moved;
  await receiveStock(owner, { location: far.code, lines: [{ sku: pot, quantity: 1 }] }, minutesLater(6));
  const waiting = (await sendingsOf(orderId)).findIndex(([place]) => place === null) + 1;
  assert.equal((await orderNow(orderId)).status, 'on_hold', 'it is no reason to send it in two parts');
  await moveUnits(owner, { orderId, shipmentNo: waiting, to: far.id }, minutesLater(7));
  assert.equal((await orderNow(orderId)).status, 'open');
  await moved.leave();
  await assertAllSound(at);
});

test('any other order sends what is there', async () => {
  const { orderId, rest, leave } = await shortOf(false);
  assert.equal((await orderNow(orderId)).status, 'open');
  await rest();
  await leave();
});
