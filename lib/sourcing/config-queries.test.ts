import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb, db, rehearse } from '@/db';
import { safetyRules, shippingZones, sourcingRuleSets } from '@/db/schema';
import { at, owner, unique } from '@/tests/world';
import { addLocation } from './add-location';
import { getSourcingConfig } from './config-queries';

after(closeDb);

test('what people configured is kept in memory until anybody changes it', async () => {
  const code = unique('lyon');
  await addLocation(owner, { code, name: 'Lyon', kind: 'store', settings: { capacityPerDay: 40 } }, at);
  const first = await getSourcingConfig();
  assert.equal(first.places.find((place) => place.code === code)?.settings.capacityPerDay, 40);
  assert.equal(await getSourcingConfig(first.version), first);

  await db.insert(shippingZones).values({ name: unique('zone'), countries: ['FR', 'MC'] });
  await db.insert(safetyRules).values({ position: 1, category: 'bowls', quantity: 2 });
  const second = await getSourcingConfig();
  assert.notEqual(second.version, first.version);
  assert.deepEqual(second.zones.at(-1)?.countries, ['FR', 'MC']);
  assert.equal(second.safety.at(-1)?.quantity, 2);
});

test('a change that was only rehearsed never comes back as the current one', async () => {
  const live = { name: unique('set'), filter: {}, rules: [] };
  const before = await getSourcingConfig();
  const rehearsed = await rehearse(async (tx) => {
    await tx.insert(sourcingRuleSets).values({ position: 1, live, liveAt: at });
    return getSourcingConfig();
  });
  assert.equal(rehearsed.ruleSets.at(-1)?.live.name, live.name);
  const after = await getSourcingConfig(before.version);
  assert.deepEqual(after.ruleSets, before.ruleSets);

  await db.insert(sourcingRuleSets).values({ position: 1, live: { ...live, name: 'other' }, liveAt: at });
  const now = await getSourcingConfig();
  assert.notEqual(now.version, rehearsed.version);
  assert.equal(now.ruleSets.at(-1)?.live.name, 'other');
});
