import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { answerFeedback } from '@/lib/feedback/answer-feedback';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { getToday } from '@/lib/reports/queries';
import type { Actor } from '@/lib/staff/permissions';
import { aDeliveredOrder } from '@/tests/journeys';
import { at, daysLater, marketing, merchant, owner, support } from '@/tests/world';
import { listOpenWork } from './queries';

after(closeDb);

test('a low score is work for those who may write to the customer, and is counted for nobody else', async () => {
  const { orderId } = await aDeliveredOrder();
  const { feedbackId } = await askFeedback(
    owner,
    { orderId, kind: 'delivery', askKey: `${orderId}` },
    daysLater(4),
  );
  const counted = async (actor: Actor) => (await getToday(actor, at)).openWork;
  const everybody = [owner, support, merchant, marketing];
  const before = await Promise.all(everybody.map(counted));
  await answerFeedback(owner, { feedbackId, score: 1 }, daysLater(5));
  const more = await Promise.all(everybody.map(counted));
  assert.deepEqual(
    more.map((n, i) => n - (before[i] ?? 0)),
    [1, 1, 0, 0],
  );
  const types = async (actor: Actor) => (await listOpenWork(actor)).map(({ type }) => type);
  assert.equal((await types(support)).includes('low_score'), true);
  assert.equal((await types(merchant)).includes('low_score'), false);
  assert.deepEqual(await types(marketing), []);
});
