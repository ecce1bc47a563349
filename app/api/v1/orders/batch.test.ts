import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { aKey, aShop, type Body, list, post } from '@/tests/rest';
import { levelsOf } from '@/tests/world';
import { POST as postOrders } from './batch/route';

after(closeDb);

test('a batch answers each order in its sequence, and again the same', async () => {
  const { cup, body, key } = await aShop();
  const some = [
    { ...body, externalId: 'B-1' },
    { ...body, externalId: 'B-2', lines: [{ sku: cup.sku, quantity: 99 }] },
    { ...body, externalId: 'B-3', currency: 'euro' },
    'not an order',
    { ...body, externalId: 'B-4', channel: 'another' },
    { ...body, externalId: 'B-5' },
  ];
  const { status, body: answer } = await post(key, { orders: some }, {}, postOrders);
  const results = answer.results as (Body & { status: number; created?: boolean; type?: string })[];
  assert.equal(status, 200);
  assert.deepEqual(
    results.map((result) => result.status),
    [201, 409, 422, 422, 422, 201],
  );
  assert.equal(results[0]?.externalId, 'B-1');
  assert.equal(results[1]?.type, 'urn:waybill:problem:out_of_stock');
  assert.deepEqual(
    results[2]?.errors.map(({ path }) => path),
    ['currency'],
  );
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 4);

  const again = await post(key, { orders: [some[0], some[5]] }, {}, postOrders);
  const repeated = again.body.results as typeof results;
  assert.deepEqual(repeated, [
    { ...results[0], status: 200, created: false },
    { ...results[5], status: 200, created: false },
  ]);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 4);
});

test('a batch that is empty, too long or not a list is refused, and so is a key that only reads', async () => {
  const { channel, body, key } = await aShop();
  for (const orders of [[], Array.from({ length: 501 }, () => body), body, undefined])
    assert.equal((await post(key, { orders }, {}, postOrders)).status, 422);
  const reading = await aKey(channel, ['orders:read']);
  assert.equal((await post(reading, { orders: [body] }, {}, postOrders)).status, 403);
  assert.equal((await list(key)).body.orders.length, 0);
});
