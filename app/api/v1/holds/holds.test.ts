import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { aKey, aShop, post } = await import('@/tests/rest');
const { aChannel, levelsOf } = await import('@/tests/world');
const { DELETE, GET, PUT } = await import('./[key]/route');
const { GET: getStock } = await import('../stock/route');

after(async () => {
  await closeDb();
  await database.drop();
});

type Answer = Record<string, unknown> & { errors?: { path: string }[] };
type Route = (request: Request, context: { params: Promise<{ key: string }> }) => Promise<Response>;

async function ask(route: Route, key: string, method: string, body?: unknown, cart = 'cart-1') {
  const response = await route(
    new Request(`http://localhost/api/v1/holds/${cart}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve({ key: cart }) },
  );
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as Answer };
}

async function stockOf(key: string, query: string) {
  const url = `http://localhost/api/v1/stock${query}`;
  const response = await getStock(new Request(url, { headers: { Authorization: `Bearer ${key}` } }), {
    params: Promise.resolve({}),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

test('a cart is held, changed, extended, read and let go, and an order takes it over', async () => {
  const { key, cup, body, channel } = await aShop();
  const lines = [{ sku: cup.sku, quantity: 8 }];
  const first = await ask(PUT, key, 'PUT', { minutes: 20, lines });
  assert.equal(first.status, 201);
  assert.deepEqual(Object.keys(first.body), ['key', 'expiresAt', 'lines', 'waiting']);
  assert.equal((await ask(PUT, key, 'PUT', { minutes: 30, lines })).status, 200);
  const longer = await ask(PUT, key, 'PUT', { minutes: 60 });
  assert.equal(longer.status, 200);
  assert.ok(String(longer.body.expiresAt) > String(first.body.expiresAt));
  const { status, body: held } = await ask(GET, key, 'GET');
  assert.deepEqual([status, held.expiresAt], [200, longer.body.expiresAt]);

  const reading = await aKey(channel, ['stock:read']);
  const available = async () => (await stockOf(reading, `?sku=${cup.sku}`)).body;
  const left = { sku: cup.sku, available: 2, backorder: false, expectedAt: null };
  assert.deepEqual(await available(), { stock: [left], unknown: [] });
  assert.equal((await post(key, { ...body, lines: [{ sku: cup.sku, quantity: 3 }] })).status, 409);
  assert.equal((await post(key, { ...body, lines, hold: 'cart-1' })).status, 201);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 8);
  assert.equal((await ask(GET, key, 'GET')).status, 404);
  assert.equal((await ask(PUT, key, 'PUT', { minutes: 60 })).status, 404);

  await ask(PUT, key, 'PUT', { minutes: 20, lines: [{ sku: cup.sku, quantity: 2 }] });
  for (const _ of [1, 2]) assert.equal((await ask(DELETE, key, 'DELETE')).status, 204);
  assert.deepEqual(await available(), { stock: [left], unknown: [] });
});

test('a hold is a channel’s own, needs its scope, and says what is wrong with it', async () => {
  const { key, cup, channel } = await aShop();
  const lines = [{ sku: cup.sku, quantity: 1 }];
  await ask(PUT, key, 'PUT', { minutes: 20, lines });
  const other = await aKey(await aChannel());
  assert.equal((await ask(GET, other, 'GET')).status, 404);
  assert.equal((await ask(DELETE, other, 'DELETE')).status, 204);
  assert.equal((await ask(GET, key, 'GET')).status, 200);
  const reading = await aKey(channel, ['orders:read']);
  for (const [route, method] of [
    [GET, 'GET'],
    [PUT, 'PUT'],
    [DELETE, 'DELETE'],
  ] as const)
    assert.equal((await ask(route, reading, method, method === 'PUT' ? {} : undefined)).status, 403);
  for (const [sent, path] of [
    [{ lines }, 'minutes'],
    [{ minutes: 0, lines }, 'minutes'],
    [{ minutes: 20, lines: [] }, 'lines'],
    [{ minutes: 20, lines: [{ sku: cup.sku, quantity: 0 }] }, 'lines.0.quantity'],
    [{ minutes: 20, lines: [{ sku: 'NO-SUCH', quantity: 1 }] }, 'lines.0.sku'],
  ] as const) {
    const { status, body } = await ask(PUT, key, 'PUT', sent);
    assert.deepEqual([status, body.errors?.[0]?.path], [422, path]);
  }
  for (const cart of ['a b', 'a:b', 'x'.repeat(101), 'a\0b', '']) {
    assert.equal((await ask(PUT, key, 'PUT', { minutes: 5, lines }, cart)).status, 422, cart);
    assert.equal((await ask(GET, key, 'GET', undefined, cart)).status, 404, cart);
  }
});

test('what may be sold is told of up to 100 SKUs to keys of that scope', async () => {
  const { key, cup, channel } = await aShop();
  const reading = await aKey(channel, ['stock:read']);
  const { body } = await stockOf(reading, `?sku=${cup.sku}&sku=NO-SUCH&sku=${cup.sku}`);
  assert.deepEqual(body, {
    stock: [{ sku: cup.sku, available: 10, backorder: false, expectedAt: null }],
    unknown: ['NO-SUCH'],
  });
  assert.equal((await stockOf(key, `?sku=${cup.sku}`)).status, 403);
  for (const query of ['', '?sku=', `?${'sku=x&'.repeat(101)}`, '?sku=x&page=2'])
    assert.equal((await stockOf(reading, query)).status, 422, query);
});
