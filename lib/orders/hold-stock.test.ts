import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db, rehearse } from '@/db';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { adjustStock } = await import('@/lib/inventory/adjust-stock');
const { countStock } = await import('@/lib/inventory/count-stock');
const { expireStockHolds } = await import('@/lib/inventory/expire-stock-holds');
const { extendStockHold } = await import('@/lib/inventory/extend-stock-hold');
const { getStockHold } = await import('@/lib/inventory/hold-queries');
const { releaseStockHold } = await import('@/lib/inventory/release-stock-hold');
const { examine } = await import('@/lib/reports/tx');
const { system } = await import('@/lib/staff/permissions');
const { assertAllSound, assertRefused } = await import('@/tests/refused');
const {
  aBundle,
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
} = await import('@/tests/world');
const { holdStock } = await import('./hold-stock');

after(async () => {
  await closeDb();
  await database.drop();
});

async function aCart(onHand = 5, safety = 0) {
  const [channel, location] = [await aChannel(), await aLocation()];
  const cup = await aProduct({ stock: [{ location, onHand, safety }] });
  const own = { channel: channel.code, key: 'cart-1' };
  const hold = (quantity: number, minutes = 20, moment = at, key = 'cart-1') =>
    holdStock(support, { ...own, key, minutes, lines: [{ sku: cup.sku, quantity }] }, moment);
  const buy = (quantity: number, hold?: string, moment = at) =>
    anOrder({ channel, lines: [{ sku: cup.sku, quantity }], ...(hold && { hold }) }, owner, moment);
  const reserved = async () => (await levelsOf(cup.sku))[0]?.reserved;
  return { channel, location, cup, own, hold, buy, reserved };
}

test('a hold keeps units, the same key changes it, and it is free again when it is let go', async () => {
  const { own, hold, reserved, cup, location } = await aCart(5);
  const held = await hold(3);
  assert.deepEqual(held, {
    key: 'cart-1',
    expiresAt: minutesLater(20),
    created: true,
    lines: [{ sku: cup.sku, location: location.code, quantity: 3 }],
    waiting: [],
  });
  assert.equal(await reserved(), 3);
  assert.equal((await hold(5, 20, minutesLater(5))).created, false);
  assert.equal(await reserved(), 5);
  await hold(1);
  assert.equal(await reserved(), 1);
  assert.equal((await hold(1, 30)).expiresAt.getTime(), minutesLater(30).getTime());
  assert.deepEqual(await getStockHold(owner, own, at), {
    key: 'cart-1',
    expiresAt: minutesLater(30),
    lines: [{ sku: cup.sku, location: location.code, quantity: 1 }],
  });
  assert.deepEqual(await releaseStockHold(owner, own, at), { released: true });
  assert.deepEqual(await releaseStockHold(owner, own, at), { released: false });
  assert.equal(await reserved(), 0);
  assert.equal(await getStockHold(owner, own, at), null);
  await assertAllSound(at);
});

test('what is held nobody else can hold or order, and a refused change leaves the hold as it was', async () => {
  const { hold, buy, reserved, cup } = await aCart(5, 1);
  await hold(3);
  await assert.rejects(hold(2, 20, at, 'cart-2'), {
    code: 'out_of_stock',
    detail: { short: [{ sku: cup.sku, wanted: 2, available: 1 }] },
  });
  await assertRefused(() => hold(5), 'out_of_stock', /wanted 5, available 4/);
  await assertRefused(() => buy(2), 'out_of_stock', /wanted 2, available 1/);
  assert.equal(await reserved(), 3);
});

test('bundles are taken apart and summed before they are held; two lines cannot oversell a component together, pain 2', async () => {
  const { channel, cup, reserved } = await aCart(10);
  const pair = await aBundle([{ variantId: cup.variantId, quantity: 2 }]);
  const ask = (sets: number, cups: number) =>
    holdStock(
      support,
      {
        channel: channel.code,
        key: 'sets',
        minutes: 5,
        lines: [
          { sku: pair.sku, quantity: sets },
          { sku: cup.sku, quantity: cups },
          { sku: pair.sku, quantity: 1 },
        ],
      },
      at,
    );
  await assert.rejects(ask(3, 3), {
    code: 'out_of_stock',
    detail: { short: [{ sku: cup.sku, wanted: 11, available: 10 }] },
  });
  assert.equal(await reserved(), 0);
  await ask(3, 2);
  assert.equal(await reserved(), 10);
});

test('an order takes its hold over, net: what was held is its own, the rest is free, and the hold is spent', async () => {
  const { own, hold, buy, reserved, cup } = await aCart(5);
  await hold(4);
  const { orderId } = await buy(3, 'cart-1', minutesLater(10));
  assert.equal(await reserved(), 3);
  assert.equal(await getStockHold(owner, own, minutesLater(10)), null);
  const [used] = await db.execute(sql`select order_id from stock_holds where order_id = ${orderId}`);
  assert.ok(used);
  assert.equal((await orderNow(orderId)).waitingUnits, 0);

  await hold(2);
  await assertRefused(() => buy(3), 'out_of_stock', /wanted 3, available 0/);
  await buy(2, 'cart-1');
  await assertRefused(() => buy(1, 'cart-1'), 'out_of_stock', /wanted 1, available 0/);
  assert.deepEqual((await levelsOf(cup.sku))[0]?.reserved, 5);
  await assertAllSound(at);
});

test('a hold whose time is up is nobody’s: it cannot be ordered or extended, and the sweep gives it back once', async () => {
  const { own, hold, buy, reserved } = await aCart(3);
  await hold(3, 20);
  await extendStockHold(support, { ...own, minutes: 15 }, minutesLater(10));
  await assertRefused(() => buy(3, 'cart-1', minutesLater(25)), 'out_of_stock', /available 0/);
  await assertRefused(
    () => extendStockHold(support, { ...own, minutes: 5 }, minutesLater(25)),
    'conflict',
    /was up at 09:25/,
  );
  const sweep = (minute: number) => expireStockHolds(system('test'), {}, minutesLater(minute));
  await sweep(24);
  assert.equal(await reserved(), 3);
  await sweep(25);
  assert.equal(await reserved(), 0);
  await assertRefused(
    () => extendStockHold(support, { ...own, minutes: 5 }, minutesLater(26)),
    'not_found',
    /Nothing is held/,
  );
  await buy(3, 'cart-1', minutesLater(26));
  assert.equal(await reserved(), 3);
  await assertAllSound(at);
});

test('when the shelf has fewer than was thought, holds give way before orders', async () => {
  const { location, cup, own, hold, buy } = await aCart(5);
  const { orderId } = await buy(2);
  await hold(3);
  const shelf = { sku: cup.sku, location: location.code };
  await countStock(merchant, { ...shelf, counted: 4 }, at);
  assert.equal((await getStockHold(owner, own, at))?.lines[0]?.quantity, 2);
  const gone = { ...shelf, quantity: -3, kind: 'correction' as const, reason: 'Fell down' };
  assert.deepEqual(await adjustStock(merchant, gone, at), { movedToWaiting: 1 });
  assert.deepEqual((await getStockHold(owner, own, at))?.lines, []);
  assert.equal((await orderNow(orderId)).waitingUnits, 1);
  assert.deepEqual(await levelsOf(cup.sku), [
    { locationId: location.id, onHand: 1, reserved: 1, damaged: 0 },
  ]);
  await assertAllSound(at);
});

test('a hold that says other than what is reserved is seen by the doctor', async () => {
  const { hold, cup } = await aCart(5);
  await hold(2);
  const found = await rehearse(async (tx) => {
    await tx.execute(
      sql`update stock_hold_lines set quantity = quantity + 1 where variant_id = ${cup.variantId}`,
    );
    return examine(tx, at, 'reserved_is_open_lines');
  });
  assert.equal(found.find(({ name }) => name === 'reserved_is_open_lines')?.violations, 1);
});

test('only who may place orders holds, in its own channel, and only what is sold', async () => {
  const { own, cup, hold } = await aCart(5);
  const input = { ...own, minutes: 5, lines: [{ sku: cup.sku, quantity: 1 }] };
  await assertRefused(() => holdStock(merchant, input, at), 'forbidden', /role/);
  const other = { kind: 'key', id: 1, channelId: 999_999, scopes: ['orders:write'] } as const;
  await assertRefused(() => holdStock(other, input, at), 'forbidden', /another channel/);
  await hold(1);
  await assertRefused(() => releaseStockHold(other, own, at), 'forbidden', /another channel/);
  await assertRefused(() => getStockHold(other, own, at), 'forbidden', /another channel/);
  await assertRefused(
    () => holdStock(owner, { ...input, lines: [{ sku: 'NO-SUCH', quantity: 1 }] }, at),
    'invalid',
    /no SKU "NO-SUCH"/,
  );
  await assertRefused(() => holdStock(owner, { ...input, channel: 'none' }, at), 'invalid', /no channel/);
});
