import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { ApiOrdersQuery } from '@/lib/channels/inputs';
import { listChannelOrders } from '@/lib/channels/order-queries';
import { FeedbackFilter } from '@/lib/feedback/inputs';
import { listFeedback, responseToAsking, summarizeFeedback } from '@/lib/feedback/queries';
import { fulfillQueue, listHandedOver } from '@/lib/fulfillment/queries';
import { QueueFilter } from '@/lib/fulfillment/queue-inputs';
import { MessagesFilter } from '@/lib/messages/inputs';
import { listMessages } from '@/lib/messages/queries';
import { ReturnsFilter } from '@/lib/returns/list-inputs';
import { listReturns } from '@/lib/returns/queries';
import { at, owner } from './world';

after(closeDb);

const cursors = [
  '0000-01-01T00:00:00.000Z~1~1',
  '0001-01-01T00:00:00.000Z~9999999999999999~9999999999999999',
  '9999-12-31T23:59:59.999Z~1~99999',
  'none~9999999999999999~99999',
  'none~1~1',
  '~~',
].flatMap((cursor) => [cursor, cursor.slice(0, cursor.lastIndexOf('~'))]);
const days = ['0000-01-01', '0000-02-29', '0001-01-01', '9999-12-31', '2026-02-30', ''];

test('no cursor in an address makes a list fail', async () => {
  for (const after of cursors) {
    const queue = QueueFilter.parse({ after });
    await fulfillQueue(owner, { after: queue.after, tab: 'open', location: 1 });
    await listHandedOver(owner, { after: queue.after, tab: 'handed_over', location: 1 });
    for (const tab of ['open', 'all']) await listReturns(owner, ReturnsFilter.parse({ tab, after }));
    await listFeedback(owner, FeedbackFilter.parse({ after }));
    await listMessages(owner, MessagesFilter.parse({ after }));
  }
});

test('no day in an address makes a list fail', async () => {
  for (const from of days)
    for (const to of days) {
      const filter = FeedbackFilter.parse({ from, to });
      await Promise.all([
        listFeedback(owner, filter),
        summarizeFeedback(owner, filter),
        responseToAsking(owner, filter),
      ]);
    }
});

test('a channel is told that its cursor is none of ours', async () => {
  assert.equal(ApiOrdersQuery.safeParse({ cursor: '0000-01-01T00:00:00.000Z~1' }).success, false);
  assert.equal(ApiOrdersQuery.safeParse({ cursor: '2026-13-01T00:00:00.000Z~1' }).success, false);
  await listChannelOrders(
    owner,
    ApiOrdersQuery.parse({ cursor: '0001-01-01T00:00:00.000Z~9999999999999999' }),
    at,
  );
});
