import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { noteOrder } from '@/lib/orders/note-order';
import { refundPayment } from '@/lib/payments/refund-payment';
import { type Actor, system } from '@/lib/staff/permissions';
import { aDeliveredOrder, aPlacedOrder } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import {
  aChannel,
  anOrder,
  at,
  daysLater,
  eventsOf,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { listTimeline, whoIs } from './queries';

after(closeDb);

const typesFor = async (actor: Actor, orderId: number) =>
  (await listTimeline(actor, orderId)).map(({ type }) => type);

test('newest first, by name, with their moments', async () => {
  const { orderId } = await aPlacedOrder();
  await noteOrder(support, { orderId, note: 'Called' }, minutesLater(3));
  await noteOrder(system('nightly'), { orderId, note: 'Looked at' }, minutesLater(2));
  await noteOrder(owner, { orderId, note: 'First' }, minutesLater(1));
  const timeline = await listTimeline(merchant, orderId);
  assert.deepEqual(
    timeline.map(({ type, who, at: moment, data }) => [type, who, moment, data.note]),
    [
      ['order.noted', 'Sue Support', minutesLater(3), 'Called'],
      ['order.noted', 'Waybill', minutesLater(2), 'Looked at'],
      ['order.noted', 'Olga Owner', minutesLater(1), 'First'],
      ['order.placed', 'Olga Owner', at, undefined],
    ],
  );
});

test('the merchant sees neither payments nor amounts', async () => {
  const { orderId } = await aDeliveredOrder({ paid: true });
  await refundPayment(owner, { orderId, amount: 321, credit: 'goodwill' }, daysLater(3));
  const all = await listTimeline(owner, orderId);
  assert.deepEqual([...new Set(all.map(({ type }) => type))].length, new Set(await eventsOf(orderId)).size);
  const placed = all.find(({ type }) => type === 'order.placed');
  assert.deepEqual(placed?.data, { units: 2, totalAmount: 2000, currency: 'EUR' });

  const seen = await listTimeline(merchant, orderId);
  assert.deepEqual(
    seen.map(({ type }) => type),
    all.map(({ type }) => type).filter((type) => !/^payment\.|^credit\.granted$/.test(type)),
  );
  assert.deepEqual(seen.find(({ type }) => type === 'order.placed')?.data, { units: 2, currency: 'EUR' });
  assert.doesNotMatch(JSON.stringify(seen.map(({ data }) => data)), /mount|2000|321/);
});

test('what staff noted for each other is not for marketing, nor a score for the merchant', async () => {
  const { orderId } = await aDeliveredOrder();
  await noteOrder(support, { orderId, note: 'Called twice' }, daysLater(3));
  const { feedbackId } = await askFeedback(
    owner,
    { orderId, kind: 'delivery', askKey: `${orderId}` },
    daysLater(4),
  );
  await answerFeedback(owner, { feedbackId, score: 1 }, daysLater(5));
  const extra = async (actor: Actor) =>
    (await typesFor(actor, orderId)).filter((type) => /^(feedback|order\.noted)/.test(type));
  assert.deepEqual(await extra(owner), ['feedback.answered', 'feedback.asked', 'order.noted']);
  assert.deepEqual(await extra(merchant), ['order.noted']);
  assert.deepEqual(await extra(marketing), ['feedback.answered', 'feedback.asked']);
  const canceled = await aPlacedOrder();
  const cancel = { orderId: canceled.orderId, reason: 'other', note: 'A friend of ours' } as const;
  await cancelOrder(owner, cancel, minutesLater(1));
  assert.doesNotMatch(JSON.stringify(await listTimeline(marketing, canceled.orderId)), /friend/);
});

test('what a cancel was worth is left out too', async () => {
  const { orderId } = await aPlacedOrder({ quantity: 2, price: 654 });
  await cancelOrder(
    owner,
    { orderId, units: [{ lineNo: 1, quantity: 1 }], reason: 'staff', note: 'Broken' },
    minutesLater(1),
  );
  const [cancel] = await listTimeline(merchant, orderId);
  assert.deepEqual(cancel?.data, { units: [{ lineNo: 1, quantity: 1 }], reason: 'staff', note: 'Broken' });
  const [toStaff] = await listTimeline(owner, orderId);
  assert.equal(toStaff?.data.creditedAmount, 654);
});

test('a customer sees what is theirs to see of their own order, and no other', async () => {
  const { orderId } = await aDeliveredOrder();
  await noteOrder(support, { orderId, note: 'Difficult' }, minutesLater(3));
  const customer = { kind: 'customer', orderId, proven: false } as const;
  assert.deepEqual(await typesFor(customer, orderId), [
    'order.delivered',
    'parcel.delivered',
    'parcel.handed_over',
    'parcel.packed',
    'order.placed',
  ]);
  const canceled = await aPlacedOrder();
  await cancelOrder(
    owner,
    { orderId: canceled.orderId, reason: 'fraud', note: 'Stolen card' },
    minutesLater(1),
  );
  const other = { ...customer, orderId: canceled.orderId };
  assert.doesNotMatch(JSON.stringify(await listTimeline(other, canceled.orderId)), /Stolen|mount/);
  await assertRefused(() => listTimeline(customer, canceled.orderId), 'not_found', /does not exist/);
});

test('a key sees the orders of its channel', async () => {
  const channel = await aChannel();
  const { orderId } = await anOrder({ channel, lines: [{ name: 'Mug', quantity: 1, unitAmount: 500 }] });
  const key = { kind: 'key', id: 1, channelId: channel.id, scopes: ['orders:read'] } as const;
  assert.deepEqual(await typesFor(key, orderId), ['order.placed']);
  assert.deepEqual(await typesFor({ ...key, channelId: (await aChannel()).id }, orderId), []);
  await assertRefused(
    () => listTimeline({ ...key, scopes: [] }, orderId),
    'forbidden',
    /role does not allow/,
  );
  assert.equal((await orderNow(orderId)).channelId, channel.id);
});

test('who did it, where it was nobody of ours', () => {
  assert.equal(whoIs('customer:7'), 'Customer');
  assert.equal(whoIs('key:3'), 'Channel');
  assert.equal(whoIs('import:olist: 2018'), 'Import olist: 2018');
  assert.equal(whoIs('system:relay'), 'Waybill');
  assert.equal(whoIs(''), 'Waybill');
});
