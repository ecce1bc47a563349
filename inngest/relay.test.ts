import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { closeDb, db, transaction } from '@/db';
import { outbox } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { system } from '@/lib/staff/permissions';
import { ownWaybill } from '@/tests/own-database';

const received: number[] = [];
let status = 200;
const server = http.createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const events: { data: { orderId: number } }[] = JSON.parse(Buffer.concat(chunks).toString());
  if (status === 200) received.push(...events.map(({ data }) => data.orderId));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status, ids: events.map((_, i) => `id-${i}`) }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const database = await ownWaybill();
process.env.INNGEST_EVENT_KEY = 'relay-test';
process.env.INNGEST_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { startRelay } = await import('./relay');
const relay = startRelay();

after(async () => {
  await relay.stop();
  server.close();
  await closeDb();
  await database.drop();
});

const place = (orderId: number) =>
  transaction((tx) =>
    record(tx, system('test'), new Date(), {
      type: 'order.placed',
      orderId,
      data: { units: 1, totalAmount: 1500, currency: 'EUR' },
    }),
  );
async function until(what: string, ready: () => boolean | Promise<boolean>) {
  for (const end = Date.now() + 30_000; !(await ready()); await pause(10))
    assert.ok(Date.now() < end, `still not so: ${what}`);
}

test('a commit wakes the relay', { timeout: 60_000 }, async () => {
  await pause(1_100); // the look at the start is over
  const committed = Date.now();
  await place(1);
  await until('it arrived', () => received.includes(1));
  assert.ok(Date.now() - committed < 900);
});

test('there is one relay in a process', () => {
  assert.equal(startRelay(), relay);
});

test('what Inngest refuses for its content is marked, what fails otherwise waits', {
  timeout: 60_000,
}, async () => {
  status = 500;
  await place(2);
  await pause(500);
  assert.equal((await db.select().from(outbox)).at(-1)?.lastError, null);
  status = 413;
  await until('it is refused', async () => (await db.select().from(outbox)).some((row) => row.lastError));
  const row = (await db.select().from(outbox)).at(-1);
  assert.match(row?.lastError ?? '', /413 Event payload too large/);
  assert.deepEqual([row?.sends, row?.sentAt], [1, null]);
  status = 200;
  await place(3);
  await until('later events go out', () => received.includes(3));
  assert.deepEqual(received, [1, 3]);
});
