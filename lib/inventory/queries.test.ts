import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { PAGE_SIZE } from '@/lib/page';
import { addDays } from '@/lib/time';
import { assertRefused } from '@/tests/refused';
import {
  aLocation,
  anExpectedReceipt,
  anOrder,
  aProduct,
  at,
  marketing,
  merchant,
  minutesLater,
  owner,
  support,
  unique,
} from '@/tests/world';
import { adjustStock } from './adjust-stock';
import { countStock } from './count-stock';
import { listStockLevels } from './grid-queries';
import { listMovements, ordersReserving } from './queries';
import { receiveStock } from './receive-stock';

after(closeDb);

test('the grid: what is there, reserved, safe, free, damaged and coming', async () => {
  const location = await aLocation({ name: 'Porto' });
  const barcode = unique('4006');
  const { sku, variantId } = await aProduct({ stock: [{ location, onHand: 10, safety: 2 }], barcode });
  await anOrder({ lines: [{ sku, quantity: 3 }] });
  await adjustStock(owner, { sku, location: location.code, quantity: 1, kind: 'damaged', reason: 'x' }, at);
  const expected = { variantId, locationId: location.id, expectedAt: addDays(at, 3) };
  await anExpectedReceipt({ ...expected, quantity: 5, received: 1 });
  await anExpectedReceipt({ ...expected, quantity: 9, closedAt: at });

  const { rows, next } = await listStockLevels(support, { q: sku.toLowerCase() }, at);
  assert.deepEqual(await listStockLevels(support, { q: barcode }, at), { rows, next });
  assert.equal(next, null);
  assert.deepEqual(rows, [
    {
      variantId,
      sku,
      name: `Thing ${sku}`,
      picture: null,
      locationId: location.id,
      location: location.code,
      locationName: 'Porto',
      onHand: 9,
      reserved: 3,
      safety: 2,
      available: 4,
      damaged: 1,
      bin: null,
      incoming: 4,
      category: null,
      bundle: false,
      held: 0,
      heldUntil: null,
      ownSafety: 2,
      rule: null,
      lowAt: null,
      expectedAt: addDays(at, 3),
      demand: Array(30).fill(0),
    },
  ]);
});

test('the grid turns its pages by SKU and location, and misses none', async () => {
  const location = await aLocation();
  const skus: string[] = [];
  for (let i = 0; i <= PAGE_SIZE; i++) skus.push((await aProduct({ stock: [{ location, onHand: 1 }] })).sku);
  const first = await listStockLevels(owner, { location: location.code }, at);
  assert.equal(first.rows.length, PAGE_SIZE);
  assert.ok(first.next);
  const second = await listStockLevels(owner, { location: location.code, cursor: first.next }, at);
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => row.sku),
    skus.toSorted(),
  );
  assert.equal(second.next, null);
  const nonsense = await listStockLevels(owner, { location: location.code, cursor: '%' }, at);
  assert.equal(nonsense.rows.length, PAGE_SIZE);
});

test('the movement log says what, why, for whom and by whom, newest first', async () => {
  const [location, other] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({ stock: [{ location: other, onHand: 1 }] });
  await receiveStock(
    merchant,
    { location: location.code, lines: [{ sku, quantity: 9 }], reference: 'DN 1' },
    at,
  );
  const { orderId, number } = await anOrder({ lines: [{ sku, quantity: 2, location: location.code }] });
  await countStock(merchant, { sku, location: location.code, counted: 8 }, minutesLater(5));
  await cancelOrder(owner, { orderId, reason: 'customer' }, minutesLater(6));

  const { rows } = await listMovements(marketing, { sku, location: location.code });
  assert.deepEqual(
    rows.map(({ kind, onHand, reserved, damaged, reason, orderNumber, who, at: moment }) => ({
      kind,
      moved: [onHand, reserved, damaged],
      reason,
      orderNumber,
      who,
      moment,
    })),
    [
      {
        kind: 'release',
        moved: [0, -2, 0],
        reason: null,
        orderNumber: number,
        who: 'Olga Owner',
        moment: minutesLater(6),
      },
      {
        kind: 'count',
        moved: [-1, 0, 0],
        reason: 'Counted',
        orderNumber: null,
        who: 'Max Merchant',
        moment: minutesLater(5),
      },
      {
        kind: 'allocate',
        moved: [0, 2, 0],
        reason: null,
        orderNumber: number,
        who: 'Olga Owner',
        moment: at,
      },
      {
        kind: 'receive',
        moved: [9, 0, 0],
        reason: 'DN 1',
        orderNumber: null,
        who: 'Max Merchant',
        moment: at,
      },
    ],
  );
  assert.equal((await listMovements(owner, { sku })).rows.length, 5);
  assert.equal((await listMovements(owner, { sku })).rows.at(-1)?.who, 'Waybill');
});

test('the movement log turns its pages', async () => {
  const location = await aLocation();
  const { sku } = await aProduct();
  for (let i = 0; i <= PAGE_SIZE; i++)
    await receiveStock(owner, { location: location.code, lines: [{ sku, quantity: 1 }] }, at);
  const first = await listMovements(owner, { sku });
  assert.equal(first.rows.length, PAGE_SIZE);
  const second = await listMovements(owner, { sku, cursor: first.next ?? '' });
  assert.equal(second.rows.length, 1);
  assert.equal(new Set([...first.rows, ...second.rows].map((row) => row.eventId)).size, PAGE_SIZE + 1);
});

test('reserved units lead to the orders that hold them', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 9 }] });
  const one = await anOrder({ lines: [{ sku, quantity: 2 }] });
  const two = await anOrder({ lines: [{ sku, quantity: 3 }] }, owner, minutesLater(1));
  const gone = await anOrder({ lines: [{ sku, quantity: 1 }] });
  await cancelOrder(owner, { orderId: gone.orderId, reason: 'customer' }, at);
  await pickShipment(owner, { orderId: two.orderId, shipmentNo: 1 }, minutesLater(2));
  const { rows } = await ordersReserving(merchant, { sku, location: location.code });
  assert.deepEqual(rows, [
    { orderId: one.orderId, number: one.number, shipmentNo: 1, status: 'planned', units: 2, placedAt: at },
    {
      orderId: two.orderId,
      number: two.number,
      shipmentNo: 1,
      status: 'picking',
      units: 3,
      placedAt: minutesLater(1),
    },
  ]);
  const after = await ordersReserving(merchant, { sku, location: location.code, cursor: `${one.orderId}~1` });
  assert.deepEqual(
    after.rows.map(({ orderId }) => orderId),
    [two.orderId],
  );
});

test('staff of some locations see those, and customers see no stock', async () => {
  const [here, there] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({
    stock: [
      { location: here, onHand: 1 },
      { location: there, onHand: 1 },
    ],
  });
  const local = { ...merchant, locationIds: [here.id] };
  assert.equal((await listStockLevels(merchant, { q: sku }, at)).rows.length, 2);
  assert.deepEqual(
    (await listStockLevels(local, { q: sku }, at)).rows.map(({ location }) => location),
    [here.code],
  );
  assert.equal((await listMovements(local, { sku })).rows.length, 1);
  const customer = { kind: 'customer', orderId: 1, proven: true } as const;
  for (const query of [
    () => listStockLevels(customer, {}, at),
    () => listMovements(customer, { sku }),
    () => ordersReserving(customer, { sku, location: here.code }),
  ])
    await assertRefused(query, 'forbidden', /role/);
});
