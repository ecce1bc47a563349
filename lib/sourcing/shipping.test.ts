import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultMethod, foldPostcode, rateFor, shippingPrice, transitFor, zoneFor } from './shipping';

const zone = (id: number, name: string, countries: string[] = [], postcodePrefixes: string[] = []) => ({
  id,
  name,
  countries,
  postcodePrefixes,
});
const world = zone(1, 'World');
const germany = zone(2, 'Germany', ['DE']);
const islands = zone(3, 'Islands', ['DE'], ['18', '25', '2599']);
const sylt = zone(4, 'Sylt', ['DE'], ['25980']);
const benelux = zone(5, 'Benelux', ['BE', 'NL', 'LU']);
const zones = [world, germany, islands, sylt, benelux];

const method = (code: string, position = 0) => ({
  code,
  name: code,
  carrier: null,
  position,
  retiredAt: null,
});
let ids = 0;
const rate = (
  methodCode: string,
  zoneId: number,
  transitDays: number,
  priceAmount: number,
  more: { locationId?: number; currency?: string; freeFromAmount?: number } = {},
) => ({
  id: ++ids,
  methodCode,
  zoneId,
  transitDays,
  priceAmount,
  locationId: null,
  currency: 'EUR',
  freeFromAmount: null,
  ...more,
});
const rules = {
  methods: [method('standard'), method('express', 1)],
  zones,
  rates: [
    rate('standard', germany.id, 3, 490, { freeFromAmount: 5000 }),
    rate('standard', germany.id, 2, 390, { locationId: 7 }),
    rate('standard', islands.id, 5, 990),
    rate('standard', germany.id, 3, 520, { currency: 'CHF' }),
    rate('express', germany.id, 1, 990),
    rate('express', benelux.id, 1, 1290),
  ],
}; // biome-ignore format: a table

const where: [country: string | null, postcode: string | null, name: string | null][] = [
  ['DE', '10115', 'Germany'],
  ['DE', '18556', 'Islands'],
  ['DE', '25 980', 'Sylt'],
  ['DE', '25997', 'Islands'],
  ['DE', null, 'Germany'],
  ['NL', '3011 AA', 'Benelux'],
  ['PT', '2598', 'World'],
  [null, '10115', null],
];
for (const [country, postcode, name] of where)
  test(`${country} ${postcode} lies in ${name}`, () => {
    assert.equal(zoneFor(zones, { country, postcode })?.name ?? null, name);
    assert.equal(zoneFor([...zones].reverse(), { country, postcode })?.name ?? null, name);
  });

test('without a rest of the world some places are in no zone', () => {
  assert.equal(zoneFor([germany], { country: 'PT', postcode: '4000' }), null);
  assert.equal(foldPostcode(' 4000-322 '), '4000322');
});

test('a rate of the location beats the one from everywhere; without one its own days count', () => {
  const asked = { method: 'standard', zone: germany };
  assert.equal(rateFor(rules.rates, { ...asked, locationId: 7 })?.priceAmount, 390);
  assert.equal(rateFor(rules.rates, { ...asked, locationId: 8, currency: 'CHF' })?.priceAmount, 520);
  assert.equal(rateFor(rules.rates, { method: 'standard', zone: world }), null);
  const place = (id: number) => ({ id, settings: { transitDays: 6 } });
  assert.deepEqual(transitFor(rules, place(7), asked), { days: 2, method: 'standard', zone: 'Germany' });
  assert.deepEqual(transitFor(rules, place(8), asked), { days: 3, method: 'standard', zone: 'Germany' });
  const nowhere = { method: 'standard', zone: world };
  assert.deepEqual(transitFor(rules, place(8), nowhere), { days: 6, method: 'standard', zone: null });
});

test('an order that names no method takes what its channel prefers, else the first that gets there', () => {
  assert.equal(defaultMethod(rules, germany), 'standard');
  assert.equal(defaultMethod(rules, germany, 'express'), 'express');
  assert.equal(defaultMethod(rules, islands, 'express'), 'standard');
  assert.equal(defaultMethod(rules, benelux), 'express');
  assert.equal(defaultMethod(rules, germany, 'gone'), 'standard');
  assert.equal(defaultMethod(rules, world), null);
  assert.equal(defaultMethod(rules, null), null);
});

test('shipping is paid once, at the highest rate of the places that send, and free from an amount', () => {
  const order = { method: 'standard', zone: germany, currency: 'EUR', itemsAmount: 1000 };
  const price = (more: Partial<Parameters<typeof shippingPrice>[1]>) =>
    shippingPrice(rules.rates, { ...order, locationIds: [8], ...more });
  assert.equal(price({}), 490);
  assert.equal(price({ locationIds: [7] }), 390);
  assert.equal(price({ locationIds: [7, 8] }), 490);
  assert.equal(price({ itemsAmount: 5000 }), 0);
  assert.equal(price({ itemsAmount: 5000, locationIds: [7, 8] }), 390);
  assert.equal(price({ currency: 'CHF' }), 520);
  assert.equal(price({ currency: 'USD' }), null);
  assert.equal(price({ zone: world }), null);
});
