import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, variants } from '@/db/schema';
import { listTimeline } from '@/lib/events/queries';
import { holdOrder } from '@/lib/orders/hold-order';
import { aHandedOverParcel, aPlacedOrder, packedAt, parcelNow } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  merchant,
  minutesLater,
  only,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  support,
  unique,
} from '@/tests/world';
import { packScanned } from './pack-scanned';
import { pickShipment } from './pick-shipment';
import { retireBox } from './retire-box';
import { saveBox } from './save-box';
import { PackScannedInput } from './station-inputs';
import type { Check } from './verify-rules';

after(closeDb);

const pack = (orderId: number, checks: Check[], rest: Partial<PackScannedInput> = {}, actor = merchant) =>
  packScanned(actor, { orderId, shipmentNo: 1, checks, wrongScans: 0, ...rest }, packedAt);
const scanned = (code: string, quantity: number, lineNo = 1): Check => ({
  how: 'scan',
  lineNo,
  quantity,
  code,
});

async function weighs(sku: string, weightG: number, barcode?: string) {
  await db.update(variants).set({ weightG, barcode }).where(eq(variants.sku, sku));
}
const aBox = (maxG: number | null = 8000) =>
  saveBox(
    owner,
    { name: unique('box'), key: null, lengthMm: 300, widthMm: 200, heightMm: 100, tareG: 150, maxG },
    at,
  );

test('what was verified is picked and packed in one go, and stays with the parcel', async () => {
  const location = await aLocation();
  const [one, two] = [
    await aProduct({ stock: [{ location, onHand: 9 }] }),
    await aProduct({ stock: [{ location, onHand: 9 }] }),
  ];
  const barcode = String(Math.floor(1e12 + Math.random() * 8e12));
  await weighs(one.sku, 400, barcode);
  await weighs(two.sku, 25);
  const { orderId } = await anOrder({
    lines: [
      { sku: one.sku, quantity: 4 },
      { sku: two.sku, quantity: 2 },
    ],
  });
  await pickShipment(merchant, { orderId, shipmentNo: 1, units: [{ lineNo: 1, quantity: 1 }] }, at);
  const { boxId } = await aBox();
  const checks: Check[] = [
    scanned(barcode, 1),
    { how: 'hand', lineNo: 1, quantity: 3 },
    { how: 'unscannable', lineNo: 2, quantity: 2, reason: 'unreadable_code' },
  ];

  const { parcelId } = await pack(orderId, checks, { wrongScans: 3, boxId, weightG: 1810 });

  const parcel = await parcelNow(parcelId);
  assert.deepEqual(
    [parcel.status, parcel.boxId, parcel.weightG, parcel.packedAt],
    ['packed', boxId, 1810, packedAt],
  );
  assert.deepEqual(parcel.evidence, { checks, wrongScans: 3, expectedG: 1800 });
  assert.equal(only(await shipmentsOf(orderId)).status, 'packed');
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ picked, packed }) => [picked, packed]),
    [
      [4, 4],
      [2, 2],
    ],
  );
  assert.deepEqual(await eventsOf(orderId), [
    'order.placed',
    'shipment.picked',
    'shipment.picked',
    'parcel.packed',
  ]);
  const [picked, packed] = await dataOf(orderId);
  assert.deepEqual(picked, {
    shipmentNo: 1,
    units: [
      { lineNo: 1, quantity: 3 },
      { lineNo: 2, quantity: 2 },
    ],
  });
  assert.deepEqual(packed, {
    shipmentNo: 1,
    parcelId,
    units: [
      { lineNo: 1, quantity: 4 },
      { lineNo: 2, quantity: 2 },
    ],
    unscanned: [{ lineNo: 2, quantity: 2, reason: 'unreadable_code' }],
    wrongScans: 3,
  });
  const told = await listTimeline({ kind: 'customer', orderId, proven: true }, orderId);
  assert.deepEqual(Object.keys(told.find(({ type }) => type === 'parcel.packed')?.data ?? {}).sort(), [
    'parcelId',
    'shipmentNo',
    'units',
  ]);
  await assertAllSound(at);
});

/** Of the newest pick and of the packing. */
async function dataOf(orderId: number) {
  const of = async (type: string) =>
    (
      await db
        .select({ data: events.data })
        .from(events)
        .where(and(eq(events.orderId, orderId), eq(events.type, type)))
        .orderBy(events.id)
    ).at(-1)?.data;
  return [await of('shipment.picked'), await of('parcel.packed')];
}

test('a box may be closed early; the rest goes into the next one', async () => {
  const { orderId, sku } = await aPlacedOrder({ quantity: 3 });
  const first = await pack(orderId, [scanned(sku, 1)]);
  assert.equal(only(await shipmentsOf(orderId)).status, 'picking');
  await pack(orderId, [scanned(sku.toLowerCase(), 2)]);
  assert.equal(only(await shipmentsOf(orderId)).status, 'packed');
  assert.deepEqual((await parcelNow(first.parcelId)).evidence, {
    checks: [scanned(sku, 1)],
    wrongScans: 0,
    expectedG: null,
  });
  const [, packed] = await dataOf(orderId);
  assert.deepEqual(Object.keys(packed ?? {}).sort(), ['parcelId', 'shipmentNo', 'units']);
  await assertAllSound(at);
});

test('eight stations at once pack one box', async () => {
  const { orderId, sku } = await aPlacedOrder({ quantity: 2 });
  const { done, refused } = await eightAtOnce(() => pack(orderId, [scanned(sku, 2)]));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map(({ picked, packed }) => [picked, packed]),
    [[2, 2]],
  );
});

test('a code of something else, one unit too many and a line that is not there are refused', async () => {
  const { orderId, sku } = await aPlacedOrder({ quantity: 2 });
  const name = `Thing ${sku}`;
  for (const [checks, code, words] of [
    [[scanned('LAMP', 1)], 'invalid', new RegExp(`^LAMP is not the code of ${name}\\.$`)],
    [[scanned(sku, 3)], 'conflict', /^Line 1 has 2 left to pack, not 3\.$/],
    [
      [scanned(sku, 2), { how: 'hand', lineNo: 1, quantity: 1 }],
      'conflict',
      /^Line 1 has 2 left to pack, not 3\.$/,
    ],
    [[scanned(sku, 1, 2)], 'invalid', /^Line 2 is not part of this\.$/],
  ] as [Check[], 'invalid' | 'conflict', RegExp][])
    await assertRefused(() => pack(orderId, checks), code, words, orderId);
  assert.deepEqual(
    [[], [{ ...scanned(sku, 1), quantity: 0 }], [{ how: 'guess', lineNo: 1, quantity: 1 }]].map(
      (checks) => PackScannedInput.safeParse({ orderId, shipmentNo: 1, checks }).success,
    ),
    [false, false, false],
  );
});

test('a box that is gone or too weak is refused', async () => {
  const { orderId, sku } = await aPlacedOrder({ quantity: 2 });
  await weighs(sku, 500);
  const gone = await aBox();
  await retireBox(owner, gone, at);
  await assertRefused(
    () => pack(orderId, [scanned(sku, 2)], gone),
    'conflict',
    /^This box is not used any more\. Choose another one\.$/,
    orderId,
  );
  const weak = await aBox(999);
  await assertRefused(
    () => pack(orderId, [scanned(sku, 2)], weak),
    'conflict',
    /carries 999 g, and what is in it weighs 1000 g\. Choose a stronger one\.$/,
    orderId,
  );
  await pack(orderId, [scanned(sku, 1)], weak);
});

test('what is on hold or has left is not packed', async () => {
  const held = await aPlacedOrder();
  await holdOrder(support, { orderId: held.orderId, reason: 'fraud' }, at);
  await assertRefused(() => pack(held.orderId, [scanned(held.sku, 1)]), 'conflict', /on hold/, held.orderId);
  const gone = await aHandedOverParcel();
  await assertRefused(
    () => pack(gone.orderId, [scanned(gone.sku, 1)]),
    'conflict',
    /^Line 1 has 0 left to pack, not 1\.$/,
    gone.orderId,
  );
});

test('support may not pack, nor staff of another location', async () => {
  const { orderId, sku } = await aPlacedOrder();
  const elsewhere = { ...merchant, locationIds: [(await aLocation()).id] };
  await assertRefused(() => pack(orderId, [scanned(sku, 1)], {}, support), 'forbidden', /role/, orderId);
  await assertRefused(
    () => pack(orderId, [scanned(sku, 1)], {}, elsewhere),
    'not_found',
    /at your locations/,
    orderId,
  );
  await assertRefused(
    () =>
      packScanned(
        owner,
        { orderId, shipmentNo: 9, checks: [scanned(sku, 1)], wrongScans: 0 },
        minutesLater(1),
      ),
    'not_found',
    /has no shipment 9/,
    orderId,
  );
});
