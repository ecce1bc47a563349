import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { relayEvents } from '@/lib/events/relay-events';
import { record } from '@/lib/events/tx';
import { system } from '@/lib/staff/permissions';
import { openBench, signingKey } from '@/tests/inngest-bench';
import { ownWaybill } from '@/tests/own-database';

process.env.INNGEST_SIGNING_KEY = signingKey;
process.env.INNGEST_EVENT_KEY = 'test';
const database = await ownWaybill();
const { inngest, on } = await import('./client');
const at = new Date('2026-03-02T09:00:00.000Z');
after(async () => {
  await closeDb();
  await database.drop();
});

test('an event leaves the outbox when its run starts, and not before', { timeout: 90_000 }, async (t) => {
  const heard: unknown[] = [];
  const bench = await openBench(
    () => [
      inngest.createFunction({ id: 'hear', triggers: [on('order.placed')] }, async ({ event }) => {
        heard.push([event.data.orderId, event.data.eventId, event.data.totalAmount]);
      }),
    ],
    { client: inngest },
  );
  t.after(bench.close);
  const waiting = async () => (await db.execute(sql`select event_id from outbox`)).length;
  const runs = async () => (await bench.runs('hear', 'waybill')).map(({ status }) => status);

  const data = { units: 1, totalAmount: 1500, currency: 'EUR' };
  const eventId = await transaction((tx) =>
    record(tx, system('test'), at, { type: 'order.placed', orderId: 7, data }),
  );
  await db.execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`);
  await db.execute(sql`create trigger refuse before delete on outbox for each row execute function refuse()`);

  await relayEvents((events) => bench.take(events), at);
  await bench.settle();
  assert.deepEqual([await runs(), heard, await waiting()], [['running'], [], 1]);

  await db.execute(sql`drop trigger refuse on outbox`);
  await bench.pass('1 minute');
  assert.deepEqual([await runs(), heard, await waiting()], [['completed'], [[7, eventId, 1500]], 0]);
});
