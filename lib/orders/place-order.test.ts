import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import {
  customers,
  events,
  orderContacts,
  orderLines,
  outbox,
  payments,
  promises,
  stockMovements,
} from '@/db/schema';
import {
  aChannel,
  address,
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  levelsOf,
  only,
  orderNow,
  owner,
  shipmentLinesOf,
  shipmentsOf,
  unique,
} from '@/tests/world';
import { PlaceOrderInput } from './inputs';
import { placeOrder } from './place-order';
import { refreshOrder } from './refresh-tx';

after(closeDb);

test('placing writes every row of the order, and its stock is held', async () => {
  const hamburg = await aLocation();
  const cup = await aProduct({ price: 1250, stock: [{ location: hamburg, onHand: 10 }] });
  const pot = await aProduct({ price: 3000, stock: [{ location: hamburg, onHand: 4 }] });
  const channel = await aChannel({ numberPrefix: 'WB' });
  const email = `${unique('ada')}@example.com`;
  const input = PlaceOrderInput.parse({
    channel: channel.code,
    externalId: unique('ext'),
    currency: 'EUR',
    customer: { email, phone: '+49 (40) 123', name: 'Ada  Byron Lovelace', language: 'de' },
    shipTo: { ...address, latitude: 53.6, longitude: 9.99 },
    lines: [
      { sku: cup.sku, quantity: 2, discountAmount: 500, taxAmount: 319, taxRate: 0.19 },
      { sku: pot.sku, quantity: 1 },
      { name: 'Gift wrap', quantity: 1, unitAmount: 250 },
    ],
    shippingAmount: 490,
    payments: [{ kind: 'authorize', amount: 5740, provider: 'card', providerRef: unique('auth') }],
    tags: ['vip "gold"'],
    giftMessage: 'Für dich, {liebe} Ada',
  });

  const placed = await placeOrder(owner, input, at);

  assert.equal(placed.created, true);
  assert.match(placed.number, /^WB\d+$/);
  assert.match(placed.publicRef, /^[0-9A-HJKMNP-TV-Z]{10}$/);
  const { orderId } = placed;
  const order = await orderNow(orderId);
  assert.deepEqual(
    {
      items: order.itemsAmount,
      shipping: order.shippingAmount,
      tax: order.taxAmount,
      total: order.totalAmount,
      authorized: order.authorizedAmount,
      due: order.dueAmount,
      statuses: [order.status, order.paymentStatus, order.fulfillmentStatus],
      placedAt: order.placedAt,
      verifiedAt: order.verifiedAt,
      shipBy: order.shipBy?.toISOString(),
      promisedAt: order.promisedAt?.toISOString(),
      tags: order.tags,
      facets: order.facets,
    },
    {
      items: 2000 + 3000 + 250,
      shipping: 490,
      tax: 319,
      total: 5740,
      authorized: 5740,
      due: 5740,
      statuses: ['open', 'authorized', 'allocated'],
      placedAt: at,
      verifiedAt: at,
      shipBy: '2026-03-03T23:59:59.999Z',
      promisedAt: '2026-03-06T23:59:59.999Z',
      tags: ['vip "gold"'],
      facets: [
        'o:open',
        'p:authorized',
        'f:allocated',
        `c:${channel.id}`,
        'm:ship',
        `l:${hamburg.id}`,
        't:vip "gold"',
        'k:DE',
      ],
    },
  );

  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.no);
  assert.deepEqual(
    lines.map((l) => [
      l.no,
      l.kind,
      l.sku,
      l.quantity,
      l.unitAmount,
      l.discountAmount,
      l.taxAmount,
      l.totalAmount,
    ]),
    [
      [1, 'physical', cup.sku, 2, 1250, 500, 319, 2000],
      [2, 'physical', pot.sku, 1, 3000, 0, 0, 3000],
      [3, 'custom', null, 1, 250, 0, 0, 250],
    ],
  );
  const shipment = only(await shipmentsOf(orderId));
  assert.deepEqual([shipment.no, shipment.locationId, shipment.status], [1, hamburg.id, 'planned']);
  assert.equal(shipment.route?.sentence, 'The only place with both lines: 6 km, had 10 and 4.');
  assert.deepEqual(
    (await shipmentLinesOf(orderId)).map((l) => [l.shipmentNo, l.lineNo, l.quantity]),
    [
      [1, 1, 2],
      [1, 2, 1],
      [1, 3, 1],
    ],
  );
  const promise = only(await db.select().from(promises).where(eq(promises.orderId, orderId)));
  assert.deepEqual([promise.no, promise.cause, promise.promisedAt], [1, 'placed', order.promisedAt]);

  const contact = only(await db.select().from(orderContacts).where(eq(orderContacts.orderId, orderId)));
  assert.deepEqual(
    [
      contact.email,
      contact.phone,
      contact.nameFolded,
      contact.nameReversed,
      contact.language,
      contact.postcode,
    ],
    [email, '+4940123', 'ada byron lovelace', 'lovelace ada byron', 'de', '20095'],
  );
  assert.equal(contact.giftMessage, 'Für dich, {liebe} Ada');
  const customer = only(await db.select().from(customers).where(eq(customers.email, email)));
  assert.equal(order.customerId, customer.id);

  const payment = only(await db.select().from(payments).where(eq(payments.orderId, orderId)));
  assert.deepEqual(
    [payment.kind, payment.state, payment.amount, payment.settledAt],
    ['authorize', 'succeeded', 5740, at],
  );
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'payment.authorized']);
  const [placedEvent] = await db.select().from(events).where(eq(events.orderId, orderId)).orderBy(events.id);
  assert.ok(placedEvent);
  assert.deepEqual(placedEvent.data, { units: 4, totalAmount: 5740, currency: 'EUR' });
  assert.equal(placedEvent.visible, true);
  assert.equal((await db.select().from(outbox).where(eq(outbox.eventId, placedEvent.id))).length, 1);
  const moves = await db.select().from(stockMovements).where(eq(stockMovements.orderId, orderId));
  assert.deepEqual(
    moves.map((m) => [m.eventId, m.variantId, m.kind, m.onHandDelta, m.reservedDelta, m.shipmentNo]).sort(),
    [
      [placedEvent.id, cup.variantId, 'allocate', 0, 2, 1],
      [placedEvent.id, pot.variantId, 'allocate', 0, 1, 1],
    ].sort(),
  );
  assert.deepEqual(await levelsOf(cup.sku), [
    { locationId: hamburg.id, onHand: 10, reserved: 2, damaged: 0 },
  ]);
});

test('what placing writes is what refreshing would write', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 1 }], backorder: 'always' });
  const cases = [
    {},
    { payments: [{ kind: 'capture' as const, amount: 5000, provider: 'card' }] },
    { payments: [{ kind: 'authorize' as const, amount: 200, provider: 'card' }], tags: ['a', 'b'] },
    { cashOnDelivery: true, method: 'pickup' as const },
    { channel: await aChannel({ autoConfirm: false }), shipTo: undefined },
  ];
  for (const given of cases) {
    const { orderId } = await anOrder({ lines: [{ sku: cup.sku, quantity: 2 }], ...given });
    const before = await orderNow(orderId);
    await db.transaction((tx) => refreshOrder(tx, orderId));
    assert.deepEqual(await orderNow(orderId), before);
  }
});

test('an import leaves nothing for the functions that write letters', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 1 }] });
  const { orderId } = await anOrder(
    { lines: [{ sku: cup.sku, quantity: 1 }] },
    { kind: 'import', name: 'test' },
  );
  const event = only(await db.select().from(events).where(eq(events.orderId, orderId)));
  assert.equal(event.actor, 'import:test');
  assert.deepEqual(await db.select().from(outbox).where(eq(outbox.eventId, event.id)), []);
});

test('where somebody checks orders first, stock is held and time runs', async () => {
  const place = await aLocation();
  const cup = await aProduct({ stock: [{ location: place, onHand: 5 }] });
  const channel = await aChannel({ autoConfirm: false, expireAfterMinutes: 60 });
  const { orderId } = await anOrder({ channel, lines: [{ sku: cup.sku, quantity: 2 }], paid: true });
  const order = await orderNow(orderId);
  assert.deepEqual(
    [order.status, order.paymentStatus, order.verifiedAt, order.expiresAt?.toISOString()],
    ['to_verify', 'paid', null, '2026-03-02T10:00:00.000Z'],
  );
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
});
