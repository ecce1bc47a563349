import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { feedback } from '@/db/schema';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { aLocation, anOrder, aProduct, at, only, unique } from '@/tests/world';
import { issueLink } from './issue-link';
import { getFeedbackLink } from './portal-queries';

after(closeDb);

const door = system('portal');

async function anAskedOrder() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }] });
  const { feedbackId } = await askFeedback(
    { kind: 'import', name: 'reviews' },
    { orderId, kind: 'delivery', askKey: unique('ask') },
    at,
  );
  const subject = String(feedbackId);
  const { token } = await issueLink(system('letters'), { orderId, purpose: 'feedback', subject }, at);
  return { orderId, feedbackId, token };
}
const scoreNow = async (id: number) =>
  only(
    await db
      .select({ score: feedback.score, comment: feedback.comment })
      .from(feedback)
      .where(eq(feedback.id, id)),
  );

test('looking at the link does not vote, however often a mail program looks', async () => {
  const { feedbackId, token } = await anAskedOrder();
  for (let i = 0; i < 20; i += 1) assert.equal((await getFeedbackLink(door, token, at))?.id, feedbackId);
  assert.deepEqual(await scoreNow(feedbackId), { score: null, comment: null });
});

test('who holds the mail answers for that order only, and may change the answer', async () => {
  const [mine, other] = [await anAskedOrder(), await anAskedOrder()];
  const customer = { kind: 'customer', orderId: mine.orderId, proven: false } as const;
  await answerFeedback(customer, { feedbackId: mine.feedbackId, score: 2, comment: 'Late' }, at);
  await answerFeedback(customer, { feedbackId: mine.feedbackId, score: 4 }, addDays(at, 6));
  assert.deepEqual(await scoreNow(mine.feedbackId), { score: 4, comment: null });
  assert.equal((await getFeedbackLink(door, mine.token, addDays(at, 6)))?.score, 4);

  const more = { feedbackId: mine.feedbackId, score: 1 };
  await assert.rejects(answerFeedback(customer, more, addDays(at, 8)), { code: 'conflict' });
  await assert.rejects(answerFeedback(customer, { ...more, feedbackId: other.feedbackId }, at), {
    code: 'not_found',
  });
  assert.deepEqual(await scoreNow(other.feedbackId), { score: null, comment: null });
});

test('a link for one thing is no link for another', async () => {
  const { orderId, feedbackId } = await anAskedOrder();
  const track = await issueLink(system('letters'), { orderId, purpose: 'track' }, at);
  assert.equal(await getFeedbackLink(door, track.token, at), null);
  const { orderId: elsewhere } = await anAskedOrder();
  const crossed = await issueLink(
    system('letters'),
    { orderId: elsewhere, purpose: 'feedback', subject: String(feedbackId) },
    at,
  );
  assert.equal(await getFeedbackLink(door, crossed.token, at), null);
});
