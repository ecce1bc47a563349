import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { createElement } from 'react';
import { closeDb, db } from '@/db';
import { messages, suppressions } from '@/db/schema';
import { system } from '@/lib/staff/permissions';
import { aLocation, anOrder, aProduct, at, minutesLater, only, unique } from '@/tests/world';
import { PortalCode } from './portal-code';
import { sendLetter } from './send-letter';

const robot = system('test');
type Mail = { from: string; to: string; subject: string; html: string; text: string };

/** Answers as Resend does: the same idempotency key is the same mail. `mood` says how the next request ends. */
const resend = {
  mails: new Map<string, { id: string; mail: Mail }>(),
  mood: 'well' as 'well' | 'dies after accepting' | 'away' | 'refuses',
};
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (part) => {
    text += part;
  });
  request.on('end', () => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (resend.mood === 'away')
      return answer(503, { name: 'internal_server_error', message: 'Down', statusCode: 503 });
    if (resend.mood === 'refuses')
      return answer(422, { name: 'validation_error', message: 'No such domain', statusCode: 422 });
    const key = String(request.headers['idempotency-key']);
    const accepted = resend.mails.get(key) ?? { id: unique('re'), mail: JSON.parse(text) as Mail };
    resend.mails.set(key, accepted);
    if (resend.mood === 'dies after accepting') return response.destroy();
    answer(200, { id: accepted.id });
  });
});

before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  process.env.RESEND_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.MAIL_FROM = 'Shop <orders@shop.example>';
});
beforeEach(() => {
  process.env.RESEND_API_KEY = 're_test';
  resend.mails.clear();
  resend.mood = 'well';
});
after(async () => {
  server.close();
  await closeDb();
});

async function aLetter(given: { subject?: string } = {}) {
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }] });
  const about = unique('code');
  let written = 0;
  return {
    key: `portal-code/${about}`,
    timesWritten: () => written,
    kind: 'portal-code' as const,
    about,
    recipient: { orderId, customerId: null, recipient: `${unique('ada')}@example.com` },
    async write() {
      written++;
      return {
        subject: given.subject ?? 'Your code',
        body: createElement(PortalCode, PortalCode.PreviewProps),
      };
    },
  };
}
const rowOf = async (key: string) =>
  only(await db.select().from(messages).where(eq(messages.dedupeKey, key)));

test('a letter is written, mailed with its key and marked; the same again does nothing', async () => {
  const letter = await aLetter();
  assert.equal(await sendLetter(robot, letter, at), 'sent');
  assert.equal(await sendLetter(robot, letter, minutesLater(1)), 'sent');
  const row = await rowOf(letter.key);
  const mailed = resend.mails.get(letter.key);
  assert.equal(resend.mails.size, 1);
  assert.equal(letter.timesWritten(), 1);
  assert.deepEqual([row.state, row.providerRef, row.sentAt], ['sent', mailed?.id, at]);
  assert.deepEqual(
    [mailed?.mail.to, mailed?.mail.subject, mailed?.mail.html, mailed?.mail.text],
    [row.recipient, 'Your code', row.html, row.plain],
  );
});

test('killed after the mail service had it: the next try mails nothing new and learns its answer', async () => {
  const letter = await aLetter();
  resend.mood = 'dies after accepting';
  await assert.rejects(sendLetter(robot, letter, at), /^Error: Resend: /);
  assert.equal((await rowOf(letter.key)).state, 'written');
  resend.mood = 'well';
  assert.equal(await sendLetter(robot, letter, minutesLater(1)), 'sent');
  assert.equal(resend.mails.size, 1);
  assert.equal(letter.timesWritten(), 1);
  assert.equal((await rowOf(letter.key)).providerRef, resend.mails.get(letter.key)?.id);
});

test('a mail service that is away loses no letter', async () => {
  const letter = await aLetter();
  resend.mood = 'away';
  await assert.rejects(sendLetter(robot, letter, at), /internal_server_error/);
  assert.equal((await rowOf(letter.key)).state, 'written');
  assert.equal(resend.mails.size, 0);
  resend.mood = 'well';
  assert.equal(await sendLetter(robot, letter, minutesLater(1)), 'sent');
});

test('an address that is refused is not tried again', async () => {
  const letter = await aLetter();
  resend.mood = 'refuses';
  assert.equal(await sendLetter(robot, letter, at), 'failed');
  resend.mood = 'well';
  assert.equal(await sendLetter(robot, letter, minutesLater(1)), 'failed');
  assert.equal(resend.mails.size, 0);
});

test('without a mail service the letter is kept, and who must not be written to is not', async () => {
  delete process.env.RESEND_API_KEY;
  const kept = await aLetter();
  assert.equal(await sendLetter(robot, kept, at), 'written');
  assert.equal((await rowOf(kept.key)).sentAt, null);

  process.env.RESEND_API_KEY = 're_test';
  const unwanted = await aLetter();
  await db.insert(suppressions).values({ email: unwanted.recipient.recipient, reason: 'complained', at });
  assert.equal(await sendLetter(robot, unwanted, at), 'suppressed');
  assert.equal(resend.mails.size, 0);
});

test('a subject stays one line', async () => {
  const letter = await aLetter({ subject: `Your code\r\nBcc: everybody@example.com ${'x'.repeat(500)}` });
  await sendLetter(robot, letter, at);
  const { subject } = await rowOf(letter.key);
  assert.equal(subject.startsWith('Your code Bcc: everybody@example.com xxx'), true);
  assert.equal(subject.length, 400);
});
