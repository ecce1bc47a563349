import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { stockCountLines, stockCounts, stockLevels, stockMovements } from '@/db/schema';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  marketing,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { cancelCount } from './cancel-count';
import { enterCount } from './enter-count';
import { openCount } from './open-count';
import { postCount } from './post-count';
import { receiveStock } from './receive-stock';
import { reopenCount } from './reopen-count';
import { submitCount } from './submit-count';

after(closeDb);

const later = minutesLater(30);

async function aCount(...shelves: number[]) {
  const location = await aLocation();
  const items = [];
  for (const onHand of shelves)
    items.push(await aProduct({ backorder: 'always', stock: [{ location, onHand }] }));
  const skus = items.map(({ sku }) => sku);
  const { countId } = await openCount(merchant, { location: location.code, scope: { by: 'skus', skus } }, at);
  const enter = (i: number, counted: number | null) =>
    enterCount(merchant, { countId, code: skus[i] ?? '', counted }, later);
  const onHand = async () => Promise.all(skus.map(async (sku) => (await levelsOf(sku))[0]?.onHand));
  const now = async () => only(await db.select().from(stockCounts).where(eq(stockCounts.id, countId)));
  const lines = async () => {
    const rows = await db
      .select()
      .from(stockCountLines)
      .where(eq(stockCountLines.countId, countId))
      .orderBy(asc(stockCountLines.variantId));
    return rows.map((row) => [row.expected, row.counted, row.note]);
  };
  const submit = (uncounted: 'leave' | 'zero' = 'leave') =>
    submitCount(merchant, { countId, uncounted }, later);
  const post = () => postCount(merchant, { countId }, later);
  return { location, items, skus, countId, enter, onHand, now, lines, submit, post };
}

async function shipOne(order: { orderId: number }) {
  const { orderId } = order;
  await pickShipment(owner, { orderId, shipmentNo: 1 }, later);
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, later);
  await handOverParcel(owner, { parcelId, carrier: 'DHL', trackingNumber: `T${orderId}` }, later);
}

test('a count notes what was found, shows nothing moved, and posts the differences', async () => {
  const { location, items, countId, enter, onHand, now, lines, submit, post } = await aCount(10, 5, 3);
  await enter(0, 12);
  await enter(1, 5);
  await submit();
  assert.deepEqual(await lines(), [
    [10, 12, null],
    [5, 5, null],
    [null, null, null],
  ]);
  assert.deepEqual([await onHand(), (await now()).status], [[10, 5, 3], 'counted']);
  assert.deepEqual(await post(), { posted: 1, movedToWaiting: 0, left: 0, refused: [] });
  assert.deepEqual(
    [await onHand(), (await now()).status, (await now()).postedAt],
    [[12, 5, 3], 'posted', later],
  );
  const moved = await db
    .select({ kind: stockMovements.kind, onHand: stockMovements.onHandDelta, reason: stockMovements.reason })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.variantId, items[0]?.variantId ?? 0),
        eq(stockMovements.locationId, location.id),
        eq(stockMovements.kind, 'count'),
      ),
    );
  assert.deepEqual(moved, [{ kind: 'count', onHand: 2, reason: `Count ${countId}` }]);
  await assertRefused(post, 'conflict', /Cannot post a count that is posted/);
  await assertAllSound(at);
});

test('pain 5: what is sold, sent and received between counting and posting is not lost', async () => {
  const { location, skus, enter, onHand, submit, post } = await aCount(10, 10);
  const order = await anOrder({ lines: [{ sku: skus[0] ?? '', quantity: 4 }] });
  await enter(0, 9);
  await enter(1, 8);
  await submit();
  await shipOne(order);
  await receiveStock(owner, { location: location.code, lines: [{ sku: skus[1] ?? '', quantity: 7 }] }, later);
  assert.deepEqual(await onHand(), [6, 17]);
  await post();
  assert.deepEqual(await onHand(), [5, 15]);
});

test('below what is reserved the youngest unpicked units wait again', async () => {
  const { skus, enter, submit, post, onHand } = await aCount(6);
  const order = (quantity: number, minute: number) =>
    anOrder({ lines: [{ sku: skus[0] ?? '', quantity }] }, owner, minutesLater(minute));
  const [old, young] = [await order(3, 1), await order(3, 2)];
  await enter(0, 4);
  await submit();
  assert.deepEqual(await post(), { posted: 1, movedToWaiting: 2, left: 0, refused: [] });
  assert.deepEqual(await onHand(), [4]);
  assert.deepEqual(
    [(await orderNow(old.orderId)).waitingUnits, (await orderNow(young.orderId)).waitingUnits],
    [0, 2],
  );
});

test('a line that cannot be posted holds up none of the others; counted again it is posted', async () => {
  const { skus, enter, submit, post, onHand, now } = await aCount(5, 5);
  const { orderId } = await anOrder({ lines: [{ sku: skus[0] ?? '', quantity: 4 }] });
  await pickShipment(owner, { orderId, shipmentNo: 1 }, later);
  await enter(0, 1);
  await enter(1, 9);
  await submit();
  const first = await post();
  assert.deepEqual([first.posted, first.left, (await now()).status], [1, 1, 'counted']);
  assert.match(first.refused[0] ?? '', /4 units are picked or packed/);
  assert.deepEqual(await onHand(), [5, 9]);
  await enter(0, 4);
  assert.deepEqual(await post(), { posted: 1, movedToWaiting: 0, left: 0, refused: [] });
  assert.deepEqual([await onHand(), (await now()).status], [[4, 9], 'posted']);
});

test('scans add up, also from two phones at once; stock that moved in between is said', async () => {
  const { location, countId, skus, lines } = await aCount(8);
  const code = skus[0] ?? '';
  const { done } = await eightAtOnce(() => enterCount(merchant, { countId, code, add: 1 }, later));
  assert.equal(done.length, 8);
  assert.deepEqual(await lines(), [[8, 8, null]]);
  await receiveStock(owner, { location: location.code, lines: [{ sku: code, quantity: 2 }] }, later);
  await enterCount(merchant, { countId, code, add: 2 }, later);
  assert.deepEqual(await lines(), [[10, 10, 'Stock moved while it was counted']]);
});

test('a barcode counts, and what was not on the list joins it; what nobody knows does not', async () => {
  const { location, countId } = await aCount(1);
  const found = await aProduct({ barcode: `40${Date.now()}`, stock: [{ location, onHand: 0 }] });
  const service = await aProduct({ kind: 'service' });
  const entered = await enterCount(merchant, { countId, code: found.sku, counted: 3 }, later);
  assert.deepEqual([entered.sku, entered.counted, entered.joined], [found.sku, 3, true]);
  const enter = (code: string) => enterCount(merchant, { countId, code, add: 1 }, later);
  await assertRefused(() => enter('nobody-knows'), 'invalid', /Nothing in the catalog/);
  await assertRefused(() => enter(service.sku), 'invalid', /not kept in stock/);
});

test('lines that nobody counted stay, or are empty when that is said; opening again forgets it', async () => {
  const { countId, enter, lines, submit, now, post, onHand } = await aCount(2, 4);
  await assertRefused(() => submit(), 'conflict', /Nothing has been counted/);
  await enter(0, 2);
  await submit('zero');
  assert.deepEqual(await lines(), [
    [2, 2, null],
    [4, 0, 'Nobody found any'],
  ]);
  await reopenCount(merchant, { countId }, later);
  assert.deepEqual([(await now()).status, (await lines())[1]], ['open', [null, null, null]]);
  await submit('zero');
  await post();
  assert.deepEqual(await onHand(), [2, 0]);
});

test('bins, a category and everything choose shelves; nothing chosen is refused', async () => {
  const location = await aLocation();
  const items = [];
  for (const bin of ['A-01', 'A-02', 'B-01']) {
    const item = await aProduct({ stock: [{ location, onHand: 1 }] });
    await db.update(stockLevels).set({ bin }).where(eq(stockLevels.variantId, item.variantId));
    items.push(item);
  }
  const open = (scope: Parameters<typeof openCount>[1]['scope']) =>
    openCount(merchant, { location: location.code, scope }, at);
  assert.equal((await open({ by: 'bins', from: 'A', to: 'A' })).lines, 2);
  assert.equal((await open({ by: 'all' })).lines, 3);
  await assertRefused(() => open({ by: 'bins', from: 'X', to: 'Z' }), 'invalid', /no shelf like that/);
  await assertRefused(() => open({ by: 'category', category: 'none' }), 'invalid', /no shelf like that/);
});

test('a canceled count changes nothing and takes no more; eight who post it post it once', async () => {
  const { countId, enter, submit, post, onHand } = await aCount(5);
  await enter(0, 9);
  await cancelCount(merchant, { countId }, later);
  await assertRefused(() => enter(0, 1), 'conflict', /that is canceled/);
  await assertRefused(() => submit(), 'conflict', /that is canceled/);
  assert.deepEqual(await onHand(), [5]);

  const other = await aCount(5);
  await other.enter(0, 9);
  await other.submit();
  const { done } = await eightAtOnce(() => other.post());
  assert.equal(
    done.reduce((sum, { posted }) => sum + posted, 0),
    1,
  );
  assert.deepEqual(await other.onHand(), [9]);
  await assertRefused(post, 'conflict', /that is canceled/);
});

test('support, marketing and staff of other places count nothing', async () => {
  const { countId, skus } = await aCount(1);
  const input = { countId, code: skus[0] ?? '', add: 1 };
  for (const actor of [support, marketing])
    await assertRefused(() => enterCount(actor, input, at), 'forbidden', /role/);
  await assertRefused(
    () => enterCount({ ...merchant, locationIds: [1] }, input, at),
    'not_found',
    /your locations/,
  );
});
