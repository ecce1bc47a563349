import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { closeDb, db } from '@/db';
import { locations, shipments, shippingMethods, shippingRates, shippingZones } from '@/db/schema';
import { assertAllSound } from '@/tests/refused';
import {
  aChannel,
  address,
  aLocation,
  anExpectedReceipt,
  anOrder,
  aProduct,
  daysLater,
  minutesLater,
  only,
  orderNow,
  owner,
  shipmentLinesOf,
  unique,
} from '@/tests/world';
import { PromiseInput } from './promise-inputs';
import { promiseOrder } from './promise-queries';

after(closeDb);

const channel = await aChannel();
const method = unique('m');
await db.insert(shippingMethods).values({ code: method, name: 'Standard', position: 5 });
const zone = only(
  await db
    .insert(shippingZones)
    .values({ name: unique('zone'), countries: ['IS'] })
    .returning(),
);

const plain = { noNullPrototype: true };
const aPlace = fc.record(
  {
    cutOffMinute: fc.integer({ min: 0, max: 1440 }),
    handlingDays: fc.integer({ min: 0, max: 3 }),
    transitDays: fc.integer({ min: 0, max: 6 }),
    workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    capacityPerDay: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  },
  plain,
);
const aShop = fc.record({
  places: fc.array(aPlace, { minLength: 1, maxLength: 3 }),
  zones: fc.array(fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'), {
    minLength: 3,
    maxLength: 3,
  }),
  paused: fc.integer({ min: 0, max: 6 }),
  rate: fc.option(fc.integer({ min: 0, max: 9 })),
  products: fc.array(
    fc.record({
      stock: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
      backorder: fc.constantFrom('never' as const, 'expected' as const, 'always' as const),
      expected: fc.option(fc.integer({ min: 1, max: 30 })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  quantities: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }),
  minutes: fc.integer({ min: 0, max: 14 * 1440 }),
  shipAfter: fc.option(fc.integer({ min: 0, max: 20 })),
  orders: fc.integer({ min: 1, max: 2 }),
});

test('B6: what is promised can be placed, from the same places, for the same days', async () => {
  let [promised, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(aShop, async (shop) => {
      const places = await Promise.all(
        shop.places.map((settings, i) =>
          aLocation({
            settings,
            timeZone: shop.zones[i],
            latitude: 50 + i,
            longitude: 10,
            pausedAt: shop.paused === i ? daysLater(-1) : null,
          }),
        ),
      );
      await db.delete(shippingRates).where(eq(shippingRates.zoneId, zone.id));
      if (shop.rate !== null)
        await db.insert(shippingRates).values({
          methodCode: method,
          zoneId: zone.id,
          transitDays: shop.rate,
          priceAmount: 490,
          currency: 'EUR',
        });
      const lines = [];
      for (const [i, { stock, backorder, expected }] of shop.products.entries()) {
        const { sku, variantId } = await aProduct({
          backorder,
          stock: places.map((location, n) => ({ location, onHand: stock[n] ?? 0 })),
        });
        const [first] = places;
        if (expected !== null && first)
          await anExpectedReceipt({
            variantId,
            locationId: first.id,
            quantity: 9,
            expectedAt: daysLater(expected),
          });
        lines.push({ sku, quantity: shop.quantities[i] ?? 1 });
      }
      const moment = minutesLater(shop.minutes);
      const shipAfter = shop.shipAfter === null ? undefined : daysLater(shop.shipAfter).toISOString();
      const asked = PromiseInput.parse({
        channel: channel.code,
        lines,
        shipTo: { country: 'IS', postcode: '101' },
        ...(shipAfter && { shipAfter }),
      });
      for (let n = 0; n < shop.orders; n++) {
        const { options } = await promiseOrder(owner, asked, moment);
        const order = { channel, lines, shipTo: { ...address, country: 'IS', postcode: '101' }, shipAfter };
        const wanted = shop.rate === null ? null : method;
        const option = options.find((one) => one.method === wanted);
        if (!option?.possible) {
          refused += 1;
          await assert.rejects(anOrder(order, owner, moment), {
            code: 'out_of_stock',
            message: option?.reason,
          });
          break;
        }
        promised += 1;
        const { orderId } = await anOrder(
          { ...order, ...(wanted && { shippingMethod: wanted }) },
          owner,
          moment,
        );
        const placed = await orderNow(orderId);
        assert.deepEqual(
          [placed.promisedAt, placed.shipBy, placed.shippingMethod],
          [option.promisedAt, option.shipBy, wanted],
        );
        assert.deepEqual(
          await sentOf(orderId),
          option.shipments.map(({ location, shipBy, promisedAt, why, lines: units }) => [
            location,
            shipBy,
            promisedAt,
            why,
            units.map(({ line, quantity }) => [line + 1, quantity]),
          ]),
        );
      }
    }),
    { numRuns: 40 },
  );
  assert.ok(promised > 15 && refused > 3, `${promised} promised, ${refused} refused`);
  await assertAllSound(minutesLater(0));
});

async function sentOf(orderId: number) {
  const units = await shipmentLinesOf(orderId);
  const rows = await db
    .select({
      no: shipments.no,
      location: locations.code,
      shipBy: shipments.shipBy,
      promisedAt: shipments.promisedAt,
      route: shipments.route,
    })
    .from(shipments)
    .leftJoin(locations, eq(locations.id, shipments.locationId))
    .where(eq(shipments.orderId, orderId))
    .orderBy(asc(shipments.no));
  return rows.map(({ no, location, shipBy, promisedAt, route }) => [
    location,
    shipBy,
    promisedAt,
    route?.sentence,
    units.filter(({ shipmentNo }) => shipmentNo === no).map(({ lineNo, quantity }) => [lineNo, quantity]),
  ]);
}
