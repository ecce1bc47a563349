import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { customers, orders, stockMovements } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import {
  aBundle,
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  orderNow,
  owner,
  unique,
} from '@/tests/world';
import { PlaceOrderInput } from './inputs';
import { placeOrder } from './place-order';

after(closeDb);

test('eight at once with one external id are one order', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 50 }] });
  const channel = await aChannel();
  const email = `${unique('eight')}@example.com`;
  const input = PlaceOrderInput.parse({
    channel: channel.code,
    externalId: 'once',
    currency: 'EUR',
    customer: { email },
    lines: [{ sku: cup.sku, quantity: 3 }],
  });

  const placed = await Promise.all(Array.from({ length: 8 }, () => placeOrder(owner, input, at)));

  assert.equal(new Set(placed.map(({ orderId }) => orderId)).size, 1);
  assert.equal(placed.filter(({ created }) => created).length, 1);
  assert.equal((await db.select().from(orders).where(eq(orders.channelId, channel.id))).length, 1);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 3);
});

test('eight orders at once of a new customer are of one customer', async () => {
  const customer = { email: `${unique('new')}@example.com` };
  await aLocation();
  const placed = await Promise.all(
    Array.from({ length: 8 }, () =>
      anOrder({ customer, lines: [{ name: 'Service', quantity: 1, unitAmount: 1 }] }),
    ),
  );
  const ids = await Promise.all(placed.map(async ({ orderId }) => (await orderNow(orderId)).customerId));
  const known = await db.select().from(customers).where(eq(customers.email, customer.email));
  assert.deepEqual([...new Set(ids)], [known[0]?.id]);
  assert.equal(known.length, 1);
});

test('two hundred buyers of fifty units: fifty get one', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 50 }] });
  const channel = await aChannel();
  const outcomes = await inParallel(32, 200, () =>
    anOrder({ channel, lines: [{ sku: cup.sku, quantity: 1 }] }),
  );

  assert.equal(outcomes.filter((outcome) => outcome === 'placed').length, 50);
  assert.equal(outcomes.filter((outcome) => outcome === 'out_of_stock').length, 150);
  assert.deepEqual(await levelsOf(cup.sku), [{ locationId: place.id, onHand: 50, reserved: 50, damaged: 0 }]);
  const moves = await db.select().from(stockMovements).where(eq(stockMovements.variantId, cup.variantId));
  assert.equal(moves.filter(({ kind }) => kind === 'allocate').length, 50);
});

test('two lines and two bundles that share a component take it together, or not at all', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 10 }] });
  const pair = await aBundle([{ variantId: cup.variantId, quantity: 2 }]);
  const lines = [
    { sku: cup.sku, quantity: 1 },
    { sku: pair.sku, quantity: 2 },
    { sku: cup.sku, quantity: 1 },
  ];
  const { orderId } = await anOrder({ lines });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 6);
  const moves = await db.select().from(stockMovements).where(eq(stockMovements.orderId, orderId));
  assert.deepEqual(
    moves.map(({ reservedDelta }) => reservedDelta),
    [6],
  );
  await assert.rejects(anOrder({ lines }), {
    code: 'out_of_stock',
    detail: { short: [{ sku: cup.sku, wanted: 6, available: 4 }] },
  });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 6);
});

test('baskets in any order neither lock each other out nor oversell', async () => {
  const [here, there] = [await aLocation(), await aLocation()];
  const goods = await Promise.all(
    Array.from({ length: 6 }, () =>
      aProduct({
        stock: [
          { location: here, onHand: 40 },
          { location: there, onHand: 40 },
        ],
      }),
    ),
  );
  const channel = await aChannel();
  const outcomes = await inParallel(16, 150, () => {
    const basket = [...goods].sort(() => Math.random() - 0.5).slice(0, 2 + Math.floor(Math.random() * 4));
    return anOrder({
      channel,
      lines: basket.map(({ sku }) => ({ sku, quantity: 1 + Math.floor(Math.random() * 2) })),
    });
  });
  assert.deepEqual([...new Set(outcomes)].sort(), ['out_of_stock', 'placed']);
  for (const { sku } of goods)
    for (const { reserved, onHand } of await levelsOf(sku)) assert.ok(reserved <= onHand);
});

/** `count` calls, `width` at a time. Anything but a placed order or a refusal is thrown. */
async function inParallel(width: number, count: number, call: () => Promise<unknown>) {
  const outcomes: string[] = [];
  let left = count;
  const work = async () => {
    while (left-- > 0) {
      try {
        await call();
        outcomes.push('placed');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcomes.push(error.code);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
}
