import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { aKey, aShop, get, list, post } from '@/tests/rest';
import { aChannel, anOrder, aProduct, daysLater, minutesLater, owner } from '@/tests/world';

after(closeDb);

test('a channel reads its own orders, persons only with their scope', async () => {
  const { channel, body, key, cup } = await aShop();
  const { body: placed } = await post(key, body);
  const { status, body: order } = await get(key, placed.number);
  assert.equal(status, 200);
  assert.deepEqual(
    [order.number, order.externalId, order.status, order.totalAmount, order.contact],
    [placed.number, 'A-1', 'open', 2400, undefined],
  );
  const [line] = order.lines as { sku: string; quantity: number }[];
  assert.deepEqual([line?.sku, line?.quantity], [cup.sku, 2]);
  const [shipment] = order.shipments as { status: string; parcels: unknown[] }[];
  assert.deepEqual([shipment?.status, shipment?.parcels], ['planned', []]);
  const personal = await get(await aKey(channel, ['orders:read', 'orders:read_pii']), placed.number);
  assert.equal((personal.body.contact as { email: string }).email, 'ada@example.com');

  const theirs = await aKey(await aChannel());
  assert.equal((await get(theirs, placed.number)).status, 404);
  assert.deepEqual((await list(theirs)).body, { orders: [], next: null });
  for (const number of ['nope', 'a\0b', '\ud800', 'x'.repeat(5000)])
    assert.equal((await get(key, number)).status, 404);
});

test('the list is walked by cursor, newest first, each order once', async () => {
  const { channel, key } = await aShop();
  const placed: string[] = [];
  for (const minute of [0, 1, 1, 1, 2])
    placed.push(
      (
        await anOrder(
          { channel, lines: [{ name: 'x', quantity: 1, unitAmount: 1 }] },
          owner,
          minutesLater(minute),
        )
      ).number,
    );
  const seen: unknown[] = [];
  let query = '?limit=2';
  for (let pages = 0; pages < 3; pages++) {
    const { body } = await list(key, query);
    seen.push(...body.orders.map(({ number }) => number));
    assert.equal(body.next === null, pages === 2);
    query = `?limit=2&cursor=${encodeURIComponent(body.next ?? '')}`;
  }
  assert.deepEqual(seen, placed.reverse());
  for (const bad of [
    '?cursor=x',
    '?cursor=none',
    '?view=mine',
    '?q=',
    '?q=%00',
    '?q=x&view=late',
    '?cursor=2026-99-99T00:00:00.000Z~1',
    '?limit=0',
    '?limit=1000',
    '?page=2',
  ])
    assert.equal((await list(key, bad)).status, 422, bad);
});

test('a view is walked in its own order, what has no date last, each order once', async () => {
  const { channel, key, cup } = await aShop();
  const lines = [{ sku: cup.sku, quantity: 1 }];
  const dated = async (day: number) =>
    (await anOrder({ channel, lines, shipBy: daysLater(day).toISOString() })).number;
  const [late, soon] = [await dated(9), await dated(2)];
  const waits = await aProduct({ backorder: 'always' });
  const undated = (await anOrder({ channel, lines: [{ sku: waits.sku, quantity: 1 }] })).number;
  const seen: unknown[] = [];
  let query = '?view=unfulfilled&limit=1';
  for (let pages = 0; pages < 4 && query; pages++) {
    const { body } = await list(key, query);
    seen.push(...body.orders.map(({ number }) => number));
    query = body.next === null ? '' : `?view=unfulfilled&limit=1&cursor=${encodeURIComponent(body.next)}`;
  }
  assert.deepEqual(seen, [soon, late, undated]);
  assert.deepEqual(
    (await list(key, '?view=unfillable')).body.orders.map(({ number }) => number),
    [undated],
  );
  assert.deepEqual((await list(key, '?view=on_hold')).body, { orders: [], next: null });
});

test('a search finds orders of the own channel, persons only with their scope', async () => {
  const { channel, body, key, cup } = await aShop();
  const { number } = (await post(key, body)).body;
  const found = async (who: string, q: string) =>
    (await list(who, `?q=${encodeURIComponent(q)}`)).body.orders.map((order) => order.number);
  assert.deepEqual(await found(key, number.toLowerCase()), [number]);
  assert.deepEqual(await found(key, 'A-1'), [number]);
  assert.deepEqual(await found(key, cup.sku), [number]);
  assert.deepEqual(await found(key, 'ada@example.com'), []);
  const personal = await aKey(channel, ['orders:read', 'orders:read_pii']);
  assert.equal((await found(personal, 'ada@example.com')).includes(number), true);
  assert.equal((await found(personal, 'lovelace ada')).includes(number), true);
  assert.deepEqual(await found(await aKey(await aChannel()), number), []);
  await post(key, { ...body, externalId: 'A-2' });
  assert.equal((await list(key, `?q=${cup.sku}&limit=1`)).body.orders.length, 1);
});
