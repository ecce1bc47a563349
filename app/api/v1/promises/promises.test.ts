import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { count } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, orders, shippingMethods, shippingRates, shippingZones } from '@/db/schema';
import { aKey, post } from '@/tests/rest';
import { aBundle, aChannel, aLocation, anExpectedReceipt, aProduct, only, unique } from '@/tests/world';
import { POST } from './route';

after(closeDb);

type Answer = {
  currency: string;
  options: {
    method: string | null;
    possible: boolean;
    reason?: string;
    short?: unknown;
    promisedAt?: string | null;
    price?: { amount: number; currency: string } | null;
    shipments?: { location: string | null; expectedAt: string | null; lines: unknown[] }[];
  }[];
};

/** A shop that sends by two methods into a country of its own. */
async function aShopThatSends(country: string) {
  const channel = await aChannel();
  const location = await aLocation({ settings: { handlingDays: 0 } });
  const cup = await aProduct({ price: 1200, stock: [{ location, onHand: 10 }] });
  const [standard, express] = [unique('standard'), unique('express')];
  await db.insert(shippingMethods).values([
    { code: standard, name: 'Standard', position: 1 },
    { code: express, name: 'Express', position: 2 },
  ]);
  const zone = only(
    await db
      .insert(shippingZones)
      .values({ name: unique('zone'), countries: [country] })
      .returning(),
  );
  const rate = { zoneId: zone.id, currency: 'EUR' };
  await db.insert(shippingRates).values([
    { ...rate, methodCode: standard, transitDays: 5, priceAmount: 490, freeFromAmount: 2400 },
    { ...rate, methodCode: express, transitDays: 1, priceAmount: 990 },
  ]);
  return { channel, location, cup, standard, express, key: await aKey(channel, ['promises:read']) };
}
const ask = async (key: string | null, body: unknown) => {
  const answer = await post(key, body, {}, POST);
  return { ...answer, said: answer.body as unknown as Answer };
};
const stored = async () => [
  only(await db.select({ n: count() }).from(orders)).n,
  only(await db.select({ n: count() }).from(events)).n,
];

test('per method it says what comes from where, when and at what price, and writes nothing', async () => {
  const { cup, key, location, standard, express } = await aShopThatSends('MC');
  const before = await stored();
  const asked = { lines: [{ sku: cup.sku, quantity: 1 }], shipTo: { country: 'MC', postcode: '98000' } };
  const { status, said } = await ask(key, asked);
  assert.equal(status, 200);
  assert.deepEqual(await stored(), before);
  assert.equal(said.currency, 'EUR');
  const mine = said.options.filter(({ method }) => method === standard || method === express);
  assert.deepEqual(
    mine.map(({ method, possible, price, shipments }) => [
      method,
      possible,
      price,
      shipments?.map((one) => [one.location, one.lines]),
    ]),
    [
      [
        standard,
        true,
        { amount: 490, currency: 'EUR' },
        [[location.code, [{ line: 0, sku: cup.sku, quantity: 1 }]]],
      ],
      [
        express,
        true,
        { amount: 990, currency: 'EUR' },
        [[location.code, [{ line: 0, sku: cup.sku, quantity: 1 }]]],
      ],
    ],
  );
  const [slow, fast] = mine.map(({ promisedAt }) => Date.parse(promisedAt ?? ''));
  assert.equal(((slow ?? 0) - (fast ?? 0)) / 86_400_000, 4);
});

test('free from an amount; one method alone; what does not get there says so', async () => {
  const { cup, key, standard, express } = await aShopThatSends('SM');
  const lines = [{ sku: cup.sku, quantity: 2 }];
  const free = await ask(key, { lines, shipTo: { country: 'SM' }, method: standard });
  assert.deepEqual(
    free.said.options.map(({ method, price }) => [method, price?.amount]),
    [[standard, 0]],
  );
  const away = await ask(key, { lines, shipTo: { country: 'VA' }, method: express });
  assert.deepEqual(
    away.said.options.map(({ possible, reason }) => [possible, reason]),
    [[false, 'Express does not go to VA.']],
  );
});

test('what is short names it; what may wait says until when; bundles are counted by their parts', async () => {
  const { cup, key, location, standard } = await aShopThatSends('LI');
  const shipTo = { country: 'LI' };
  const set = await aBundle([{ variantId: cup.variantId, quantity: 3 }], 3000);
  const short = await ask(key, {
    shipTo,
    method: standard,
    lines: [
      { sku: set.sku, quantity: 3 },
      { sku: cup.sku, quantity: 2 },
    ],
  });
  assert.deepEqual(short.said.options[0]?.short, [{ sku: cup.sku, wanted: 11, available: 10 }]);
  assert.equal(short.said.options[0]?.possible, false);

  const pot = await aProduct({ backorder: 'expected' });
  const expectedAt = new Date('2030-05-08T08:00:00Z');
  await anExpectedReceipt({ variantId: pot.variantId, locationId: location.id, quantity: 5, expectedAt });
  const waits = await ask(key, {
    shipTo,
    method: standard,
    lines: [
      { sku: cup.sku, quantity: 1 },
      { sku: pot.sku, quantity: 1 },
    ],
  });
  const [option] = waits.said.options;
  assert.deepEqual(
    option?.shipments?.map((one) => [one.location, one.expectedAt, one.lines]),
    [
      [location.code, null, [{ line: 0, sku: cup.sku, quantity: 1 }]],
      [null, expectedAt.toISOString(), [{ line: 1, sku: pot.sku, quantity: 1 }]],
    ],
  );
  assert.equal(option?.promisedAt?.slice(0, 10), '2030-05-13');
});

test('every wrong field is named by its path, another scope and another channel are refused', async () => {
  const { channel, cup, key } = await aShopThatSends('AD');
  const shipTo = { country: 'DE', postcode: '20095' };
  const lines = [{ sku: cup.sku, quantity: 1 }];
  const paths = async (body: object) => {
    const { status, headers, body: said } = await ask(key, { lines, shipTo, ...body });
    assert.equal(status, 422, JSON.stringify(said));
    assert.equal(headers.get('content-type'), 'application/problem+json');
    return said.errors.map(({ path }) => path);
  };
  assert.deepEqual(await paths({ lines: [{ sku: 'NO-SUCH', quantity: 1 }] }), ['lines.0.sku']);
  for (const quantity of [0, 1e9, 1.5])
    assert.deepEqual(await paths({ lines: [{ sku: cup.sku, quantity }] }), ['lines.0.quantity']);
  assert.deepEqual(await paths({ lines: [] }), ['lines']);
  assert.deepEqual(await paths({ shipTo: { country: 'ZQ' } }), ['shipTo.country']);
  assert.deepEqual(await paths({ shipTo: { country: 'Germany' } }), ['shipTo.country']);
  assert.deepEqual(await paths({ shipTo: { country: 'DE', postcode: 'ABC' } }), ['shipTo.postcode']);
  assert.deepEqual(await paths({ method: 'drone' }), ['method']);
  assert.deepEqual(await paths({ currency: 'XQQ' }), ['currency', 'lines.0.unitAmount']);
  assert.deepEqual(await paths({ channel: 'elsewhere' }), ['channel']);
  assert.equal((await ask(key, [])).status, 422);
  assert.equal(
    (await ask(await aKey(channel, ['orders:write', 'orders:read']), { lines, shipTo })).status,
    403,
  );
  assert.equal((await ask(null, { lines, shipTo })).status, 401);
});
