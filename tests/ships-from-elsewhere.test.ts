import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { moveUnits } from '@/lib/fulfillment/move-units';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { assertAllSound } from './refused';
import { aLocation, anOrder, aProduct, levelsOf, minutesLater, owner, support } from './world';

after(closeDb);

test('pain 4: what leaves from another place than it was reserved at takes its reservation along', async () => {
  const [near, far] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 3 },
      { location: far, onHand: 5 },
    ],
  });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 2, location: near.code }] });
  const shelves = async () =>
    (await levelsOf(sku)).map(({ locationId, onHand, reserved }) => [locationId, onHand, reserved]);
  assert.deepEqual(await shelves(), [[near.id, 3, 2], [far.id, 5, 0]]); // biome-ignore format: a table

  await moveUnits(support, { orderId, shipmentNo: 1, to: far.id }, minutesLater(1));
  assert.deepEqual(await shelves(), [[near.id, 3, 0], [far.id, 5, 2]]); // biome-ignore format: a table
  await pickShipment(owner, { orderId, shipmentNo: 1 }, minutesLater(2));
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, minutesLater(3));
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, minutesLater(4));
  assert.deepEqual(await shelves(), [[near.id, 3, 0], [far.id, 3, 0]]); // biome-ignore format: a table
  await assertAllSound(minutesLater(5));
});
