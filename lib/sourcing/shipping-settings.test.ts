import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, desc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, shippingRates } from '@/db/schema';
import { at, merchant, only, owner, unique } from '@/tests/world';
import { getSourcingConfig } from './config-queries';
import { removeShippingZone } from './remove-shipping-zone';
import { restoreShippingMethod } from './restore-shipping-method';
import { retireShippingMethod } from './retire-shipping-method';
import { saveShippingMethod } from './save-shipping-method';
import { saveShippingZone } from './save-shipping-zone';
import { setShippingRate } from './set-shipping-rate';
import { SaveShippingMethodInput, SaveShippingZoneInput, SetShippingRateInput } from './shipping-inputs';

after(closeDb);

/** Countries that no other test names. */
let letters = 0;
const aCountry = () => `X${String.fromCharCode(65 + letters++)}`;
const aMethod = async () =>
  (await saveShippingMethod(owner, { code: unique('m'), name: 'Express', carrier: null, position: 900 }, at))
    .code;
const aZone = (given: Partial<SaveShippingZoneInput> = {}) =>
  saveShippingZone(
    owner,
    { name: unique('zone'), countries: [aCountry()], postcodePrefixes: [], ...given },
    at,
  );
const rate = { transitDays: 1, priceAmount: 990, freeFromAmount: null };
const lastOf = async (subject: string) =>
  only(await db.select().from(events).where(eq(events.subject, subject)).orderBy(desc(events.id)).limit(1));

test('a method is added, changed, retired and restored, and its rates stay', async () => {
  const code = await aMethod();
  const { zoneId } = await aZone();
  await setShippingRate(owner, { method: code, zoneId, locationId: null, currency: 'EUR', rate }, at);
  await saveShippingMethod(owner, { code, name: 'Fast', carrier: 'DHL', position: 3 }, at);
  assert.deepEqual((await lastOf(`shipping:${code}`)).data, {
    method: code,
    was: { name: 'Express', carrier: null, position: 900 },
  });
  await retireShippingMethod(owner, { code }, at);
  assert.ok(!(await getSourcingConfig()).methods.some((method) => method.code === code));
  await assert.rejects(retireShippingMethod(owner, { code }, at), { code: 'conflict' });
  await restoreShippingMethod(owner, { code }, at);
  const config = await getSourcingConfig();
  assert.equal(config.methods.find((method) => method.code === code)?.name, 'Fast');
  assert.equal(config.rates.filter(({ methodCode }) => methodCode === code).length, 1);
  await assert.rejects(restoreShippingMethod(owner, { code }, at), { code: 'conflict' });
  await assert.rejects(retireShippingMethod(owner, { code: 'nobody-knows' }, at), { code: 'not_found' });
});

test('two zones never claim the same place', async () => {
  const country = aCountry();
  const name = unique('islands');
  const { zoneId } = await aZone({ name, countries: [country], postcodePrefixes: ['18', '259'] });
  await aZone({ countries: [country] });
  await assert.rejects(aZone({ countries: [country, aCountry()] }), { code: 'conflict', message: /already/ });
  await assert.rejects(aZone({ countries: [country], postcodePrefixes: ['259', '7'] }), {
    message: new RegExp(`from 259 are in ${name} already`),
  });
  await assert.rejects(aZone({ name }), { message: /already a zone/ });
  await saveShippingZone(owner, { zoneId, name, countries: [country], postcodePrefixes: ['18'] }, at);
  assert.deepEqual((await lastOf(`zone:${zoneId}`)).data, {
    zone: name,
    was: { name, countries: [country], postcodePrefixes: ['18', '259'] },
  });
  await aZone({ countries: [country], postcodePrefixes: ['259'] });
});

test('of eight people who add the same country at once one is heard', async () => {
  const country = aCountry();
  const added = await Promise.allSettled(Array.from({ length: 8 }, () => aZone({ countries: [country] })));
  assert.equal(added.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a rate is set, changed and taken out; a zone with rates is not removed', async () => {
  const method = await aMethod();
  const { zoneId } = await aZone();
  const cell = { method, zoneId, locationId: null, currency: 'EUR' };
  const stored = () =>
    db
      .select()
      .from(shippingRates)
      .where(and(eq(shippingRates.zoneId, zoneId), eq(shippingRates.methodCode, method)));
  await setShippingRate(owner, { ...cell, rate }, at);
  await setShippingRate(owner, { ...cell, rate: { ...rate, freeFromAmount: 5000 } }, at);
  assert.deepEqual(
    (await stored()).map(({ priceAmount, freeFromAmount }) => [priceAmount, freeFromAmount]),
    [[990, 5000]],
  );
  assert.deepEqual((await lastOf(`shipping:${method}`)).data.was, rate);
  await assert.rejects(removeShippingZone(owner, { zoneId }, at), {
    code: 'conflict',
    message: /still has a rate/,
  });
  await setShippingRate(owner, { ...cell, rate: null }, at);
  await removeShippingZone(owner, { zoneId }, at);
  await assert.rejects(removeShippingZone(owner, { zoneId }, at), { code: 'not_found' });
  await assert.rejects(setShippingRate(owner, { ...cell, rate }, at), { code: 'not_found' });
  const { zoneId: other } = await aZone();
  await assert.rejects(setShippingRate(owner, { ...cell, zoneId: other, currency: 'XQQ', rate }, at), {
    code: 'invalid',
  });
});

test('everybody but the owner is refused', async () => {
  const code = await aMethod();
  const { zoneId } = await aZone();
  const cell = { method: code, zoneId, locationId: null, currency: 'EUR', rate };
  for (const call of [
    () => saveShippingMethod(merchant, { code, name: 'x', carrier: null, position: 0 }, at),
    () => retireShippingMethod(merchant, { code }, at),
    () => restoreShippingMethod(merchant, { code }, at),
    () => saveShippingZone(merchant, { name: 'x', countries: [], postcodePrefixes: [] }, at),
    () => removeShippingZone(merchant, { zoneId }, at),
    () => setShippingRate(merchant, cell, at),
  ])
    await assert.rejects(call(), { code: 'forbidden' });
});

test('inputs: postcodes need their one country and are folded, codes are small letters, days are few', () => {
  const zone = { name: 'x', countries: ['PT'], postcodePrefixes: [' 4000-3 ', '40003'] };
  assert.deepEqual(SaveShippingZoneInput.parse(zone).postcodePrefixes, ['40003']);
  assert.equal(SaveShippingZoneInput.safeParse({ ...zone, countries: [] }).success, false);
  assert.equal(SaveShippingZoneInput.safeParse({ ...zone, countries: ['ES', 'PT'] }).success, false);
  assert.equal(SaveShippingZoneInput.safeParse({ ...zone, postcodePrefixes: ['-'] }).success, false);
  assert.equal(
    SaveShippingMethodInput.safeParse({ code: 'Express!', name: 'x', carrier: null, position: 0 }).success,
    false,
  );
  const cell = {
    method: 'x',
    zoneId: 1,
    locationId: null,
    currency: 'EUR',
    rate: { ...rate, transitDays: 121 },
  };
  assert.equal(SetShippingRateInput.safeParse(cell).success, false);
});
