import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { Refusal } from '@/lib/errors';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { expireStockHolds } = await import('@/lib/inventory/expire-stock-holds');
const { releaseStockHold } = await import('@/lib/inventory/release-stock-hold');
const { system } = await import('@/lib/staff/permissions');
const { assertAllSound } = await import('@/tests/refused');
const { aChannel, aLocation, anOrder, aProduct, at, levelsOf, minutesLater, owner, support, unique } =
  await import('@/tests/world');
const { holdStock } = await import('./hold-stock');

after(async () => {
  await closeDb();
  await database.drop();
});

async function aShelf(onHand: number) {
  const [channel, location] = [await aChannel(), await aLocation()];
  const cup = await aProduct({ stock: [{ location, onHand }] });
  const lines = [{ sku: cup.sku, quantity: 1 }];
  const buy = (hold?: string, moment = at) =>
    anOrder({ channel, lines, ...(hold && { hold }) }, owner, moment);
  const hold = (key: string, minutes = 20, quantity = 1) =>
    holdStock(support, { channel: channel.code, key, minutes, lines: [{ sku: cup.sku, quantity }] }, at);
  return { channel, cup, buy, hold };
}

/** All at once; answers how many were done, and the codes of the refusals. */
async function atOnce(calls: (() => Promise<unknown>)[]) {
  const refused: string[] = [];
  let done = 0;
  for (const run of await Promise.allSettled(calls.map((call) => call()))) {
    if (run.status === 'fulfilled') done++;
    else if (run.reason instanceof Refusal) refused.push(run.reason.code);
    else throw run.reason;
  }
  return { done, refused: [...new Set(refused)] };
}
const fifty = Array.from({ length: 50 }, (_, i) => i);

test('fifty buyers of the last unit: one order, forty-nine are told it is out of stock, pain 1', async () => {
  const { cup, buy } = await aShelf(1);
  assert.deepEqual(await atOnce(fifty.map(() => () => buy())), { done: 1, refused: ['out_of_stock'] });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 1);
});

test('fifty carts and fifty buyers of the last unit: one has it, pain 1', async () => {
  const { cup, buy, hold } = await aShelf(1);
  const calls = fifty.flatMap((i) => [() => hold(`cart-${i}`), () => buy()]);
  assert.deepEqual(await atOnce(calls), { done: 1, refused: ['out_of_stock'] });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 1);
  await assertAllSound(at);
});

test('fifty orders of one hold of the last unit: the hold is used once, pain 1', async () => {
  const { cup, buy, hold } = await aShelf(1);
  await hold('cart');
  assert.deepEqual(await atOnce(fifty.map(() => () => buy('cart'))), { done: 1, refused: ['out_of_stock'] });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 1);
  await assertAllSound(at);
});

test('fifty carts that come back with their hold all get what they held', async () => {
  const { cup, buy, hold } = await aShelf(50);
  for (const i of fifty) await hold(`cart-${i}`);
  const calls = fifty.flatMap((i) => [() => buy(`cart-${i}`), () => buy()]);
  assert.deepEqual(await atOnce(calls), { done: 50, refused: ['out_of_stock'] });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 50);
});

test('eight who make the same hold at once have one', async () => {
  const { cup, hold } = await aShelf(3);
  await atOnce(Array.from({ length: 8 }, () => () => hold('cart', 20, 3)));
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 3);
  await assertAllSound(at);
});

test('holding anew, letting go, expiring and ordering at once: every unit is in one place', async () => {
  for (let round = 0; round < 6; round++) {
    const { channel, cup, buy, hold } = await aShelf(4);
    const key = unique('cart');
    await hold(key, 20, 2);
    await atOnce([
      () => buy(key, minutesLater(19)),
      () => hold(key, 20, 3),
      () => releaseStockHold(support, { channel: channel.code, key }, at),
      () => expireStockHolds(system('test'), {}, minutesLater(21)),
      () => buy(key, minutesLater(19)),
      () => hold(key, 20, 1),
      () => buy(),
    ]);
    const [level] = await levelsOf(cup.sku);
    assert.ok(level && level.reserved <= level.onHand);
    await assertAllSound(at);
  }
});
