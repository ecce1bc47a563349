import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { customers, orders, variants } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import {
  aBundle,
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  marketing,
  merchant,
  only,
  owner,
  unique,
} from '@/tests/world';
import { PlaceOrderInput } from './inputs';
import { placeOrder } from './place-order';

after(closeDb);

const ordersOf = async (channelId: number) =>
  (await db.select({ id: orders.id }).from(orders).where(eq(orders.channelId, channelId))).length;

/** Answers the refusal, after checking that it left no order, no customer and no reservation behind. */
async function refusalOf(given: Omit<Parameters<typeof anOrder>[0], 'channel'>, code: string) {
  const channel = await aChannel();
  const email = `${unique('nobody')}@example.com`;
  const reserved = async () =>
    only(
      await db.execute<{ n: number }>(sql`
      select coalesce(sum(reserved), 0)::int n from stock_levels s join variants v on v.id = s.variant_id
      where v.sku in (${sql.join(
        given.lines.map((line) => sql`${'sku' in line ? line.sku : ''}`),
        sql`, `,
      )})`),
    ).n;
  const before = await reserved();
  let refusal: Refusal | undefined;
  await assert.rejects(anOrder({ ...given, channel, customer: { email } }), (error) => {
    if (error instanceof Refusal) refusal = error;
    return true;
  });
  assert.ok(refusal, 'it must be a refusal');
  assert.equal(refusal.code, code);
  assert.equal(await ordersOf(channel.id), 0);
  assert.deepEqual(await db.select().from(customers).where(eq(customers.email, email)), []);
  assert.equal(await reserved(), before);
  return refusal;
}

test('everything that is wrong is said at once, with where it is', async () => {
  const place = await aLocation();
  const cup = await aProduct({ price: 1000, stock: [{ location: place, onHand: 9 }] });
  const old = await aProduct({ stock: [{ location: place, onHand: 9 }] });
  await db.update(variants).set({ archivedAt: at }).where(eq(variants.id, old.variantId));
  const unpriced = await aProduct({ price: null, stock: [{ location: place, onHand: 9 }] });
  const empty = await aBundle([{ variantId: old.variantId, quantity: 1 }]);

  const refusal = await refusalOf(
    {
      currency: 'EUR',
      lines: [
        { sku: 'NO-SUCH', quantity: 1 },
        { sku: old.sku, quantity: 1 },
        { sku: unpriced.sku, quantity: 1 },
        { sku: cup.sku, quantity: 1, location: 'nowhere' },
        { sku: cup.sku, quantity: 2, discountAmount: 2001 },
        { sku: cup.sku, quantity: 2, discountAmount: 500, taxAmount: 1501 },
        { sku: empty.sku, quantity: 1 },
      ],
    },
    'invalid',
  );

  assert.deepEqual(refusal.detail.errors, [
    { path: 'lines.0.sku', message: 'There is no SKU "NO-SUCH".' },
    { path: 'lines.1.sku', message: `SKU "${old.sku}" is archived and no longer sold.` },
    {
      path: 'lines.2.unitAmount',
      message: `SKU "${unpriced.sku}" has no price in the catalog: send unitAmount.`,
    },
    { path: 'lines.3.location', message: 'There is no location "nowhere".' },
    { path: 'lines.4.discountAmount', message: 'Line 5 is discounted by more than it costs.' },
    { path: 'lines.5.taxAmount', message: 'Line 6 has more tax than it costs.' },
    { path: 'lines.6.sku', message: `SKU "${old.sku}" is archived and no longer sold.` },
  ]);
});

test('currencies: unknown ones are refused, and catalog prices count in the channel’s own', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 9 }] });
  const unknown = await refusalOf(
    { currency: 'XXX', lines: [{ sku: cup.sku, quantity: 1, unitAmount: 1 }] },
    'invalid',
  );
  assert.equal(unknown.message, 'There is no currency "XXX" here.');
  const foreign = await refusalOf({ currency: 'USD', lines: [{ sku: cup.sku, quantity: 1 }] }, 'invalid');
  assert.equal(foreign.message, `The price of SKU "${cup.sku}" is in EUR: send unitAmount in USD.`);
  const placed = await anOrder({ currency: 'USD', lines: [{ sku: cup.sku, quantity: 1, unitAmount: 700 }] });
  assert.equal(placed.created, true);
});

test('an unknown channel, and an order worth more than can be counted', async () => {
  await assert.rejects(
    anOrder({ channel: { code: 'none' }, lines: [{ name: 'x', quantity: 1, unitAmount: 1 }] }),
    {
      code: 'invalid',
      message: 'There is no channel "none".',
    },
  );
  const huge = { name: 'Moon', quantity: 1_000_000, unitAmount: 1_000_000_000_000 };
  assert.match((await refusalOf({ lines: [huge] }, 'invalid')).message, /more than we can count/);
});

test('too little stock names every short SKU with what is there', async () => {
  const [here, there] = [await aLocation(), await aLocation()];
  const cup = await aProduct({
    stock: [
      { location: here, onHand: 2 },
      { location: there, onHand: 1 },
    ],
  });
  const pot = await aProduct({ stock: [{ location: here, onHand: 5, safety: 3 }] });
  const fine = await aProduct({ stock: [{ location: here, onHand: 5 }] });

  const refusal = await refusalOf(
    {
      lines: [
        { sku: cup.sku, quantity: 3 },
        { sku: fine.sku, quantity: 1 },
        { sku: pot.sku, quantity: 4 },
        { sku: cup.sku, quantity: 1 },
      ],
    },
    'out_of_stock',
  );

  assert.deepEqual(refusal.detail.short, [
    { sku: cup.sku, wanted: 4, available: 3 },
    { sku: pot.sku, wanted: 4, available: 2 },
  ]);
  assert.equal(
    refusal.message,
    `There is not enough stock of ${cup.sku} (wanted 4, available 3), ${pot.sku} (wanted 4, available 2).`,
  );
});

test('who may not place, and a key of another channel', async () => {
  const [mine, theirs] = [await aChannel(), await aChannel()];
  const lines = [{ name: 'Service', quantity: 1, unitAmount: 100 }];
  for (const actor of [merchant, marketing, { kind: 'customer', orderId: 1, proven: true } as const])
    await assert.rejects(anOrder({ channel: mine, lines }, actor), { code: 'forbidden' });
  const key = { kind: 'key', id: 1, channelId: mine.id, scopes: ['orders:write'] } as const;
  await assert.rejects(anOrder({ channel: theirs, lines }, key), { code: 'forbidden' });
  await assert.rejects(anOrder({ channel: mine, lines }, { ...key, scopes: ['orders:read'] }), {
    code: 'forbidden',
  });
  assert.equal(await ordersOf(theirs.id), 0);
  await aLocation();
  assert.equal((await anOrder({ channel: mine, lines }, key)).created, true);
});

test('the same external id again is the same order, with another content a conflict', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 9 }] });
  const channel = await aChannel();
  const body = {
    channel: channel.code,
    externalId: 'A-1',
    currency: 'EUR',
    lines: [{ sku: cup.sku, quantity: 2 }],
  };
  const first = await placeOrder(owner, PlaceOrderInput.parse(body), at);
  const again = await placeOrder(
    owner,
    PlaceOrderInput.parse(Object.fromEntries(Object.entries(body).reverse())),
    new Date(),
  );
  assert.deepEqual(again, { ...first, created: false });
  await assert.rejects(
    placeOrder(owner, PlaceOrderInput.parse({ ...body, lines: [{ sku: cup.sku, quantity: 3 }] }), at),
    { code: 'conflict', detail: { number: first.number } },
  );
  assert.equal(await ordersOf(channel.id), 1);
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
  const elsewhere = await placeOrder(
    owner,
    PlaceOrderInput.parse({ ...body, channel: (await aChannel()).code }),
    at,
  );
  assert.equal(elsewhere.created, true);
});

test('a payment reference pays one order only', async () => {
  const payments = [{ kind: 'capture' as const, amount: 100, provider: 'card', providerRef: unique('pi') }];
  const lines = [{ name: 'Service', quantity: 1, unitAmount: 100 }];
  await anOrder({ lines, payments });
  assert.match((await refusalOf({ lines, payments }, 'conflict')).message, /reference that another payment/);
});
