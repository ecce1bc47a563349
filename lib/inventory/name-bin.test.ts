import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { assertAllSound, assertRefused } from '@/tests/refused';
import { aLocation, aProduct, at, merchant, support } from '@/tests/world';
import { listStockLevels } from './grid-queries';
import { nameBin } from './name-bin';

after(closeDb);

test('a bin is named, renamed and taken away, and stock stays', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 3 }] });
  const now = async () =>
    (await listStockLevels(merchant, { q: sku }, at)).rows.map(({ bin, onHand }) => [bin, onHand]);
  assert.deepEqual(await now(), [[null, 3]]);
  await nameBin(merchant, { sku, location: location.code, bin: 'A-07-2' }, at);
  assert.deepEqual(await now(), [['A-07-2', 3]]);
  await nameBin(merchant, { sku, location: location.code, bin: '' }, at);
  assert.deepEqual(await now(), [[null, 3]]);
  await assertAllSound(at);
});

test('a bin needs goods that have been there, and a person of that place', async () => {
  const location = await aLocation();
  const { sku } = await aProduct();
  const input = { sku, location: location.code, bin: 'A-1' };
  await assertRefused(() => nameBin(merchant, input, at), 'conflict', /has never been at/);
  await assertRefused(() => nameBin(merchant, { ...input, sku: 'NO-SUCH' }, at), 'invalid', /no SKU/);
  await assertRefused(() => nameBin(support, input, at), 'forbidden', /role/);
  await assertRefused(() => nameBin({ ...merchant, locationIds: [] }, input, at), 'not_found', /locations/);
});
