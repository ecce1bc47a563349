import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { outbox } from '@/db/schema';
import { getInstallationId } from '@/lib/settings/queries';
import { system } from '@/lib/staff/permissions';
import { ownWaybill } from '@/tests/own-database';
import { confirmEvents, EventRefused, type OutgoingEvent, RELAY_BATCH, relayEvents } from './relay-events';
import { record } from './tx';

const database = await ownWaybill(); // a relay takes whatever waits, so it must not meet other tests
const installation = await getInstallationId();
const at = new Date('2026-03-02T09:00:00.000Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const HOUR = 3_600;

let sent: OutgoingEvent[][] = [];
const send = async (events: OutgoingEvent[]) => {
  sent.push(events);
};
const sentIds = () => sent.map((batch) => batch.map(({ id }) => Number(id.split('-')[1])));
const away = async () => Promise.reject(new Error('connect ECONNREFUSED'));

const place = (orderId: number) =>
  transaction((tx) =>
    record(tx, system('test'), at, {
      type: 'order.placed',
      orderId,
      data: { units: 2, totalAmount: 1500, currency: 'EUR' },
    }),
  );
const rowOf = async (eventId: number) =>
  (await db.select().from(outbox).where(eq(outbox.eventId, eventId))).at(0);
const waiting = async () =>
  (await db.select({ id: outbox.eventId }).from(outbox).orderBy(asc(outbox.eventId))).map(({ id }) => id);

beforeEach(async () => {
  sent = [];
  await db.delete(outbox);
});
after(async () => {
  await closeDb();
  await database.drop();
});

test('an event goes out once, with its ids, and leaves the outbox when its run is confirmed', async () => {
  const eventId = await place(7);
  assert.equal(await relayEvents(send, later(1)), 1);
  const id = `${installation}-${eventId}`;
  const data = { units: 2, totalAmount: 1500, currency: 'EUR', orderId: 7, eventId };
  assert.deepEqual(sent, [[{ id, name: 'order.placed', data, ts: at.getTime() }]]);
  assert.equal(await relayEvents(send, later(2)), 0);

  await confirmEvents([id]);
  assert.equal(await rowOf(eventId), undefined);
  assert.equal(await relayEvents(send, later(HOUR)), 0);
});

test('what nobody confirms goes out again under its id, later and later, for less than a day', async () => {
  const eventId = await place(8);
  const minutes: number[] = [];
  for (let minute = 0; minute < 3 * 24 * 60; minute += 5)
    if ((await relayEvents(send, later(minute * 60))) > 0) minutes.push(minute);
  assert.deepEqual(minutes, [0, 5, 15, 35, 75, 155, 315, 635]);
  assert.equal(new Set(sent.flat().map(({ id }) => id)).size, 1);
  assert.equal((await rowOf(eventId))?.sends, 8);
});

test('while Inngest is away everything waits as if untouched', async () => {
  const ids = [await place(1), await place(2)];
  const before = [await rowOf(ids[0] ?? 0), await rowOf(ids[1] ?? 0)];
  await assert.rejects(relayEvents(away, later(1)), /ECONNREFUSED/);
  assert.deepEqual([await rowOf(ids[0] ?? 0), await rowOf(ids[1] ?? 0)], before);
  assert.equal(await relayEvents(send, later(1)), 2);
  assert.deepEqual(sentIds(), [ids]);
});

test('a refused event does not hold up the others, waits, and says why', async () => {
  const [good, bad, fine] = [await place(1), await place(2), await place(3)];
  const picky = async (events: OutgoingEvent[]) => {
    if (events.some(({ data }) => data.orderId === 2))
      throw new EventRefused('Inngest API Error: 413 too large');
    await send(events);
  };
  assert.equal(await relayEvents(picky, later(1)), 3);
  assert.deepEqual(sentIds(), [[good], [fine]]);
  const row = await rowOf(bad);
  assert.deepEqual(
    [row?.sends, row?.sentAt, row?.lastError, row?.retryAt],
    [1, null, 'Inngest API Error: 413 too large', later(61)],
  );
  assert.equal(await relayEvents(picky, later(60)), 0);
  assert.equal(await relayEvents(send, later(61)), 1);
  assert.equal((await rowOf(bad))?.lastError, null);
});

test('an event refused ten times stays in the outbox, stuck', async () => {
  const eventId = await place(1);
  const refuse = async () => {
    throw new EventRefused('no');
  };
  for (let day = 0; day < 20; day++) await relayEvents(refuse, later(day * 24 * HOUR));
  assert.equal((await rowOf(eventId))?.sends, 10);
  assert.equal((await rowOf(eventId))?.lastError, 'no');
});

test('two relays at once take different events, oldest first, a batch at a time', async () => {
  const ids: number[] = [];
  for (let n = 0; n < RELAY_BATCH + 20; n++) ids.push(await place(n));
  const taken = await Promise.all([relayEvents(send, later(1)), relayEvents(send, later(1))]);
  assert.deepEqual(taken.sort(), [RELAY_BATCH, 20]);
  assert.deepEqual(
    sentIds()
      .flat()
      .sort((a, b) => a - b),
    ids,
  );
});

test('what a relay had taken when it died goes out ten seconds later', async () => {
  const eventId = await place(1);
  let freeze = () => {};
  const dying = relayEvents(
    () =>
      new Promise<void>((resolve) => {
        freeze = resolve;
      }),
    later(1),
  );
  while ((await rowOf(eventId))?.retryAt === null);
  assert.equal(await relayEvents(send, later(10)), 0);
  assert.equal(await relayEvents(send, later(11)), 1);
  freeze();
  await dying;
});

test('a confirmation of another installation’s event changes nothing', async () => {
  const eventId = await place(1);
  await confirmEvents([
    `elsewhere-${eventId}`,
    `${installation}-x`,
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    `${eventId}`,
  ]);
  assert.deepEqual(await waiting(), [eventId]);
});
