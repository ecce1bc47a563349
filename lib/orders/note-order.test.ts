import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { listTimeline } from '@/lib/events/queries';
import { assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  marketing,
  merchant,
  minutesLater,
  owner,
} from '@/tests/world';
import { noteOrder } from './note-order';

after(closeDb);

async function someOrder() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 1 }] });
  return anOrder({ lines: [{ sku, quantity: 1 }] });
}

test('a note is on the timeline with its author, for staff only', async () => {
  const { orderId } = await someOrder();
  await noteOrder(merchant, { orderId, note: 'Gift wrap is out.' }, minutesLater(3));

  const [entry] = await listTimeline(owner, orderId);
  assert.equal(entry?.type, 'order.noted');
  assert.equal(entry?.who, 'Max Merchant');
  assert.equal(entry?.visible, false);
  assert.deepEqual(entry?.at, minutesLater(3));
  assert.deepEqual(entry?.data, { note: 'Gift wrap is out.' });
});

test('a note needs an order', () =>
  assertRefused(
    () => noteOrder(owner, { orderId: 999_999_999, note: 'Hm' }, at),
    'not_found',
    /does not exist/,
  ));

test('marketing does not write notes', async () => {
  const { orderId } = await someOrder();
  await assertRefused(() => noteOrder(marketing, { orderId, note: 'Hm' }, at), 'forbidden', /role/, orderId);
});

test('eight notes at once are eight notes', async () => {
  const { orderId } = await someOrder();
  const { done } = await eightAtOnce((i) => noteOrder(owner, { orderId, note: `Note ${i}` }, at));
  assert.equal(done.length, 8);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', ...Array(8).fill('order.noted')]);
});
