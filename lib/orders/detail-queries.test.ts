import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb, transaction } from '@/db';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { writeMessage } from '@/lib/messages/write-message';
import { refundPayment } from '@/lib/payments/refund-payment';
import type { Actor } from '@/lib/staff/permissions';
import { openWork } from '@/lib/work/tx';
import { aPlacedOrder, aReceivedReturn } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import {
  aChannel,
  address,
  anOrder,
  at,
  daysLater,
  marketing,
  merchant,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { findOrderId, getOrder } from './detail-queries';
import { holdOrder } from './hold-order';
import { releaseHold } from './release-hold';

after(closeDb);

const read = async (actor: Actor, orderId: number) => (await getOrder(actor, orderId)) ?? assert.fail();

const openLateOrder = (orderId: number) =>
  transaction((tx) =>
    openWork(tx, {
      type: 'late_order',
      subject: `order:${orderId}`,
      orderId,
      openedAt: at,
      openedByEvent: 1,
    }),
  );

/** An order that something has happened to in every respect: 3 × 7.77, one unit's price given back. */
async function anEventfulOrder() {
  const order = await aReceivedReturn({ quantity: 3, price: 777 });
  const { orderId } = order;
  await refundPayment(owner, { orderId, amount: 777, credit: 'goodwill' }, daysLater(6));
  const asking = { orderId, kind: 'delivery', askKey: unique('ask') } as const;
  const { feedbackId } = await askFeedback(owner, asking, daysLater(6));
  await answerFeedback(owner, { feedbackId, score: 5, comment: 'Good' }, daysLater(7));
  const letter = { orderId, customerId: null, recipient: 'ada@example.com', kind: 'refund-sent' } as const;
  const words = { subject: 'We sent you 7.77 EUR', html: '<p>7.77</p>', plain: '7.77' };
  await writeMessage(owner, { ...letter, ...words, dedupeKey: unique('letter') }, daysLater(7));
  await openLateOrder(orderId);
  return order;
}

test('one read answers everything about an order', async () => {
  const { orderId, number, rma, sku, trackingNumber, parcelId } = await anEventfulOrder();
  const order = await read(owner, orderId);

  assert.equal(order.number, number);
  assert.deepEqual(order.sees, { contact: true, email: true, money: true });
  assert.deepEqual(order.money, {
    itemsAmount: 2331,
    shippingAmount: 0,
    taxAmount: 0,
    taxIncluded: true,
    totalAmount: 2331,
    creditedAmount: 777,
    authorizedAmount: 0,
    capturedAmount: 2331,
    refundedAmount: 777,
    dueAmount: 0,
  });
  assert.deepEqual(order.customer, { orders: 1, spentAmount: 1554 });
  assert.deepEqual(
    order.lines.map((line) => [line.no, line.sku, line.quantity, line.totalAmount]),
    [[1, sku, 3, 2331]],
  );
  assert.deepEqual(
    order.shipments.map(({ no, status, lines }) => [no, status, lines]),
    [[1, 'delivered', [{ lineNo: 1, quantity: 3, picked: 3, packed: 3, shipped: 3, delivered: 3 }]]],
  );
  assert.deepEqual(
    order.parcels.map((parcel) => [parcel.id, parcel.shipmentNo, parcel.trackingNumber, parcel.lines]),
    [[parcelId, 1, trackingNumber, [{ lineNo: 1, quantity: 3 }]]],
  );
  assert.deepEqual(
    order.payments.map(({ kind, state, amount }) => [kind, state, amount]),
    [
      ['capture', 'succeeded', 2331],
      ['refund', 'succeeded', 777],
    ],
  );
  assert.deepEqual(
    order.credits.map(({ amount, reason, lineNo }) => [amount, reason, lineNo]),
    [[777, 'goodwill', null]],
  );
  assert.deepEqual(
    order.returns.map((back) => [back.rma, back.status, back.units]),
    [[rma, 'received', 3]],
  );
  assert.deepEqual(
    order.feedback.map(({ score, comment }) => [score, comment]),
    [[5, 'Good']],
  );
  assert.deepEqual(
    order.messages.map(({ kind, subject }) => [kind, subject]),
    [['refund-sent', 'We sent you 7.77 EUR']],
  );
  assert.deepEqual(
    order.work.map(({ type }) => type),
    ['late_order'],
  );
  assert.equal(order.contact?.name, 'Ada Lovelace');
  assert.equal(order.contact?.shipTo?.line1, 'Hauptstraße 7');
});

test('open holds and why it leaves from where it does are said, released holds are not', async () => {
  const { orderId, location } = await aPlacedOrder();
  const { holdNo } = await holdOrder(owner, { orderId, reason: 'fraud' }, at);
  await releaseHold(owner, { orderId, holdNo }, at);
  await holdOrder(owner, { orderId, reason: 'customer', note: 'Calls back', lineNo: 1 }, at);
  const order = await read(owner, orderId);
  assert.deepEqual(
    order.holds.map(({ reason, note, lineNo, shipmentNo }) => [reason, note, lineNo, shipmentNo]),
    [['customer', 'Calls back', 1, null]],
  );
  assert.deepEqual(
    order.shipments.map(({ location: name, locationCode, locationId }) => [name, locationCode, locationId]),
    [[location.name, location.code, location.id]],
  );
  assert.match(order.shipments[0]?.route?.sentence ?? '', /./);
});

test('an order that has just been placed has empty lists, not nulls', async () => {
  const order = await read(
    owner,
    (await anOrder({ lines: [{ name: 'Gift', quantity: 1, unitAmount: 0 }] })).orderId,
  );
  for (const list of [
    'parcels',
    'holds',
    'payments',
    'credits',
    'returns',
    'feedback',
    'messages',
    'work',
  ] as const)
    assert.deepEqual(order[list], [], list);
});

test('the merchant sees no amount anywhere, also not between the lines', async () => {
  const { orderId } = await anEventfulOrder();
  const order = await read(merchant, orderId);
  assert.deepEqual(order.sees, { contact: true, email: false, money: false });
  assert.deepEqual([order.contact?.name, order.contact?.email], ['Ada Lovelace', 'a…@example.com']);
  assert.equal(order.lines[0]?.quantity, 3);
  for (const [path, value] of leaves(order)) {
    if (/amount/i.test(path)) assert.equal(value, null, path);
    assert.doesNotMatch(String(value), /2331|1554|7[.,]?77\b/, path);
  }
  assert.deepEqual([order.money, order.payments, order.credits], [null, [], []]);
});

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

test('marketing sees the money and no person', async () => {
  const { orderId } = await anOrder({
    lines: [{ name: 'Mug', quantity: 1, unitAmount: 500 }],
    customer: { name: 'Saskia Verbruggen', email: 'saskia@post.example', phone: '+49 171 2345678' },
    shipTo: { ...address, name: 'Saskia Verbruggen', line2: 'Flat 3', region: 'HH' },
    billTo: { ...address, company: 'Verbruggen BV' },
    giftMessage: 'From Saskia',
    instruction: 'Ring at Verbruggen',
  });
  const order = await read(marketing, orderId);
  assert.deepEqual(order.sees, { contact: false, email: false, money: true });
  assert.equal(order.money?.totalAmount, 500);
  assert.deepEqual(order.contact, {
    name: 'S. V.',
    email: 's…@post.example',
    phone: '…5678',
    language: 'en',
    shipTo: { line1: '…', city: 'Hamburg', postcode: '…', country: 'DE' },
    billTo: null,
    giftMessage: null,
    instruction: null,
  });
  assert.doesNotMatch(JSON.stringify(order), /Saskia|Verbruggen|saskia|2345678|Hauptstra/);
});

test('each role gets the letters and answers it may read', async () => {
  const { orderId } = await anEventfulOrder();
  const seen = async (actor: Actor) => {
    const { messages, feedback } = await read(actor, orderId);
    return [messages.length, feedback.length];
  };
  assert.deepEqual(await seen(support), [1, 1]);
  assert.deepEqual(await seen(marketing), [0, 1]);
  assert.deepEqual(await seen(merchant), [0, 0]);
});

test('notes are for colleagues, and work for those who can do it', async () => {
  const { orderId } = await aPlacedOrder();
  await holdOrder(owner, { orderId, reason: 'other', note: 'Rude on the phone' }, at);
  await openLateOrder(orderId);
  const seen = async (actor: Actor) => {
    const { holds, work } = await read(actor, orderId);
    return [holds.map(({ note }) => note), work.map(({ type }) => type)];
  };
  for (const actor of [owner, support, merchant])
    assert.deepEqual(await seen(actor), [['Rude on the phone'], ['late_order']]);
  assert.deepEqual(await seen(marketing), [[null], []]);
});

test('a key reads its own channel, and other channels’ orders are not there', async () => {
  const channel = await aChannel();
  const { orderId } = await anOrder({ channel, lines: [{ name: 'Mug', quantity: 1, unitAmount: 500 }] });
  const key = { kind: 'key', id: 1, channelId: channel.id, scopes: ['orders:read'] } as const;
  assert.equal((await read(key, orderId)).id, orderId);
  assert.equal((await read(key, orderId)).contact?.name, 'A. L.');
  const other = { ...key, channelId: (await aChannel()).id };
  await assertRefused(() => getOrder(other, orderId), 'not_found', /does not exist/);
});

test('the office’s view is not for customers, and says nothing about what exists', async () => {
  const { orderId } = await aPlacedOrder();
  const customer = { kind: 'customer', orderId, proven: true } as const;
  await assertRefused(() => getOrder(customer, orderId), 'forbidden', /role does not allow/);
  await assertRefused(() => getOrder(customer, 1e15), 'forbidden', /role does not allow/);
  assert.equal(await getOrder(owner, 1e15), null);
});

test('a number leads to its order', async () => {
  const { orderId, number } = await aPlacedOrder();
  assert.equal(await findOrderId(number), orderId);
  assert.equal(await findOrderId(`${number}0`), null);
  assert.equal((await orderNow(orderId)).number, number);
});
