import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import type { KeyActor } from '@/lib/staff/permissions';
import { aPlacedOrder } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import {
  aChannel,
  address,
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  merchant,
  orderNow,
  owner,
  unique,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { holdOrder } from './hold-order';
import { OrdersFilter } from './list-inputs';
import { countOrders, listOrders } from './list-queries';

after(closeDb);

const line = [{ name: 'Custom made', quantity: 2, unitAmount: 1000 }];
const aKey = (channelId: number, scopes = ['orders:read']): KeyActor => ({
  kind: 'key',
  id: 1,
  channelId,
  scopes,
});

/** A channel of its own; answers who is found in it, as positions in `orders`. */
async function ownChannel() {
  const channel = await aChannel();
  const orders: number[] = [];
  return {
    channel,
    async add(given: Omit<Parameters<typeof anOrder>[0], 'channel'>, moment = at) {
      const placed = await anOrder({ channel, ...given }, owner, moment);
      orders.push(placed.orderId);
      return placed;
    },
    async found(given: object, actor: Parameters<typeof listOrders>[0] = owner) {
      const filter = OrdersFilter.parse({ channel: channel.id, ...given });
      const { rows } = await listOrders(actor, filter, at);
      assert.equal(await countOrders(actor, filter, at), rows.length);
      return rows.map(({ id }) => orders.indexOf(id)).sort();
    },
  };
}

test('a row says what the list shows of an order', async () => {
  const { orderId, number, publicRef, location } = await aPlacedOrder({ quantity: 3, price: 700 });
  await holdOrder(owner, { orderId, reason: 'address', lineNo: 1 }, at);
  const order = await orderNow(orderId);
  const { rows } = await listOrders(owner, OrdersFilter.parse({ customer: order.customerId }), at);
  assert.equal(rows.length, 1);
  const { walkedAt, channel, shipBy, promisedAt, ...row } = rows[0] ?? assert.fail();
  assert.deepEqual([walkedAt, shipBy, promisedAt], [at, order.shipBy, order.promisedAt]);
  assert.match(channel, /^Shop channel-/);
  assert.deepEqual(row, {
    id: orderId,
    number,
    publicRef,
    externalId: order.externalId,
    placedAt: at,
    deliveredAt: null,
    status: 'open',
    paymentStatus: 'unpaid',
    fulfillmentStatus: 'allocated',
    method: 'ship',
    currency: 'EUR',
    totalAmount: 2100,
    dueAmount: 2100,
    waitingUnits: 0,
    openReturns: 0,
    tags: [],
    customer: 'Ada Lovelace',
    customerId: order.customerId,
    country: 'DE',
    units: 3,
    locations: [location.name],
    holds: ['address'],
  });
});

test('each filter finds its orders and no others', async () => {
  const { add, found, channel } = await ownChannel();
  const [near, far] = [await aLocation(), await aLocation({ country: 'FR' })];
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 9 },
      { location: far, onHand: 9 },
    ],
  });
  const first = await add({ lines: [{ sku, quantity: 1, location: near.code }], tags: ['vip', 'two words'] });
  await add({ lines: [{ sku, quantity: 1, location: far.code }], paid: true, tags: ['gift "7"\\'] });
  await add({ lines: line, shipTo: { ...address, country: 'FR' } }, daysLater(-3));
  const held = await add({ lines: line, method: 'pickup' });
  await holdOrder(owner, { orderId: held.orderId, reason: 'fraud' }, at);
  const canceled = await add({ lines: line }, daysLater(1));
  await cancelOrder(owner, { orderId: canceled.orderId, reason: 'customer' }, daysLater(1));

  assert.deepEqual(await found({}), [0, 1, 2, 3, 4]);
  assert.deepEqual(await found({ status: 'on_hold' }), [3]);
  assert.deepEqual(await found({ status: 'canceled' }), [4]);
  assert.deepEqual(await found({ payment: 'paid' }), [1]);
  assert.deepEqual(await found({ payment: 'voided' }), [4]);
  assert.deepEqual(await found({ fulfillment: 'n/a' }), [4]);
  assert.deepEqual(await found({ location: near.id }), [0]);
  assert.deepEqual(await found({ location: far.id }), [1]);
  assert.deepEqual(await found({ method: 'pickup' }), [3]);
  assert.deepEqual(await found({ tag: 'vip' }), [0]);
  assert.deepEqual(await found({ tag: 'two words' }), [0]);
  assert.deepEqual(await found({ tag: 'gift "7"\\' }), [1]);
  assert.deepEqual(await found({ tag: 'vi' }), []);
  assert.deepEqual(await found({ hold: 'fraud' }), [3]);
  assert.deepEqual(await found({ country: 'FR' }), [2]);
  assert.deepEqual(await found({ sku }), [0, 1]);
  assert.deepEqual(await found({ sku: 'no such SKU' }), []);
  assert.deepEqual(await found({ customer: (await orderNow(first.orderId)).customerId }), [0]);
  assert.deepEqual(await found({ from: '2026-03-02' }), [0, 1, 3, 4]);
  assert.deepEqual(await found({ to: '2026-03-02' }), [0, 1, 2, 3]);
  assert.deepEqual(await found({ from: '2026-03-03', to: '2026-03-03' }), [4]);
  assert.deepEqual(await found({ status: 'open', payment: 'unpaid', country: 'DE', location: near.id }), [0]);
  assert.deepEqual(await found({ view: 'on_hold', hold: 'fraud' }), [3]);
  assert.deepEqual(await found({ view: 'on_hold', hold: 'address' }), []);
  const elsewhere = await aChannel();
  assert.deepEqual(await found({ channel: elsewhere.id }), []);
  assert.deepEqual(await found({}, aKey(channel.id)), [0, 1, 2, 3, 4]);
  assert.deepEqual(await found({}, aKey(elsewhere.id)), []);
});

test('nonsense in the address is ignored, never an error', async () => {
  const nonsense = {
    view: 'everything',
    q: 'a\0b',
    status: 'open; drop table orders',
    payment: ['paid'],
    fulfillment: '',
    channel: '99999999999999999999999',
    location: '-1',
    method: 'rocket',
    tag: 'x'.repeat(101),
    hold: 'none',
    country: 'de',
    customer: 'NaN',
    sku: '\0',
    from: '2026-02-30',
    to: '0000-01-01',
    after: 'x~y',
    surprise: 'yes',
  };
  assert.deepEqual(OrdersFilter.parse(nonsense), { ...absent, view: 'all' });
  for (const after of [
    '',
    '~',
    '2026-03-02T09:00:00.000Z',
    '2026-03-02T09:00:00.000Z~0',
    '2026-03-02T09:00:00.000Z~1e3',
    '2026-03-02T09:00:00.000Z~99999999999999999999',
    '2026-13-02T09:00:00.000Z~1',
    '0000-01-01T00:00:00.000Z~1',
    'infinity~1',
    ['2026-03-02T09:00:00.000Z~1'],
  ])
    assert.equal(OrdersFilter.parse({ after }).after, undefined, String(after));
});
const absent = Object.fromEntries(
  ['q', 'status', 'payment', 'fulfillment', 'channel', 'location', 'method', 'tag', 'hold', 'country']
    .concat(['customer', 'sku', 'from', 'to', 'after'])
    .map((key) => [key, undefined]),
);

test('what the address lets through, the database takes', async () => {
  const most = 9_007_199_254_740_991;
  for (const extreme of [
    { channel: most, location: most, customer: most },
    { from: '0001-01-01', to: '9999-12-31' },
    { tag: '"{},\\\'%_', sku: "'; --" },
    { tag: '\ud800', sku: '\udfff' },
    { after: '0001-01-01T00:00:00.000Z~9999999999999999' },
    { after: '9999-12-31T23:59:59.999999999Z~1', view: 'unfulfilled' },
    { after: 'none~1', view: 'late' },
    { after: 'none~1' },
  ]) {
    const filter = OrdersFilter.parse(extreme);
    for (const key of Object.keys(extreme)) assert.notEqual(filter[key as 'tag'], undefined, key);
    await listOrders(owner, filter, at);
    await countOrders(owner, filter, at);
  }
});

test('who may not see persons sees initials, also with a key', async () => {
  const channel = await aChannel();
  await anOrder({
    channel,
    lines: line,
    customer: { name: 'Ada  King Lovelace', email: 'ada@post.example' },
  });
  const filter = OrdersFilter.parse({ channel: channel.id });
  const seen = async (actor: Parameters<typeof listOrders>[0]) =>
    (await listOrders(actor, filter, at)).rows.map(({ customer }) => customer);
  assert.deepEqual(await seen(owner), ['Ada  King Lovelace']);
  assert.deepEqual(await seen(merchant), ['Ada  King Lovelace']);
  assert.deepEqual(await seen(marketing), ['A. K. L.']);
  assert.deepEqual(await seen(aKey(channel.id)), ['A. K. L.']);
  assert.deepEqual(await seen(aKey(channel.id, ['orders:read', 'orders:read_pii'])), ['Ada  King Lovelace']);
});

test('customers and keys that only write see no list', async () => {
  const filter = OrdersFilter.parse({});
  for (const actor of [
    { kind: 'customer', orderId: 1, proven: true } as const,
    aKey(1, ['orders:write']),
    aKey(1, [unique('scope')]),
  ]) {
    await assertRefused(() => listOrders(actor, filter, at), 'forbidden', /role does not allow/);
    await assertRefused(() => countOrders(actor, filter, at), 'forbidden', /role does not allow/);
  }
});
