import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, inArray } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { customers, orderLines, orders, outbox, payments } from '@/db/schema';
import {
  aBundle,
  aChannel,
  aLocation,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  marketing,
  orderNow,
  owner,
  shipmentsOf,
  unique,
} from '@/tests/world';
import { PlaceOrderInput } from './inputs';
import { placeOrder } from './place-order';
import { placeOrders } from './place-orders';
import type { Placed } from './placing';
import { refreshOrder } from './refresh-tx';

after(closeDb);

async function aShop(onHand = 10) {
  const [channel, place] = [await aChannel(), await aLocation()];
  const cup = await aProduct({ price: 1200, stock: [{ location: place, onHand }] });
  const of = (given: Partial<PlaceOrderInput> = {}) =>
    PlaceOrderInput.parse({
      channel: channel.code,
      externalId: unique('ext'),
      currency: 'EUR',
      lines: [{ sku: cup.sku, quantity: 1 }],
      ...given,
    });
  return { channel, place, cup, of };
}

const refusals = (placed: Placed[]) => placed.map((one) => (one.ok ? 'placed' : one.refusal.code));
function orderOf(placed: Placed | undefined) {
  assert.ok(placed?.ok);
  return placed.order;
}

test('each of many orders is accepted or refused by itself, in the sequence given', async () => {
  const { cup, of } = await aShop(5);
  const placed = await placeOrders(
    owner,
    [
      of({ lines: [{ sku: cup.sku, quantity: 3, discountAmount: 0, taxAmount: 0 }] }),
      of({ currency: 'XXX' }),
      of({ lines: [{ sku: cup.sku, quantity: 3, discountAmount: 0, taxAmount: 0 }] }),
      of({ lines: [{ sku: cup.sku, quantity: 2, discountAmount: 0, taxAmount: 0 }] }),
      of({ lines: [{ sku: 'nowhere', quantity: 1, discountAmount: 0, taxAmount: 0 }] }),
    ],
    at,
  );
  assert.deepEqual(refusals(placed), ['placed', 'invalid', 'out_of_stock', 'placed', 'invalid']);
  assert.deepEqual(!placed[2]?.ok && placed[2]?.refusal.detail, {
    short: [{ sku: cup.sku, wanted: 3, available: 2 }],
  });
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 5);
});

test('an order of many is the same as one placed alone, row by row', async () => {
  const { place, cup, of } = await aShop(50);
  const set = await aBundle([{ variantId: cup.variantId, quantity: 2 }]);
  const content = () =>
    of({
      customer: { email: `${unique('c')}@example.com`, name: 'Ada Lovelace', language: 'de' },
      lines: [
        { sku: set.sku, quantity: 2, discountAmount: 100, taxAmount: 10 },
        { sku: cup.sku, quantity: 1, discountAmount: 0, taxAmount: 3, location: place.code },
      ],
      shippingAmount: 490,
      payments: [{ kind: 'authorize', amount: 1000, provider: 'fake' }],
      tags: ['vip'],
    });
  const alone = await placeOrder(owner, content(), at);
  const many = await placeOrders(owner, [content(), content()], at);
  const rows = async (orderId: number) => {
    const { id, number, publicRef, externalId, requestHash, customerId, ...order } = await orderNow(orderId);
    const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
    const paid = await db.select().from(payments).where(eq(payments.orderId, orderId));
    return {
      order,
      lines: lines.map(({ orderId: _, ...line }) => line).sort((a, b) => a.no - b.no),
      shipments: (await shipmentsOf(orderId)).map(({ orderId: _, route, ...shipment }) => ({
        ...shipment,
        rule: route?.rule,
      })),
      payments: paid.map(({ id: _, orderId: __, ...payment }) => payment.amount),
      events: await eventsOf(orderId),
    };
  };
  for (const one of many) assert.deepEqual(await rows(orderOf(one).orderId), await rows(alone.orderId));

  const before = await orderNow(orderOf(many[0]).orderId);
  await db.transaction((tx) => refreshOrder(tx, before.id));
  assert.deepEqual(await orderNow(before.id), before);
  const known = await db.select().from(outbox);
  assert.ok(known.length >= 3);
});

test('the same content twice in one call is one order, another content a conflict', async () => {
  const { cup, of } = await aShop();
  const order = of();
  const other = { ...order, shippingAmount: 5 };
  const placed = await placeOrders(owner, [order, order, other], at);
  assert.deepEqual(refusals(placed), ['placed', 'placed', 'conflict']);
  assert.equal(orderOf(placed[0]).orderId, orderOf(placed[1]).orderId);
  assert.deepEqual([orderOf(placed[0]).created, orderOf(placed[1]).created], [true, false]);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 1);

  const again = await placeOrders(owner, [order, of()], at);
  assert.deepEqual([orderOf(again[0]).created, orderOf(again[1]).created], [false, true]);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
});

test('orders without an external id have no twins, whatever others are called', async () => {
  const { of } = await aShop();
  const placed = await placeOrders(
    owner,
    [of({ externalId: undefined }), of({ externalId: 'undefined' }), of({ externalId: undefined })],
    at,
  );
  assert.equal(new Set(placed.map((one) => orderOf(one).orderId)).size, 3);
  assert.ok(placed.every((one) => orderOf(one).created));
});

test('orders of one new customer in one call are of one customer', async () => {
  const { of } = await aShop();
  const email = `${unique('new')}@example.com`;
  const customer = { email, language: 'en' };
  const placed = await placeOrders(owner, [of({ customer }), of({ customer }), of()], at);
  const ids = await db
    .select({ id: orders.customerId })
    .from(orders)
    .where(
      inArray(
        orders.id,
        placed.map((one) => orderOf(one).orderId),
      ),
    );
  const known = await db.select().from(customers).where(eq(customers.email, email));
  assert.equal(known.length, 1);
  assert.equal(ids.filter(({ id }) => id === known[0]?.id).length, 2);
});

test('a payment reference that is used refuses its own order alone', async () => {
  const { of } = await aShop();
  const reference = unique('ref');
  const payment = { kind: 'capture' as const, amount: 100, provider: 'fake', providerRef: reference };
  await placeOrder(owner, of({ payments: [payment] }), at);
  const placed = await placeOrders(owner, [of(), of({ payments: [payment] }), of()], at);
  assert.deepEqual(refusals(placed), ['placed', 'conflict', 'placed']);
});

test('eight calls at once for the same goods sell what is there and no more', async () => {
  const { cup, of } = await aShop(50);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      placeOrders(
        owner,
        Array.from({ length: 20 }, () => of()),
        at,
      ),
    ),
  );
  const codes = outcomes.flatMap(refusals);
  assert.equal(codes.filter((code) => code === 'placed').length, 50);
  assert.equal(codes.filter((code) => code === 'out_of_stock').length, 110);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 50);
});

test('eight calls at once with the same orders place each once', async () => {
  const { cup, of } = await aShop(50);
  const given = Array.from({ length: 5 }, () => of());
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => placeOrders(owner, i % 2 ? given : [...given].reverse(), at)),
  );
  const ids = new Set(outcomes.flat().map((one) => orderOf(one).orderId));
  assert.equal(ids.size, 5);
  assert.equal(outcomes.flat().filter((one) => orderOf(one).created).length, 5);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 5);
});

test('a role that may not place orders places none', async () => {
  const { cup, of } = await aShop();
  await assert.rejects(placeOrders(marketing, [of()], at), { code: 'forbidden' });
  assert.deepEqual(await placeOrders(owner, [], at), []);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 0);
});
