import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { promises, shippingMethods, shippingRates, shippingZones } from '@/db/schema';
import { type PromiseBasis, promiseAgain } from '@/lib/sourcing/promise';
import { retireShippingMethod } from '@/lib/sourcing/retire-shipping-method';
import { aLiveSet, aRule } from '@/tests/routing';
import {
  aChannel,
  address,
  aLocation,
  anOrder,
  aProduct,
  at,
  only,
  orderNow,
  owner,
  shipmentsOf,
  unique,
} from '@/tests/world';

after(closeDb);

/** Two methods into a zone of their own country, so that other tests' orders do not meet them. */
async function aRoad(country: string) {
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
    { ...rate, methodCode: standard, transitDays: 5, priceAmount: 490 },
    { ...rate, methodCode: express, transitDays: 1, priceAmount: 990 },
  ]);
  return { standard, express, zone, shipTo: { ...address, country } };
}
const aShelf = async (settings = {}) => {
  const location = await aLocation({ settings: { handlingDays: 0, ...settings } });
  const { sku } = await aProduct({ stock: [{ location, onHand: 20 }] });
  return { location, lines: [{ sku, quantity: 1 }] };
};
const dayOf = async (orderId: number) => (await orderNow(orderId)).promisedAt?.toISOString().slice(0, 10);

test('the method an order asks for decides its days; its basis is kept and makes the date again', async () => {
  const { express, zone, shipTo } = await aRoad('QA');
  const { location, lines } = await aShelf();
  const { orderId } = await anOrder({ lines, shipTo, shippingMethod: express });
  assert.equal((await orderNow(orderId)).shippingMethod, express);
  assert.equal(await dayOf(orderId), '2026-03-03');
  const { basis } = only(await db.select().from(promises).where(eq(promises.orderId, orderId)));
  const [counted] = (basis as { shipments: (PromiseBasis & { locationId: number })[] }).shipments;
  assert.deepEqual(
    [counted?.locationId, counted?.method, counted?.zone, counted?.transitDays],
    [location.id, express, zone.name, 1],
  );
  assert.deepEqual(counted && promiseAgain(counted)?.promisedAt, (await orderNow(orderId)).promisedAt);
});

test('without one it is the channel’s, else the first that gets there; elsewhere the location’s own days count', async () => {
  const { standard, express, shipTo } = await aRoad('QB');
  const { lines } = await aShelf({ transitDays: 8 });
  const first = await anOrder({ lines, shipTo });
  assert.deepEqual(
    [(await orderNow(first.orderId)).shippingMethod, await dayOf(first.orderId)],
    [standard, '2026-03-07'],
  );
  const channel = await aChannel({ settings: { shippingMethod: express } });
  const second = await anOrder({ lines, shipTo, channel });
  assert.equal((await orderNow(second.orderId)).shippingMethod, express);
  const away = await anOrder({ lines, shipTo: { ...address, country: 'QQ' }, shippingMethod: express });
  assert.deepEqual(
    [(await orderNow(away.orderId)).shippingMethod, await dayOf(away.orderId)],
    [express, '2026-03-10'],
  );
});

test('a method nobody knows, or that is not offered any more, is refused with its path', async () => {
  const { standard, express, shipTo } = await aRoad('QC');
  const { lines } = await aShelf();
  await retireShippingMethod(owner, { code: express }, at);
  for (const shippingMethod of ['drone', express])
    await assert.rejects(anOrder({ lines, shipTo, shippingMethod }), ({ code, message, detail }) => {
      assert.equal(code, 'invalid');
      assert.match(message, new RegExp(`no shipping method "${shippingMethod}"`));
      assert.deepEqual(detail.errors[0].path, 'shippingMethod');
      return true;
    });
  await anOrder({ lines, shipTo, shippingMethod: standard });
});

test('what should not leave before a day is promised from that day on, and keeps it through a split', async () => {
  const { lines } = await aShelf({ transitDays: 2 });
  const shipAfter = new Date('2026-03-12T06:00:00Z');
  const { orderId } = await anOrder({ lines, shipAfter });
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual(
    [shipment.shipAfter, shipment.shipBy?.toISOString(), await dayOf(orderId)],
    [shipAfter, '2026-03-12T23:59:59.999Z', '2026-03-14'],
  );
  await assert.rejects(anOrder({ lines, shipAfter: new Date('1970-01-01') }), { code: 'invalid' });
});

test('what is picked up is promised for the day it is ready', async () => {
  const { lines } = await aShelf({ transitDays: 5 });
  const { orderId } = await anOrder({ lines, method: 'pickup' });
  assert.deepEqual([await dayOf(orderId), (await orderNow(orderId)).shippingMethod], ['2026-03-02', null]);
});

test('a full day pushes the next order to the next, each counted once', async () => {
  const { lines } = await aShelf({ transitDays: 0, capacityPerDay: 2 });
  const days = [];
  for (let i = 0; i < 5; i++) days.push(await dayOf((await anOrder({ lines })).orderId));
  assert.deepEqual(days, ['2026-03-02', '2026-03-02', '2026-03-03', '2026-03-03', '2026-03-04']);
});

test('rules are asked with the method that was chosen, also when the order is placed', async () => {
  const { standard, express, shipTo } = await aRoad('QM');
  const [near, far] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 99 },
      { location: far, onHand: 9 },
    ],
  });
  const channel = await aChannel();
  const [slow, fast] = [standard, express].map((method, i) =>
    aRule({ kind: 'only', locations: [[near, far][i]?.code ?? ''] }, { methods: [method] }, `By ${method}`),
  );
  await aLiveSet(channel, slow && fast ? [slow, fast] : []);
  for (const [shippingMethod, location] of [
    [standard, near],
    [express, far],
  ] as const) {
    const { orderId } = await anOrder({ channel, shipTo, shippingMethod, lines: [{ sku, quantity: 1 }] });
    assert.equal(only(await shipmentsOf(orderId)).locationId, location.id);
  }
});
