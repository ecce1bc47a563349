import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { messages, suppressions } from '@/db/schema';
import { system } from '@/lib/staff/permissions';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  marketing,
  merchant,
  minutesLater,
  only,
  owner,
  support,
  unique,
} from '@/tests/world';
import { MessagesFilter, type WriteMessageInput } from './inputs';
import { markMessage } from './mark-message';
import { findMessage, getMessage, listMessages, messagesOfOrder } from './queries';
import { writeMessage } from './write-message';

after(closeDb);
const robot = system('test');

async function aLetter(
  given: Partial<WriteMessageInput> & { orderId?: number } = {},
): Promise<WriteMessageInput & { orderId: number }> {
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }] });
  return {
    dedupeKey: unique('order-received/'),
    kind: 'order-received',
    orderId,
    customerId: null,
    recipient: `${unique('ada')}@example.com`,
    subject: 'We have your order',
    html: '<p>Hello</p>',
    plain: 'Hello',
    ...given,
  };
}
const rowsOf = (dedupeKey: string) => db.select().from(messages).where(eq(messages.dedupeKey, dedupeKey));

test('a letter is kept as it was written, and the same key again is the same letter', async () => {
  const letter = await aLetter();
  const first = await writeMessage(robot, letter, at);
  const again = await writeMessage(
    robot,
    { ...letter, subject: 'Another', html: '<p>Other</p>' },
    minutesLater(1),
  );
  assert.deepEqual(again, first);
  assert.deepEqual(only(await rowsOf(letter.dedupeKey)), {
    ...letter,
    id: first.id,
    state: 'written',
    providerRef: null,
    writtenAt: at,
    sentAt: null,
  });
});

test('eight at once write one letter', async () => {
  const letter = await aLetter();
  const written = await Promise.all(Array.from({ length: 8 }, () => writeMessage(robot, letter, at)));
  assert.equal(new Set(written.map(({ id }) => id)).size, 1);
  assert.equal((await rowsOf(letter.dedupeKey)).length, 1);
});

test('who must not be written to is not', async () => {
  const letter = await aLetter();
  await db.insert(suppressions).values({ email: letter.recipient, reason: 'bounced', at });
  const { state } = await writeMessage(robot, { ...letter, recipient: letter.recipient.toUpperCase() }, at);
  assert.equal(state, 'suppressed');
});

test('a letter is marked once, and what has failed is not sent', async () => {
  const letter = await aLetter();
  const { id: messageId } = await writeMessage(robot, letter, at);
  const providerRef = unique('re');
  await markMessage(robot, { messageId, state: 'sent', providerRef }, minutesLater(1));
  await markMessage(robot, { messageId, state: 'sent', providerRef: unique('re') }, minutesLater(2));
  const row = only(await rowsOf(letter.dedupeKey));
  assert.deepEqual([row.state, row.providerRef, row.sentAt], ['sent', providerRef, minutesLater(1)]);
  await assert.rejects(markMessage(robot, { messageId, state: 'failed' }, minutesLater(3)), {
    code: 'conflict',
    message: 'Cannot fail a letter that is sent.',
  });
  assert.equal(only(await rowsOf(letter.dedupeKey)).state, 'sent');
  await assert.rejects(markMessage(robot, { messageId: 999_999_999, state: 'failed' }, at), {
    code: 'not_found',
  });
});

test('only who may write to customers writes, and only who may read letters reads them', async () => {
  const letter = await aLetter();
  await assert.rejects(writeMessage(merchant, letter, at), { code: 'forbidden' });
  assert.equal(await findMessage(robot, letter.dedupeKey), null);
  for (const actor of [merchant, marketing]) {
    await assert.rejects(listMessages(actor, MessagesFilter.parse({})), { code: 'forbidden' });
    await assert.rejects(getMessage(actor, 1), { code: 'forbidden' });
    await assert.rejects(messagesOfOrder(actor, letter.orderId), { code: 'forbidden' });
  }
});

test('letters are found by address and by order number, narrowed by kind and state', async () => {
  const letter = await aLetter();
  const { id } = await writeMessage(support, letter, at);
  await writeMessage(
    robot,
    { ...letter, dedupeKey: unique('x'), kind: 'refund-sent', recipient: 'b@example.com' },
    at,
  );
  const [{ orderNumber } = { orderNumber: null }] = await messagesOfOrder(owner, letter.orderId);
  const find = async (filter: Record<string, unknown>) =>
    (await listMessages(owner, MessagesFilter.parse(filter))).rows.map((row) => row.id);

  assert.deepEqual(await find({ q: letter.recipient.slice(0, 12).toUpperCase() }), [id]);
  assert.equal((await find({ q: `#${orderNumber}` })).length, 2);
  assert.deepEqual(await find({ q: orderNumber, kind: 'order-received' }), [id]);
  assert.deepEqual(await find({ q: orderNumber, state: 'sent' }), []);
  assert.deepEqual(await find({ q: '%' }), []);
  assert.equal((await find({ kind: 'nonsense', after: 'nonsense', state: '' })).length > 0, true);

  const kept = await getMessage(support, id);
  assert.deepEqual([kept?.html, kept?.plain, kept?.orderNumber], [letter.html, letter.plain, orderNumber]);
  assert.equal(await getMessage(support, 999_999_999), null);
});

test('pages follow each other without a gap and without a repeat', async () => {
  const letter = await aLetter();
  const recipient = `${unique('page')}@example.com`;
  for (let n = 0; n < 53; n++)
    await writeMessage(robot, { ...letter, recipient, dedupeKey: unique('page/') }, minutesLater(n % 7));
  const first = await listMessages(owner, MessagesFilter.parse({ q: recipient }));
  const second = await listMessages(
    owner,
    MessagesFilter.parse({ q: recipient, after: first.next ?? undefined }),
  );
  assert.equal(first.rows.length, 50);
  assert.equal(second.rows.length, 3);
  assert.equal(second.next, null);
  assert.equal(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size, 53);
});

test('a supplier’s link is read in its letter only by who may hand it out', async () => {
  const { id } = await writeMessage(
    robot,
    {
      ...(await aLetter()),
      kind: 'supplier-link',
      html: '<a href="https://shop.example/supplier/open/s3cr-et_X">Open</a>',
      plain: 'Open https://shop.example/supplier/open/s3cr-et_X',
    },
    at,
  );
  const [forOwner, forSupport] = [await getMessage(owner, id), await getMessage(support, id)];
  assert.match(`${forOwner?.html} ${forOwner?.plain}`, /s3cr-et_X.*s3cr-et_X/);
  assert.doesNotMatch(`${forSupport?.html} ${forSupport?.plain}`, /s3cr|et_X/);
});
