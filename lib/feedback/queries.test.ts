import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { aDeliveredOrder } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import { daysLater, marketing, merchant, owner, support, unique } from '@/tests/world';
import { answerFeedback } from './answer-feedback';
import { askFeedback } from './ask-feedback';
import { FeedbackFilter } from './inputs';
import { getFeedback, listFeedback, responseToAsking, summarizeFeedback } from './queries';

after(closeDb);

/** A day of its own, so that other tests' answers stay outside the period. */
async function answers(scores: number[], day: Date) {
  const { orderId, number } = await aDeliveredOrder();
  const ids: number[] = [];
  for (const score of scores) {
    const ask = { orderId, kind: 'delivery', askKey: unique('ask') } as const;
    const { feedbackId } = await askFeedback(owner, ask, day);
    await answerFeedback(owner, { feedbackId, score, comment: score < 3 ? 'Why' : undefined }, day);
    ids.push(feedbackId);
  }
  const period = day.toISOString().slice(0, 10);
  return { orderId, number, ids, filter: FeedbackFilter.parse({ from: period, to: period }) };
}

test('the average and the distribution are those of the period', async () => {
  const { filter } = await answers([5, 5, 4, 1], daysLater(1000));
  assert.deepEqual(await summarizeFeedback(marketing, filter), {
    answers: 4,
    average: 3.75,
    distribution: [1, 0, 0, 1, 2],
  });
  const never = FeedbackFilter.parse({ from: '2031-01-01', to: '2031-01-02' });
  assert.deepEqual(await summarizeFeedback(marketing, never), {
    answers: 0,
    average: null,
    distribution: [0, 0, 0, 0, 0],
  });
});

test('the list is newest first, narrowed by score and comment, without names for marketing', async () => {
  const { filter, ids, number } = await answers([5, 2, 4], daysLater(1100));
  const { rows, next } = await listFeedback(support, filter);
  assert.equal(next, null);
  assert.deepEqual(
    rows.map(({ id, score, comment }) => [id, score, comment]),
    [
      [ids[2], 4, null],
      [ids[1], 2, 'Why'],
      [ids[0], 5, null],
    ],
  );
  assert.deepEqual([rows[0]?.customer, rows[0]?.number], ['Ada Lovelace', number]);
  const low = await listFeedback(marketing, { ...filter, score: 2, commented: true });
  assert.deepEqual(
    low.rows.map(({ id }) => id),
    [ids[1]],
  );
  assert.notEqual(low.rows[0]?.customer, 'Ada Lovelace');
  const cursor = FeedbackFilter.parse({
    after: `${new Date(rows[0]?.answeredAt ?? 0).toISOString()}~${rows[0]?.id}`,
  });
  assert.deepEqual(
    (await listFeedback(support, { ...filter, after: cursor.after })).rows.map(({ id }) => id),
    [ids[1], ids[0]],
  );
});

test('merchants do not read feedback, and the form is shown to its own customer alone', async () => {
  const { filter, ids, orderId } = await answers([5], daysLater(1200));
  await assertRefused(() => listFeedback(merchant, filter), 'forbidden', /role/);
  await assertRefused(() => summarizeFeedback(merchant, filter), 'forbidden', /role/);
  const id = ids[0] ?? 0;
  const mine = await getFeedback({ kind: 'customer', orderId, proven: false }, id);
  assert.deepEqual([mine?.score, mine?.changeableUntil], [5, daysLater(1207)]);
  await assertRefused(
    () => getFeedback({ kind: 'customer', orderId: orderId + 1, proven: true }, id),
    'not_found',
    /does not exist/,
  );
  assert.equal(await getFeedback(owner, 2_000_000_000), null);
});

test('of those asked in a period it is counted how many have answered, whenever they did', async () => {
  const { orderId } = await aDeliveredOrder();
  const day = daysLater(1700);
  const ask = () => askFeedback(owner, { orderId, kind: 'delivery', askKey: unique('ask') }, day);
  const [{ feedbackId }] = [await ask(), await ask(), await ask()];
  await answerFeedback(owner, { feedbackId, score: 5 }, daysLater(1705));
  const period = day.toISOString().slice(0, 10);
  const during = FeedbackFilter.parse({ from: period, to: period });
  assert.deepEqual(await responseToAsking(marketing, during), { asked: 3, answered: 1 });
  await assertRefused(() => responseToAsking(merchant, during), 'forbidden', /role/);
});
