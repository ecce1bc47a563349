import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, locations } from '@/db/schema';
import { at, marketing, merchant, only, owner, support, unique } from '@/tests/world';
import { addLocation } from './add-location';
import { listLocations } from './queries';

after(closeDb);

const named = (code: string) => db.select().from(locations).where(eq(locations.code, code));

test('a location is added with its place and its calendar, and listed', async () => {
  const code = unique('lyon');
  const settings = { cutOffMinute: 720, workdays: [1, 2, 3] };
  const { locationId } = await addLocation(
    owner,
    { code, name: 'Lyon', kind: 'store', country: 'FR', timeZone: 'Europe/Paris', settings },
    at,
  );
  const location = only(await named(code));
  assert.deepEqual(
    [location.id, location.kind, location.country, location.timeZone, location.settings, location.pausedAt],
    [locationId, 'store', 'FR', 'Europe/Paris', settings, null],
  );
  const event = only(
    await db
      .select()
      .from(events)
      .where(eq(events.subject, `location:${locationId}`)),
  );
  assert.deepEqual([event.type, event.data], ['location.added', { location: code }]);
  assert.equal((await listLocations(merchant)).find(({ id }) => id === locationId)?.name, 'Lyon');
});

test('a taken code, an unknown time zone and everybody but the owner are refused', async () => {
  const code = unique('lyon');
  await assert.rejects(addLocation(owner, { code, name: 'x', timeZone: 'Mars/Base' }, at), {
    code: 'invalid',
  });
  for (const actor of [merchant, support, marketing])
    await assert.rejects(addLocation(actor, { code, name: 'x' }, at), { code: 'forbidden' });
  assert.deepEqual(await named(code), []);
  const added = await Promise.allSettled(
    Array.from({ length: 8 }, () => addLocation(owner, { code, name: 'x' }, at)),
  );
  const refusals = added.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code);
  assert.deepEqual(refusals, Array(7).fill('conflict'));
});
