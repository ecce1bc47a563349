import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { variants } from '@/db/schema';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { holdOrder } from '@/lib/orders/hold-order';
import { aHandedOverParcel, aPackedParcel, aPlacedOrder } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  merchant,
  orderNow,
  support,
} from '@/tests/world';
import { parcelCode } from './box-rules';
import { getShipmentForPacking } from './packing-queries';
import { listPapers } from './paper-queries';
import { findJob, nameCode, nextJob } from './station-queries';

after(closeDb);

test('the next job is what must leave first, never a held one or the one at hand', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 50 }] });
  const order = (day: number, quantity: number) =>
    anOrder({ lines: [{ sku, quantity }], shipBy: daysLater(day).toISOString() });
  const later = await order(3, 2);
  const first = await order(1, 4);
  const held = await order(0, 1);
  await holdOrder(support, { orderId: held.orderId, reason: 'address' }, at);

  const next = await nextJob(merchant, location.id);
  assert.deepEqual(next, { orderId: first.orderId, shipmentNo: 1, name: `${first.number}-1`, units: 4 });
  assert.equal((await nextJob(merchant, location.id, next ?? undefined))?.orderId, later.orderId);
  assert.equal(await nextJob(merchant, (await aLocation()).id), null);
  assert.equal(await nextJob({ ...merchant, locationIds: [] }, location.id), null);
  await assertRefused(() => nextJob(support, location.id), 'forbidden', /role/);
});

test('a job is found by order, shipment, public reference and parcel', async () => {
  const { orderId, number, parcelId, location } = await aPackedParcel();
  const { publicRef } = await orderNow(orderId);
  const job = { orderId, shipmentNo: 1 };
  for (const code of [number, ` #${number.toLowerCase()} `, `${number}-1`, publicRef, parcelCode(parcelId)])
    assert.deepEqual(await findJob(merchant, { code, locationId: location.id }), job, code);
});

test('what cannot be packed here is refused with the reason', async () => {
  const there = await aPlacedOrder();
  const here = (await aLocation()).id;
  const gone = await aHandedOverParcel();
  const off = await aPlacedOrder();
  await cancelOrder(support, { orderId: off.orderId, reason: 'customer' }, at);
  for (const [code, locationId, words] of [
    [there.number, here, `${there.number}-1 leaves from ${there.location.name}, not from here.`],
    [gone.number, gone.location.id, `${gone.number}-1 has been handed over.`],
    [gone.trackingNumber, gone.location.id, `${gone.number}-1 has been handed over.`],
    [off.number, off.location.id, `${off.number}-1 was canceled.`],
  ] as const)
    await assertRefused(
      () => findJob(merchant, { code, locationId }),
      'conflict',
      new RegExp(`^${words.replaceAll('.', '\\.')}$`),
    );
  for (const code of [`${there.number}-2`, 'NOBODY', 'P999999999', '\0'])
    await assertRefused(
      () => findJob(merchant, { code, locationId: here }),
      'not_found',
      /^Nothing here has/,
    );
  await assertRefused(
    () => findJob({ ...merchant, locationIds: [here] }, { code: there.number, locationId: here }),
    'not_found',
    /^Nothing here has/,
  );
});

test('a foreign code is named by SKU or barcode, in any length of a GTIN', async () => {
  const { sku } = await aProduct();
  await db.update(variants).set({ barcode: '036000291452' }).where(eq(variants.sku, sku));
  const item = { sku, name: `Thing ${sku}`, picture: null };
  for (const code of [sku, '036000291452', '0036000291452', '00036000291452'])
    assert.deepEqual(await nameCode(merchant, { code }), item, code);
  assert.equal(await nameCode(merchant, { code: '036000291453' }), null);
});

test('the bench knows barcode, weight and bin of what is to be packed', async () => {
  const { orderId, sku } = await aPlacedOrder();
  await db
    .update(variants)
    .set({ barcode: `B${orderId}`, weightG: 250 })
    .where(eq(variants.sku, sku));
  const line = (await getShipmentForPacking(merchant, orderId, 1))?.lines[0];
  assert.deepEqual([line?.barcode, line?.weightG, line?.bin], [`B${orderId}`, 250, null]);
});

test('papers say from where to whom, and only to who may see addresses', async () => {
  const { orderId, number, parcelId, sku, location } = await aPackedParcel({ quantity: 2 });
  const [paper] = await listPapers(merchant, [parcelId]);
  assert.deepEqual(
    [paper?.orderId, paper?.number, paper?.shipmentNo, paper?.position, paper?.parcels, paper?.packedBy],
    [orderId, number, 1, 1, 1, 'Olga'],
  );
  assert.deepEqual(
    [paper?.name, paper?.shipTo?.line1, paper?.from.city],
    ['Ada Lovelace', 'Hauptstraße 7', 'Hamburg'],
  );
  assert.deepEqual(paper?.lines, [{ name: `Thing ${sku}`, sku, quantity: 2 }]);
  assert.deepEqual(paper?.others, []);
  assert.deepEqual(await listPapers({ ...merchant, locationIds: [location.id + 1] }, [parcelId]), []);
  for (const actor of [support, marketing])
    await assertRefused(() => listPapers(actor, [parcelId]), 'forbidden', /role/);
});
