import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, asc, eq, like } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { postcodes } from '@/db/schema';
import type { Route } from '@/db/schema/fulfillment';
import { aLocation, anOrder, aProduct, at, merchant, owner, shipmentsOf, unique } from '@/tests/world';
import { createRuleSet } from './create-rule-set';
import { importPostcodes } from './import-postcodes';
import { readPostcodes } from './postcode-csv';
import { previewPostcodes } from './postcode-queries';
import { readSimulation } from './simulation-queries';
import { tryOrder } from './try-order-queries';

after(closeDb);

const heading = 'country,postcode,latitude,longitude,city,region';
const part = (...lines: string[]) => ({ csv: [heading, ...lines].join('\n'), firstLine: 2 });

test('rows that cannot be taken are named by their line and their reason, the others are taken', () => {
  const { rows, bad, refused, twice } = readPostcodes(
    part(
      'FR,69002,45.7485,4.8278,Lyon,Rhône',
      'France,1,2,3,,',
      'FR,,1,2,,',
      '',
      'FR,75001,148.86,2.33,Paris,',
      'FR,75001,48.86,east,Paris,',
      'FR,75001,48.86,2.33,=HYPERLINK(1),',
      'FR,75001,48.86,2.33,"Paris, 1er",',
      'fr, 75 001 ,48.8601,2.33,Paris,',
    ).csv,
    2,
  );
  assert.deepEqual(rows, [
    { country: 'FR', postcode: '69002', latitude: 45.7485, longitude: 4.8278, city: 'Lyon', region: 'Rhône' },
    { country: 'FR', postcode: '75001', latitude: 48.8601, longitude: 2.33, city: 'Paris', region: null },
  ]);
  assert.deepEqual(
    bad.map(({ line, why }) => [line, why]),
    [
      [3, 'country is not two letters'],
      [4, 'there is no postcode'],
      [6, 'latitude is not a number from −90 to 90'],
      [7, 'longitude is not a number from −180 to 180'],
      [8, 'city or region is a formula'],
    ],
  );
  assert.deepEqual([refused, twice], [5, 1]);
});

test('semicolons, decimal commas, a byte order mark and any sequence of columns are understood', () => {
  const { rows } = readPostcodes(
    '\ufeffPostcode;Country;Longitude;Latitude;Note\n4000-322;pt;-8,61;41,15;x\n',
    2,
  );
  assert.deepEqual(rows, [
    { country: 'PT', postcode: '4000-322', latitude: 41.15, longitude: -8.61, city: null, region: null },
  ]);
});

test('a file without the columns says which it misses', () => {
  assert.throws(() => readPostcodes('postcode,city\n1,Paris', 2), {
    code: 'invalid',
    message: /Missing: country, latitude, longitude/,
  });
});

test('the preview counts what the import then does; the same part again changes nothing', async () => {
  const first = part('QX,AA1,1,1,One,', 'QX,AA2,2,2,Two,');
  assert.deepEqual(await importPostcodes(owner, first, at), { added: 2, changed: 0, refused: 0 });
  const second = part('QX,AA1,1,1,One,', 'QX,AA2,2.5,2,Two,', 'QX,AA3,3,3,,', 'QX,AA4,300,3,,');
  const { added, changed, same, refused } = await previewPostcodes(owner, second);
  assert.deepEqual([added, changed, same, refused], [1, 1, 1, 1]);
  assert.deepEqual(await importPostcodes(owner, second, at), { added: 1, changed: 1, refused: 1 });
  assert.deepEqual(await importPostcodes(owner, second, at), { added: 0, changed: 0, refused: 1 });
  const stored = await db
    .select({ postcode: postcodes.postcode, latitude: postcodes.latitude })
    .from(postcodes)
    .where(and(eq(postcodes.country, 'QX'), like(postcodes.postcode, 'AA%')))
    .orderBy(asc(postcodes.postcode));
  assert.deepEqual(
    stored.map(({ latitude }) => latitude),
    [1, 2.5, 3],
  );
  await assert.rejects(importPostcodes(merchant, second, at), { code: 'forbidden' });
});

test('two imports of the same postcodes at once: no deadlock, each row whole', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => `QY,B${i},1,1,,`);
  const parts = [lines, [...lines].reverse()].map((some) => part(...some));
  const done = await Promise.all([...parts, ...parts].map((one) => importPostcodes(owner, one, at)));
  assert.equal(
    done.reduce((sum, { added }) => sum + added, 0),
    500,
  );
});

test('5,000 rows are taken in one go', async () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `QZ,C${i},1.${i},2,Town ${i},`);
  assert.deepEqual(await importPostcodes(owner, part(...lines), at), { added: 5000, changed: 0, refused: 0 });
});

test('a postcode is the same one however it is typed, for placing, for the simulation and for trying an order', async () => {
  await importPostcodes(owner, part('NL,3011 AA,51.92,4.48,Rotterdam,'), at);
  const location = await aLocation({ country: 'NL', latitude: 51.92, longitude: 4.48 });
  const { sku } = await aProduct({ stock: [{ location, onHand: 9 }] });
  const shipTo = { line1: 'Coolsingel 1', city: 'Rotterdam', postcode: '3011aa', country: 'NL' };
  const { orderId, number } = await anOrder({ shipTo, lines: [{ sku, quantity: 1 }] });
  const km = ([sending]: { route?: Route | null }[]) => sending?.route?.candidates?.[0]?.km;
  assert.equal(km(await shipmentsOf(orderId)), 0, 'placing');

  const { setId } = await createRuleSet(owner, { name: unique('set'), filter: {} }, at);
  const simulated = (await readSimulation(owner, { setId, size: 100 })).orders.find(
    ({ id }) => id === orderId,
  );
  assert.equal(simulated?.facts.destination?.latitude, 51.92, 'simulation');
  assert.equal(
    km((await tryOrder(owner, { setId, ask: { number } }, at)).live.sendings),
    0,
    'an order that is there',
  );
  const ask = { skus: [sku], country: 'NL', postcode: '3011 aa' };
  assert.equal(km((await tryOrder(owner, { setId, ask }, at)).live.sendings), 0, 'an order made up');
});
