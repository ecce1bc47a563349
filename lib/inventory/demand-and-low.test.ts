import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { demandDays, workItems } from '@/db/schema';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { assertAllSound } = await import('@/tests/refused');
const { aChannel, aLocation, anOrder, aProduct, at, daysLater, merchant, minutesLater, owner, support } =
  await import('@/tests/world');
const { cancelOrder } = await import('@/lib/orders/cancel-order');
const { holdStock } = await import('@/lib/orders/hold-stock');
const { system } = await import('@/lib/staff/permissions');
const { adjustStock } = await import('./adjust-stock');
const { countDemand } = await import('./count-demand');
const { daysOfCover } = await import('./demand-rules');
const { expireStockHolds } = await import('./expire-stock-holds');
const { flagLowStock } = await import('./flag-low-stock');
const { listStockLevels } = await import('./grid-queries');
const { setStockLimits } = await import('./set-stock-limits');

after(async () => {
  await closeDb();
  await database.drop();
});
const actor = system('test');

test('demand is what orders took that day, canceled the same day or not, and holds are none until they are ordered', async () => {
  const [channel, location] = [await aChannel(), await aLocation()];
  const { sku, variantId } = await aProduct({ stock: [{ location, onHand: 100 }] });
  const buy = (quantity: number, when: Date, hold?: string) =>
    anOrder({ channel, lines: [{ sku, quantity }], ...(hold && { hold }) }, owner, when);
  await buy(4, daysLater(-10));
  const later = await buy(5, daysLater(-2));
  const same = await buy(7, daysLater(-1));
  await cancelOrder(owner, { orderId: same.orderId, reason: 'customer' }, daysLater(-1, minutesLater(60)));
  await cancelOrder(owner, { orderId: later.orderId, reason: 'customer' }, daysLater(-1));
  await holdStock(
    support,
    { channel: channel.code, key: 'a', minutes: 99, lines: [{ sku, quantity: 9 }] },
    daysLater(-1),
  );
  await buy(2, at);
  await holdStock(
    support,
    { channel: channel.code, key: 'b', minutes: 99, lines: [{ sku, quantity: 3 }] },
    at,
  );
  await buy(3, at, 'b');

  const days = () =>
    db
      .select({ day: demandDays.day, units: demandDays.units })
      .from(demandDays)
      .where(eq(demandDays.variantId, variantId))
      .orderBy(asc(demandDays.day));
  let runs = 0;
  for (; runs < 10; runs++) if ((await countDemand(actor, {}, at)).days.at(-1) === '2026-03-02') break;
  assert.equal(runs, 3, 'thirty days, eight in each run');
  const expected = [
    { day: '2026-02-20', units: 4 },
    { day: '2026-02-28', units: 5 },
    { day: '2026-03-02', units: 5 },
  ];
  assert.deepEqual(await days(), expected);
  assert.deepEqual((await countDemand(actor, {}, minutesLater(60))).days, ['2026-03-01', '2026-03-02']);
  assert.deepEqual(await days(), expected);

  const row = (await listStockLevels(owner, { sku }, at)).rows[0];
  assert.ok(row);
  assert.deepEqual(
    [row.demand.length, row.demand.at(-1), row.demand.at(-3), row.demand.at(-11)],
    [30, 5, 5, 4],
  );
  assert.equal(row.available, 100 - 4 - 9 - 5);
  assert.equal(daysOfCover(row.available, row.demand), Math.floor((82 * 30) / 14));
  assert.equal(daysOfCover(5, Array(30).fill(0)), null);
  assert.equal(daysOfCover(-5, row.demand), 0);
  assert.deepEqual(await expireStockHolds(actor, {}, daysLater(1)), { expired: 1 });
});

test('a shelf at its limit is work, once, and no longer when it has more or no limit', async () => {
  const location = await aLocation();
  const things = await Promise.all(
    Array.from({ length: 3 }, () => aProduct({ stock: [{ location, onHand: 6 }] })),
  );
  const openWork = async () =>
    (
      await db
        .select({ data: workItems.data })
        .from(workItems)
        .where(
          and(
            eq(workItems.type, 'low_stock'),
            eq(workItems.locationId, location.id),
            isNull(workItems.closedAt),
          ),
        )
        .orderBy(asc(workItems.id))
    ).map(({ data }) => data.sku);
  const limit = (sku: string, lowAt: number | null) =>
    setStockLimits(merchant, { sku, location: location.code, safety: 1, lowAt }, at);
  const walk = async () => {
    const sums = { opened: 0, closed: 0, steps: 0 };
    for (let after: [number, number] | null = [0, 0]; after; sums.steps++) {
      const seen: Awaited<ReturnType<typeof flagLowStock>> = await flagLowStock(
        actor,
        { after, limit: 2 },
        at,
      );
      sums.opened += seen.opened;
      sums.closed += seen.closed;
      after = seen.after;
    }
    return sums;
  };
  const [low, near, fine] = things.map(({ sku }) => sku) as [string, string, string];
  await limit(low, 5);
  await limit(near, 4);
  await limit(fine, 1);
  assert.deepEqual(await walk(), { opened: 1, closed: 0, steps: 2 });
  assert.deepEqual(await openWork(), [low]);
  await anOrder({ lines: [{ sku: near, quantity: 1 }] });
  assert.deepEqual(await walk(), { opened: 1, closed: 0, steps: 2 });
  assert.deepEqual(await openWork(), [low, near]);
  assert.deepEqual(
    (await listStockLevels(merchant, { location: location.code, show: 'low' }, at)).rows
      .map(({ sku }) => sku)
      .sort(),
    [low, near].sort(),
  );
  await adjustStock(
    merchant,
    { sku: near, location: location.code, quantity: 3, kind: 'correction', reason: 'found' },
    at,
  );
  await limit(low, null);
  assert.deepEqual(await walk(), { opened: 0, closed: 2, steps: 2 });
  assert.deepEqual(await openWork(), []);
  await assertAllSound(at);
});
