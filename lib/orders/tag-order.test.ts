import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { assertRefused, eightAtOnce, everythingOf } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  marketing,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { tagOrder } from './tag-order';

after(closeDb);

async function someOrder(tags: string[] = []) {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 1 }] });
  return anOrder({ lines: [{ sku, quantity: 1 }], tags });
}

test('tags are added and removed, and the list can filter by them', async () => {
  const { orderId } = await someOrder(['vip', 'gift']);
  await tagOrder(support, { orderId, add: ['b2b', 'vip', 'b2b'], remove: ['gift', 'unknown'] }, at);

  const order = await orderNow(orderId);
  assert.deepEqual(order.tags, ['vip', 'b2b']);
  assert.deepEqual(
    order.facets.filter((facet) => facet.startsWith('t:')),
    ['t:vip', 't:b2b'],
  );
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.tagged']);
});

test('when nothing changes, nothing is recorded', async () => {
  const { orderId } = await someOrder(['vip']);
  const before = await everythingOf(orderId);
  await tagOrder(owner, { orderId, add: ['vip'], remove: ['gone'] }, at);
  assert.deepEqual(await everythingOf(orderId), before);
});

test('one tag cannot be added and removed at once', async () => {
  const { orderId } = await someOrder(['vip']);
  const both = { orderId, add: ['vip'], remove: ['vip'] };
  await assertRefused(() => tagOrder(owner, both, at), 'invalid', /vip.*added and removed/, orderId);
});

test('an order has at most fifty tags', async () => {
  const { orderId } = await someOrder();
  const tags = (from: number) => Array.from({ length: 20 }, (_, i) => `tag ${from + i}`);
  await tagOrder(owner, { orderId, add: tags(0), remove: [] }, at);
  await tagOrder(owner, { orderId, add: tags(20), remove: [] }, at);
  await assertRefused(
    () => tagOrder(owner, { orderId, add: tags(40), remove: [] }, at),
    'invalid',
    /50 tags/,
    orderId,
  );
});

test('marketing does not tag orders, and nobody tags what is not there', async () => {
  const { orderId } = await someOrder();
  const add = ['x'];
  await assertRefused(
    () => tagOrder(marketing, { orderId, add, remove: [] }, at),
    'forbidden',
    /role/,
    orderId,
  );
  await assertRefused(
    () => tagOrder(owner, { orderId: 999_999_999, add, remove: [] }, at),
    'not_found',
    /does not exist/,
  );
});

test('eight tags at once are all there', async () => {
  const { orderId } = await someOrder();
  await eightAtOnce((i) => tagOrder(owner, { orderId, add: [`t${i}`], remove: [] }, at));
  assert.deepEqual((await orderNow(orderId)).tags.toSorted(), [
    't0',
    't1',
    't2',
    't3',
    't4',
    't5',
    't6',
    't7',
  ]);
});
