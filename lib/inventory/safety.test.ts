import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, inArray, sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { products, safetyRules, variants } from '@/db/schema';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { assertAllSound, assertRefused } = await import('@/tests/refused');
const { aBundle, aChannel, aLocation, anOrder, aProduct, at, merchant, owner, support, unique } =
  await import('@/tests/world');
const { holdStock } = await import('@/lib/orders/hold-stock');
const { system } = await import('@/lib/staff/permissions');
const { addSafetyRule } = await import('./add-safety-rule');
const { availabilityOf } = await import('./availability-queries');
const { changeSafetyRule } = await import('./change-safety-rule');
const { listStockLevels } = await import('./grid-queries');
const { arrangeSafety } = await import('./arrange-safety');
const { receiveStock } = await import('./receive-stock');
const { removeSafetyRule } = await import('./remove-safety-rule');
const { safetyOf } = await import('./safety-rules');
const { keptFromOrder, listSafetyRules, trySafety } = await import('./safety-queries');
const { setStockLimits } = await import('./set-stock-limits');
const { whyAvailable } = await import('./why-rules');

after(async () => {
  await closeDb();
  await database.drop();
});

async function aShelf({ onHand = 10, safety = 0, category = unique('Bowls') } = {}) {
  const [channel, location] = [await aChannel(), await aLocation()];
  const thing = await aProduct({ stock: [{ location, onHand, safety }] });
  const products_ = db.select({ id: variants.productId }).from(variants).where(eq(variants.sku, thing.sku));
  await db.update(products).set({ category }).where(inArray(products.id, products_));
  const buy = (quantity: number, by = channel) =>
    anOrder({ channel: by, lines: [{ sku: thing.sku, quantity }] });
  const shelf = async () => (await listStockLevels(support, { sku: thing.sku }, at)).rows[0];
  const sold = async (by = channel) =>
    (await availabilityOf(system('test'), { channelId: by.id, skus: [thing.sku] }))[0]?.available;
  return { channel, location, ...thing, category, buy, shelf, sold };
}
const rule = { location: null, channel: null, category: null };

test('rules bind placing, holds, the API and the grid by one number, and the last that fits speaks', async () => {
  const { channel, location, category, sku, buy, shelf, sold } = await aShelf({ onHand: 10, safety: 1 });
  const market = await aChannel();
  const general = await addSafetyRule(owner, { ...rule, location: location.code, category, quantity: 3 }, at);
  const strict = await addSafetyRule(owner, { ...rule, channel: market.code, category, quantity: 8 }, at);

  assert.deepEqual([await sold(), await sold(market), (await shelf())?.available], [7, 2, 7]);
  await assertRefused(() => buy(3, market), 'out_of_stock', /wanted 3, available 2/);
  await assertRefused(() => buy(8), 'out_of_stock', /wanted 8, available 7/);
  const cart = (by: { code: string }, quantity: number) =>
    holdStock(support, { channel: by.code, key: 'c', minutes: 5, lines: [{ sku, quantity }] }, at);
  await assertRefused(() => cart(market, 3), 'out_of_stock', /available 2/);
  await cart(market, 2);
  await buy(5);
  assert.deepEqual([await sold(), await sold(market), (await shelf())?.available], [0, 0, 0]);

  await changeSafetyRule(
    owner,
    { ruleId: general.ruleId, ...rule, location: location.code, category, quantity: 0 },
    at,
  );
  assert.equal(await sold(), 2, 'the shelf still keeps its own');
  await arrangeSafety(owner, { ruleIds: [strict.ruleId, general.ruleId] }, at);
  assert.equal(await sold(market), 2, 'now the general rule speaks last');
  for (const { ruleId } of [general, strict]) await removeSafetyRule(owner, { ruleId }, at);
  assert.deepEqual(await listSafetyRules(owner), []);
  await setStockLimits(merchant, { sku, location: location.code, safety: 0, lowAt: 5 }, at);
  assert.deepEqual([await sold(), await sold(channel)], [3, 3]);
  await buy(3);
  await assertAllSound(at);
});

test('a receipt gives those who wait no more than the rules leave, and not less', async () => {
  const { location, category, sku, channel } = await aShelf({ onHand: 0, safety: 1 });
  await db.update(variants).set({ backorder: 'always' }).where(eq(variants.sku, sku));
  const late = await aChannel();
  await anOrder({ channel, lines: [{ sku, quantity: 6 }] });
  await anOrder({ channel: late, lines: [{ sku, quantity: 1 }] });
  const { ruleId } = await addSafetyRule(
    owner,
    { ...rule, location: location.code, category, quantity: 4 },
    at,
  );
  const { served } = await receiveStock(
    owner,
    { location: location.code, lines: [{ sku, quantity: 10 }] },
    at,
  );
  assert.deepEqual(
    served.map(({ units }) => units),
    [6],
  );
  await removeSafetyRule(owner, { ruleId }, at);
  const again = await receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 1 }] }, at);
  assert.deepEqual(
    again.served.map(({ units }) => units),
    [1],
  );
  await assertAllSound(at);
});

test('the safety stock of a moment is the one the write compares with, though it was raised after the read', async () => {
  const { sku, location, buy } = await aShelf({ onHand: 5 });
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 6 }, () => buy(1)),
    setStockLimits(owner, { sku, location: location.code, safety: 4, lowAt: null }, at),
    ...Array.from({ length: 6 }, () => buy(1)),
  ]);
  const placed = outcomes.filter(({ status }) => status === 'fulfilled').length - 1;
  assert.ok(placed >= 1 && placed <= 5, `${placed} were placed`);
  await assertRefused(() => buy(5), 'out_of_stock', /not enough/);
});

test('what SQL says is kept back is what the rule says, whatever the rules', async () => {
  const shelves = await Promise.all([aShelf({ safety: 2 }), aShelf({ category: 'Lamps' }), aShelf()]);
  for (let round = 0; round < 12; round++) {
    await db.delete(safetyRules);
    const pick = <One>(...of: One[]) => of[Math.floor(Math.random() * of.length)] as One;
    for (let n = 0; n < 6; n++) {
      const one = pick(...shelves);
      await db.insert(safetyRules).values({
        position: pick(1, 2, 3),
        locationId: pick(null, one.location.id),
        channelId: pick(null, null, one.channel.id),
        category: pick(null, one.category),
        quantity: pick(0, 1, 2, 5),
      });
    }
    const rules = await db.select().from(safetyRules).orderBy(sql`position, id`);
    for (const { shelf, location, category } of shelves) {
      const row = await shelf();
      assert.ok(row);
      assert.equal(row.safety, safetyOf(rules, row.ownSafety, { locationId: location.id, category }));
      assert.equal(row.available, row.onHand - row.reserved - row.safety);
      const { parts } = whyAvailable(row, at);
      assert.equal(
        parts.reduce((sum, { units }) => sum + units, 0),
        row.available,
      );
    }
  }
  await db.delete(safetyRules);
});

test('why it is not available: what is there, who has it, what is kept back and by which rule', async () => {
  const { location, category, sku, channel, buy, shelf } = await aShelf({ onHand: 4, category: 'Bowls' });
  await addSafetyRule(owner, { ...rule, location: location.code, category, quantity: 1 }, at);
  await buy(1);
  await holdStock(
    support,
    { channel: channel.code, key: 'c', minutes: 320, lines: [{ sku, quantity: 2 }] },
    at,
  );
  const row = await shelf();
  assert.ok(row);
  assert.deepEqual(whyAvailable(row, at), {
    parts: [
      { what: 'on hand', units: 4 },
      { what: 'reserved for orders', units: -1 },
      { what: 'held for carts and drafts', units: -2, note: 'the first until Today, 14:20' },
      { what: 'safety stock', units: -1, note: `rule: Bowls at ${location.name}` },
    ],
    beside: [],
    sentence: `4 on hand, 3 reserved, 1 safety (rule: Bowls at ${location.name}): 0 available`,
  });
  const tried = await trySafety(support, { sku, location: location.code, channel: channel.code });
  assert.deepEqual(
    [tried.safety, tried.rules.map(({ fits, speaks }) => [fits, speaks])],
    [1, [[true, true]]],
  );
  await db.delete(safetyRules);
});

test('what the retry asks of the database is what the rules say to the channel of the order', async () => {
  const { location, category, channel, buy } = await aShelf();
  const elsewhere = await aChannel();
  const orders = [(await buy(1)).orderId, (await buy(1, elsewhere)).orderId];
  const add = (given: object, quantity: number) =>
    addSafetyRule(owner, { location: null, channel: null, category: null, ...given, quantity }, at);
  await add({}, 2);
  await add({ category }, 3);
  await add({ location: location.code, channel: channel.code }, 5);
  const rules = (await listSafetyRules(owner)).map((rule) => ({ ...rule }));
  const rows = await db.execute<{ kept: number; channelId: number }>(sql`
    select ${keptFromOrder}::int kept, o.channel_id "channelId" from orders o join order_lines l on l.order_id = o.id
    join variants v on v.id = l.variant_id join products p on p.id = v.product_id join stock_levels s on s.variant_id = v.id
    where o.id in (${sql.join(orders, sql`, `)}) order by o.id`);
  assert.deepEqual(
    rows.map(({ kept }) => kept),
    rows.map(({ channelId }) => safetyOf(rules, 0, { locationId: location.id, channelId, category })),
  );
  assert.deepEqual(
    rows.map(({ kept }) => kept),
    [5, 3],
  );
  await db.delete(safetyRules);
});

test('a bundle is as available as its scarcest part allows, and exactly that can be ordered', async () => {
  const [channel, here, there] = [await aChannel(), await aLocation(), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: here, onHand: 5, safety: 1 },
      { location: there, onHand: 3 },
    ],
  });
  const tray = await aProduct({ stock: [{ location: here, onHand: 2 }] });
  const set = await aBundle([
    { variantId: cup.variantId, quantity: 2 },
    { variantId: tray.variantId, quantity: 1 },
  ]);
  const rows = (await listStockLevels(support, { sku: set.sku }, at)).rows;
  assert.deepEqual(
    rows.map(({ location, bundle, available }) => [location, bundle, available]),
    [[here.code, true, 2]],
  );
  const asked = { channelId: channel.id, skus: [set.sku, cup.sku, 'NO-SUCH'] };
  const [ofSet, ofCup, none] = await availabilityOf(system('test'), asked);
  assert.deepEqual([ofSet?.available, ofCup?.available, none], [2, 7, undefined]);
  const order = (quantity: number) => anOrder({ channel, lines: [{ sku: set.sku, quantity }] });
  await assertRefused(() => order(3), 'out_of_stock', /not enough/);
  await order(2);
  const [after] = await availabilityOf(system('test'), asked);
  assert.equal(after?.available, 0);
});

test('rules name what exists, are changed by who may, and a list that has changed meanwhile is not reordered', async () => {
  const input = { ...rule, quantity: 1 };
  await assertRefused(() => addSafetyRule(merchant, input, at), 'forbidden', /role/);
  await assertRefused(() => addSafetyRule(owner, { ...input, location: 'x' }, at), 'invalid', /no location/);
  await assertRefused(() => addSafetyRule(owner, { ...input, channel: 'x' }, at), 'invalid', /no channel/);
  await assertRefused(() => addSafetyRule(owner, { ...input, category: 'x' }, at), 'invalid', /category/);
  const { ruleId } = await addSafetyRule(owner, input, at);
  for (const ruleIds of [[ruleId, 999_999], [ruleId, ruleId], [999_999]])
    await assertRefused(() => arrangeSafety(owner, { ruleIds }, at), 'conflict', /added or removed/);
  await assertRefused(() => removeSafetyRule(merchant, { ruleId }, at), 'forbidden', /role/);
  await removeSafetyRule(owner, { ruleId }, at);
  await assertRefused(() => removeSafetyRule(owner, { ruleId }, at), 'not_found', /gone/);
  await assertRefused(() => changeSafetyRule(owner, { ruleId, ...input }, at), 'not_found', /gone/);
  const { sku } = await aProduct();
  const limits = { sku, location: (await aLocation()).code, safety: 1, lowAt: null };
  await assertRefused(() => setStockLimits(owner, limits, at), 'conflict', /never been at/);
  await assertRefused(() => setStockLimits(support, limits, at), 'forbidden', /role/);
});
