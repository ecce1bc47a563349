import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { desc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, locations } from '@/db/schema';
import { adjustStock } from '@/lib/inventory/adjust-stock';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { aPlacedOrder } from '@/tests/journeys';
import { assertAllSound } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  merchant,
  only,
  owner,
  shipmentsOf,
  support,
  unique,
} from '@/tests/world';
import { changeLocation } from './change-location';
import { closeLocation } from './close-location';
import { getPlace, listPlaces } from './location-queries';
import { pauseLocation } from './pause-location';
import { listLocations } from './queries';
import { reopenLocation } from './reopen-location';
import { resumeLocation } from './resume-location';

after(closeDb);

const now = async (id: number) => only(await db.select().from(locations).where(eq(locations.id, id)));
const lastEvent = async (id: number) => {
  const found = db
    .select()
    .from(events)
    .where(eq(events.subject, `location:${id}`))
    .orderBy(desc(events.id))
    .limit(1);
  const { type, data } = only(await found);
  return [type, data];
};
const given = async (id: number) => {
  const { id: locationId, code: _, pausedAt: _p, closedAt: _c, ...rest } = await now(id);
  return { locationId, ...rest };
};

test('a location is changed, what it was is kept, and changed back it is as before', async () => {
  const { id, code } = await aLocation({ settings: { cutOffMinute: 720 } });
  const before = await given(id);
  const settings = { cutOffMinute: 900, holidays: ['2026-12-25'], capacityPerDay: 40 };
  const { changed } = await changeLocation(owner, { ...before, name: 'Hamburg Nord', settings }, at);
  assert.deepEqual(changed.sort(), ['capacityPerDay', 'cutOffMinute', 'holidays', 'name']);
  assert.deepEqual(await lastEvent(id), [
    'location.changed',
    { location: code, was: { name: before.name, cutOffMinute: 720, holidays: null, capacityPerDay: null } },
  ]);
  await changeLocation(owner, before, at);
  assert.deepEqual(await given(id), before);
  assert.deepEqual(await changeLocation(owner, before, at), { changed: [] });
});

test('a time zone nobody knows, half a coordinate, a calendar without a day and everybody but the owner are refused', async () => {
  const { id } = await aLocation();
  const before = await given(id);
  const change = (more: Partial<typeof before>, actor = owner) =>
    changeLocation(actor, { ...before, ...more }, at);
  await assert.rejects(change({ timeZone: 'Mars/Base' }), { code: 'invalid', message: /no time zone/ });
  await assert.rejects(change({ latitude: null }), {
    code: 'invalid',
    message: /both latitude and longitude/,
  });
  const mondays = Array.from({ length: 400 }, (_, i) =>
    new Date(Date.UTC(2026, 2, 2 + 7 * i)).toISOString().slice(0, 10),
  );
  await assert.rejects(change({ settings: { workdays: [1], holidays: mondays } }), {
    message: /nobody works there/,
  });
  for (const actor of [merchant, support])
    await assert.rejects(change({ name: 'x' }, actor), { code: 'forbidden' });
  assert.deepEqual(await given(id), before);
});

test('a paused location takes nothing new and keeps what it has; resumed it takes again', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  const lines = [{ sku, quantity: 1 }];
  const { orderId } = await anOrder({ lines });
  assert.equal((await getPlace(owner, location.id, at))?.onlyHere, 1);
  await pauseLocation(merchant, { locationId: location.id }, at);
  const late = await anOrder({ lines });
  assert.deepEqual(
    (await shipmentsOf(late.orderId)).map(({ status }) => status),
    ['waiting'],
  );
  assert.deepEqual(
    (await shipmentsOf(orderId)).map(({ locationId, status }) => [locationId, status]),
    [[location.id, 'planned']],
  );
  await assert.rejects(pauseLocation(owner, { locationId: location.id }, at), { message: /paused already/ });

  await resumeLocation(merchant, { locationId: location.id }, at);
  await anOrder({ lines });
  await assert.rejects(resumeLocation(owner, { locationId: location.id }, at), {
    message: /takes orders already/,
  });
  await assert.rejects(pauseLocation(support, { locationId: location.id }, at), { code: 'forbidden' });
  const elsewhere = { ...merchant, locationIds: [0] };
  await assert.rejects(pauseLocation(elsewhere, { locationId: location.id }, at), { code: 'not_found' });
});

test('only an empty, paused location is closed; it is offered nowhere, and opened again it is paused as it was', async () => {
  const { orderId, location, sku } = await aPlacedOrder({ quantity: 2, onHand: 2 });
  const { id: locationId } = location;
  const close = () => closeLocation(owner, { locationId }, at);
  await assert.rejects(close(), { code: 'conflict', message: /Pause .* first/ });
  await pauseLocation(owner, { locationId }, at);
  await assert.rejects(close(), { message: /still has 1 open shipment, 2 units in stock/ });
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  await adjustStock(
    owner,
    { sku, location: location.code, quantity: -2, kind: 'found_or_lost', reason: 'moved out' } as never,
    at,
  );
  await close();
  await assert.rejects(close(), { message: /closed already/ });
  assert.ok(!(await listLocations(owner)).some(({ id }) => id === locationId));
  assert.ok((await listPlaces(owner, at)).some(({ id }) => id === locationId));
  const arriving = receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 1 }] }, at);
  await assert.rejects(arriving, { code: 'conflict', message: /closed for good/ });
  await assert.rejects(resumeLocation(owner, { locationId }, at), { message: /Open it again first/ });
  await assertAllSound(at);

  await reopenLocation(owner, { locationId }, at);
  const { pausedAt, closedAt } = await now(locationId);
  assert.deepEqual([pausedAt, closedAt], [at, null]);
  await assert.rejects(reopenLocation(owner, { locationId }, at), { message: /is not closed/ });
});

test('what it has to send today is counted on its own calendar day', async () => {
  const settings = { handlingDays: 0, capacityPerDay: 9 };
  const location = await aLocation({ timeZone: 'Asia/Tokyo', settings, code: unique('tokyo') });
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  // 04:00 on Monday in London is one o'clock in Tokyo.
  const morning = new Date('2026-03-02T04:00:00Z');
  await anOrder({ lines: [{ sku, quantity: 1 }] }, owner, morning);
  assert.equal((await getPlace(owner, location.id, morning))?.today, 1);
  assert.equal((await getPlace(owner, location.id, new Date('2026-03-02T16:00:00Z')))?.today, 0);
});
