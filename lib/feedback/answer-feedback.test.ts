import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { channels, feedback, workItems } from '@/db/schema';
import { cancelOrder } from '@/lib/orders/cancel-order';
import type { Actor, CustomerActor } from '@/lib/staff/permissions';
import { aDeliveredOrder, aHandedOverParcel, aPlacedOrder, deliveredAt } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  at,
  daysLater,
  eventsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { answerFeedback } from './answer-feedback';
import { askFeedback } from './ask-feedback';

after(closeDb);

const importer: Actor = { kind: 'import', name: 'test' };
const customerOf = (orderId: number): CustomerActor => ({ kind: 'customer', orderId, proven: false });
const feedbackNow = async (id: number) => only(await db.select().from(feedback).where(eq(feedback.id, id)));
const workOf = async (id: number) =>
  (
    await db
      .select()
      .from(workItems)
      .where(eq(workItems.subject, `feedback:${id}`))
  ).map(({ type, data, closedAt }) => [type, data, closedAt]);

async function anAsking(given: Parameters<typeof aDeliveredOrder>[0] = {}) {
  const order = await aDeliveredOrder(given);
  const { feedbackId } = await askFeedback(
    owner,
    { orderId: order.orderId, kind: 'delivery', askKey: unique('ask') },
    daysLater(5),
  );
  return { ...order, feedbackId, customer: customerOf(order.orderId) };
}

test('the same asking is asked once, however often', async () => {
  const { orderId } = await aDeliveredOrder();
  const askKey = unique('ask');
  const { done } = await eightAtOnce(() =>
    askFeedback(owner, { orderId, kind: 'delivery', askKey }, daysLater(5)),
  );
  assert.equal(new Set(done.map(({ feedbackId }) => feedbackId)).size, 1);
  assert.equal(done.filter(({ created }) => created).length, 1);
  const { askedAt, score, kind } = await feedbackNow(done[0]?.feedbackId ?? 0);
  assert.deepEqual([askedAt, score, kind], [daysLater(5), null, 'delivery']);
  assert.deepEqual((await eventsOf(orderId)).slice(-1), ['feedback.asked']);

  const other = await aDeliveredOrder();
  await assertRefused(
    () => askFeedback(owner, { orderId: other.orderId, kind: 'delivery', askKey }, daysLater(5)),
    'conflict',
    /belongs to another order/,
    other.orderId,
  );
});

test('nobody is asked before everything has arrived; an import replays what others asked', async () => {
  const gone = await aHandedOverParcel();
  const ask = (actor: Actor, orderId: number) => () =>
    askFeedback(actor, { orderId, kind: 'review', askKey: unique('ask') }, daysLater(5));
  await assertRefused(ask(owner, gone.orderId), 'conflict', /has not been delivered yet/, gone.orderId);
  await assertRefused(ask(support, gone.orderId), 'forbidden', /role/, gone.orderId);
  const canceled = await aPlacedOrder();
  await cancelOrder(support, { orderId: canceled.orderId, reason: 'customer' }, at);
  await assertRefused(ask(owner, canceled.orderId), 'conflict', /is canceled/, canceled.orderId);
  const { feedbackId } = await ask(importer, gone.orderId)();
  await answerFeedback(importer, { feedbackId, score: 1 }, daysLater(6));
  assert.deepEqual(await workOf(feedbackId), []);
});

test('an answer keeps what was true of the order', async () => {
  const { orderId, feedbackId, customer, location } = await anAsking({ promisedAt: daysLater(1) });
  await answerFeedback(customer, { feedbackId, score: 4, comment: 'A day late.' }, daysLater(6));

  const row = await feedbackNow(feedbackId);
  assert.deepEqual([row.score, row.comment, row.answeredAt], [4, 'A day late.', daysLater(6)]);
  const order = await orderNow(orderId);
  const channel = only(await db.select().from(channels).where(eq(channels.id, order.channelId)));
  assert.deepEqual(row.facts, {
    daysLate: 1,
    parcels: 1,
    locations: [location.code],
    carriers: ['DHL'],
    channel: channel.code,
  });
  assert.deepEqual((await eventsOf(orderId)).slice(-1), ['feedback.answered']);
  assert.deepEqual(await workOf(feedbackId), []);
  await assertAllSound(at);
});

test('an answer may be changed for 7 days after it was first given', async () => {
  const { orderId, feedbackId, customer } = await anAsking();
  const answer = (score: number, moment: Date) => answerFeedback(customer, { feedbackId, score }, moment);
  await answer(2, daysLater(6));
  await answer(3, daysLater(12));
  await answer(5, daysLater(13));
  await assertRefused(
    () => answer(1, minutesLater(1, daysLater(13))),
    'conflict',
    /could be changed until Sun 15 Mar 2026/,
    orderId,
  );
  const { score, answeredAt } = await feedbackNow(feedbackId);
  assert.deepEqual([score, answeredAt], [5, daysLater(6)]);
});

test('a low score is work until it is no longer low', async () => {
  const { feedbackId, customer } = await anAsking();
  await answerFeedback(customer, { feedbackId, score: 2 }, daysLater(6));
  await answerFeedback(customer, { feedbackId, score: 1 }, daysLater(6));
  assert.deepEqual(await workOf(feedbackId), [['low_score', { score: 2 }, null]]);
  await answerFeedback(customer, { feedbackId, score: 3 }, daysLater(7));
  assert.deepEqual(await workOf(feedbackId), [['low_score', { score: 2 }, daysLater(7)]]);
});

test('eight answers at once leave one, with eight entries on the timeline', async () => {
  const { orderId, feedbackId, customer } = await anAsking();
  const { done } = await eightAtOnce((i) =>
    answerFeedback(customer, { feedbackId, score: 1 + (i % 2) }, daysLater(6)),
  );
  assert.equal(done.length, 8);
  assert.equal((await eventsOf(orderId)).filter((type) => type === 'feedback.answered').length, 8);
  assert.equal((await workOf(feedbackId)).length, 1);
});

test('merchants, and customers of another order, may not answer', async () => {
  const { orderId, feedbackId } = await anAsking();
  await assertRefused(
    () => answerFeedback(merchant, { feedbackId, score: 5 }, deliveredAt),
    'forbidden',
    /role/,
    orderId,
  );
  await assertRefused(
    () => answerFeedback(customerOf(orderId + 1), { feedbackId, score: 5 }, deliveredAt),
    'not_found',
    /does not exist/,
    orderId,
  );
  await assertRefused(
    () => answerFeedback(owner, { feedbackId: 2_000_000_000, score: 5 }, deliveredAt),
    'not_found',
    /never asked/,
    orderId,
  );
});
