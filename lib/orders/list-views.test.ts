import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { ownWaybill } from '@/tests/own-database';
import { OrdersFilter, type OrderView, orderViews } from './list-inputs';

const database = await ownWaybill();
const { countOrders, listOrders } = await import('./list-queries');
const { cancelOrder } = await import('./cancel-order');
const { holdOrder } = await import('./hold-order');
const { handOverParcel } = await import('@/lib/fulfillment/hand-over-parcel');
const { packParcel } = await import('@/lib/fulfillment/pack-parcel');
const { grantCredit } = await import('@/lib/payments/grant-credit');
const { getFunnel, getToday } = await import('@/lib/reports/queries');
const { aDeliveredOrder, aHandedOverParcel, aPickedOrder, aPlacedOrder, aReturn } = await import(
  '@/tests/journeys'
);
const { aChannel, anOrder, aProduct, at, daysLater, marketing, minutesLater, owner } = await import(
  '@/tests/world'
);

after(async () => {
  await closeDb();
  await database.drop();
});

const line = (unitAmount = 1000) => [{ name: 'Custom made', quantity: 1, unitAmount }];

/** One order of every kind, by name. */
async function oneOfEach() {
  const careful = await aChannel({ autoConfirm: false });
  const { sku } = await aProduct({ backorder: 'always' });
  const long = { promisedAt: daysLater(-1).toISOString() };
  const names = new Map<number, string>();
  const add = (name: string, { orderId }: { orderId: number }) => {
    names.set(orderId, name);
    return { orderId };
  };

  add('planned', await aPlacedOrder({ paid: true }));
  add('to verify', await anOrder({ channel: careful, lines: line(), paid: true }));
  add(
    'leaves today',
    await anOrder({ lines: line(), paid: true, shipBy: minutesLater(300).toISOString() }, owner),
  );
  add('late', await anOrder({ lines: line(), paid: true, ...long }, owner, daysLater(-10)));
  const held = add('held', await aPlacedOrder({ paid: true }));
  await holdOrder(owner, { ...held, reason: 'address' }, at);
  add('waits for stock', await anOrder({ lines: [{ sku, quantity: 2 }], paid: true }));
  const half = add('half gone', await aPickedOrder({ paid: true }));
  const { parcelId } = await packParcel(
    owner,
    { ...half, shipmentNo: 1, units: [{ lineNo: 1, quantity: 1 }] },
    minutesLater(10),
  );
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, minutesLater(60));
  add('unpaid', await aPlacedOrder());
  add('on the road', await aHandedOverParcel({ paid: true }));
  add('over', await aDeliveredOrder({ paid: true }));
  const owed = add('owed', await aDeliveredOrder({ paid: true }));
  await grantCredit(owner, { ...owed, amount: 100, reason: 'goodwill' }, daysLater(3));
  add('coming back', await aReturn());
  await cancelOrder(owner, { ...add('canceled', await aPlacedOrder()), reason: 'customer' }, at);
  return names;
}

const names = await oneOfEach();
const walk = async (filter: Parameters<typeof OrdersFilter.parse>[0]) => {
  const ids: number[] = [];
  let after: string | null = '';
  let pages = 0;
  while (after !== null) {
    const page = await listOrders(owner, OrdersFilter.parse({ ...Object(filter), after }), at);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
    pages++;
  }
  return { ids, pages };
};

const held: Record<OrderView, string[]> = {
  all: [
    'canceled',
    'coming back',
    'owed',
    'over',
    'on the road',
    'unpaid',
    'half gone',
    'waits for stock',
    'held',
    'leaves today',
    'to verify',
    'planned',
    'late',
  ],
  to_verify: ['to verify'],
  unfulfilled: [
    'late',
    'leaves today',
    'planned',
    'to verify',
    'held',
    'half gone',
    'unpaid',
    'waits for stock',
  ],
  ship_today: ['late', 'leaves today'],
  late: ['late'],
  on_hold: ['held'],
  unfillable: ['waits for stock'],
  partially_shipped: ['half gone'],
  payment_due: ['unpaid'],
  refund_owed: ['owed'],
  open_returns: ['coming back'],
};

for (const view of orderViews) {
  test(`the view ${view} holds what it says, in its order, and its count is its length`, async () => {
    const { ids } = await walk({ view });
    assert.deepEqual(
      ids.map((id) => names.get(id)),
      held[view],
    );
    assert.equal(await countOrders(owner, OrdersFilter.parse({ view }), at), ids.length);
  });
}

test('an order is late from its promise on, and no longer once all of it has arrived', async () => {
  const lateAt = async (moment: Date) =>
    (await listOrders(owner, OrdersFilter.parse({ view: 'late' }), moment)).rows.map(({ id }) =>
      names.get(id),
    );
  assert.deepEqual(await lateAt(daysLater(-1)), []);
  assert.deepEqual(await lateAt(new Date(daysLater(-1).getTime() + 1)), ['late']);
  const all = await lateAt(daysLater(300));
  assert.deepEqual(all.includes('on the road'), true);
  assert.deepEqual(all.includes('over') || all.includes('canceled') || all.includes('coming back'), false);
});

test('the funnel counts each live order once, with the oldest of its step', async () => {
  const steps = await getFunnel(marketing, daysLater(3));
  assert.deepEqual(
    steps.map(({ step, orders }) => [step, orders]).sort(),
    [
      ['allocated', 4],
      ['delivered', 2],
      ['delivered_7d', 3],
      ['on_hold', 1],
      ['partially_shipped', 1],
      ['shipped', 1],
      ['to_verify', 1],
      ['unallocated', 1],
    ].sort(),
  );
  assert.deepEqual(steps.find(({ step }) => step === 'allocated')?.oldest, daysLater(-10));
  assert.deepEqual(steps.find(({ step }) => step === 'delivered_7d')?.oldest, null);
  const forgotten = await getFunnel(marketing, daysLater(10));
  assert.equal(forgotten.find(({ step }) => step === 'delivered_7d')?.orders, 0);
});

test('what waits today is what the views hold', async () => {
  assert.deepEqual(await getToday(marketing, at), {
    shipToday: 2,
    late: 1,
    waiting: 1,
    refundsOwed: 1,
    openReturns: 1,
    openWork: 0,
    answers: 0,
    score: null,
  });
});

test('120 orders of one millisecond, half of them without a date: each is met once', async () => {
  const channel = await aChannel();
  const { sku } = await aProduct({ backorder: 'always' });
  const placed: number[] = [];
  for (let i = 0; i < 120; i++) {
    const lines = i % 2 === 0 ? line() : [{ sku, quantity: 1 }];
    placed.push((await anOrder({ channel, lines })).orderId);
  }
  const filter = { channel: channel.id };
  const backwards = placed.toReversed();

  assert.deepEqual(await walk(filter), { ids: backwards, pages: 3 });
  assert.deepEqual(await walk({ ...filter, view: 'payment_due' }), { ids: backwards, pages: 3 });
  assert.deepEqual(await walk({ ...filter, view: 'unfillable' }), {
    ids: placed.filter((_, i) => i % 2 === 1),
    pages: 2,
  });
  assert.deepEqual(await walk({ ...filter, view: 'unfulfilled' }), {
    ids: [...placed.filter((_, i) => i % 2 === 0), ...placed.filter((_, i) => i % 2 === 1)],
    pages: 3,
  });
  assert.equal(await countOrders(owner, OrdersFilter.parse(filter), at), 120);
});
