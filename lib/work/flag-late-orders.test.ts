import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { events, workItems } from '@/db/schema';
import { ownWaybill } from '@/tests/own-database';

const database = await ownWaybill();
const { deliverParcel } = await import('@/lib/fulfillment/deliver-parcel');
const { handOverParcel } = await import('@/lib/fulfillment/hand-over-parcel');
const { packParcel } = await import('@/lib/fulfillment/pack-parcel');
const { cancelOrder } = await import('@/lib/orders/cancel-order');
const { placeOrder } = await import('@/lib/orders/place-order');
const { PlaceOrderInput } = await import('@/lib/orders/inputs');
const { runDoctor } = await import('@/lib/reports/run-doctor');
const { system } = await import('@/lib/staff/permissions');
const { aDeliveredOrder, aHandedOverParcel, aPickedOrder, aPlacedOrder, workOf } = await import(
  '@/tests/journeys'
);
const { assertAllSound, assertRefused } = await import('@/tests/refused');
const { aChannel, at, daysLater, eventsOf, minutesLater, only, owner, support, unique } = await import(
  '@/tests/world'
);
const { flagLateOrders } = await import('./flag-late-orders');
const { listOpenWork } = await import('./queries');
const { openWork } = await import('./tx');

after(async () => {
  await closeDb();
  await database.drop();
});

const watch = system('watch-promises');
const promisedAt = daysLater(5);
const aftermath = new Date(promisedAt.getTime() + 1);
const flag = (moment: Date, limit?: number) => flagLateOrders(watch, { limit }, moment);
const itemsOf = (orderId: number) => db.select().from(workItems).where(eq(workItems.orderId, orderId));

test('a promise that passes becomes work once, and is no longer work when it is kept', async () => {
  const { orderId, parcelId } = await aHandedOverParcel({ promisedAt });
  assert.deepEqual(await flag(promisedAt), { flagged: 0 });
  assert.deepEqual(await flag(aftermath), { flagged: 1 });
  assert.deepEqual(await flag(aftermath), { flagged: 0 });

  const item = only(await itemsOf(orderId));
  assert.deepEqual(
    [item.type, item.subject, item.dueAt, item.openedAt, item.closedAt],
    ['late_order', `order:${orderId}`, promisedAt, aftermath, null],
  );
  const event = only(await db.select().from(events).where(eq(events.id, item.openedByEvent)));
  assert.deepEqual(
    [event.type, event.orderId, event.actor, event.at, event.data],
    ['work.opened', orderId, 'system:watch-promises', aftermath, { workItemId: item.id, type: 'late_order' }],
  );

  await deliverParcel(owner, { parcelId }, daysLater(6));
  const closed = only(await itemsOf(orderId));
  const delivered = only(
    await db
      .select()
      .from(events)
      .where(eq(events.id, closed.closedByEvent ?? 0)),
  );
  assert.deepEqual(
    [closed.closedAt, delivered.type, delivered.orderId],
    [daysLater(6), 'order.delivered', orderId],
  );
  assert.deepEqual(await flag(daysLater(30)), { flagged: 0 });
});

test('a canceled order is no work any more, nor one whose missing units were called off', async () => {
  const whole = await aPlacedOrder({ promisedAt });
  const { orderId } = await aPickedOrder({ promisedAt, quantity: 2 });
  const one = { orderId, units: [{ lineNo: 1, quantity: 1 }] };
  const { parcelId } = await packParcel(owner, { ...one, shipmentNo: 1 }, minutesLater(10));
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, minutesLater(60));
  await deliverParcel(owner, { parcelId }, daysLater(2));
  assert.deepEqual(await flag(aftermath), { flagged: 2 });

  await cancelOrder(owner, { orderId: whole.orderId, reason: 'customer' }, daysLater(6));
  assert.deepEqual(await workOf(whole.orderId), []);
  await cancelOrder(owner, { ...one, reason: 'inventory' }, daysLater(6));
  assert.deepEqual(await workOf(orderId), []);
  assert.deepEqual(await flag(daysLater(30)), { flagged: 0 });
});

test('what was delivered, has no promise, or came by an import is left alone', async () => {
  await aDeliveredOrder({ promisedAt });
  const input = PlaceOrderInput.parse({
    channel: (await aChannel()).code,
    externalId: unique('old'),
    currency: 'EUR',
    lines: [{ name: 'Vase', quantity: 1, unitAmount: 900 }],
    promisedAt: promisedAt.toISOString(),
  });
  await placeOrder({ kind: 'import', name: 'olist' }, input, at);
  assert.deepEqual(await flag(daysLater(30)), { flagged: 0 });
});

test('a limit takes the oldest promises first, and the next run the rest', async () => {
  const second = await aPlacedOrder({ promisedAt: daysLater(9) });
  const first = await aPlacedOrder({ promisedAt: daysLater(8) });
  assert.deepEqual(await flag(daysLater(10), 1), { flagged: 1 });
  assert.deepEqual(await workOf(second.orderId), []);
  assert.deepEqual(await flag(daysLater(10), 1), { flagged: 1 });
  assert.deepEqual(await flag(daysLater(10), 1), { flagged: 0 });
  assert.deepEqual(
    (await listOpenWork(support)).map(({ orderId }) => orderId),
    [first.orderId, second.orderId],
  );
});

test('eight watchers at once open it once', async () => {
  const { orderId } = await aPlacedOrder({ promisedAt });
  const runs = await Promise.all(Array.from({ length: 8 }, () => flag(aftermath)));
  assert.equal(
    runs.reduce((sum, { flagged }) => sum + flagged, 0),
    1,
  );
  assert.deepEqual(await workOf(orderId), [['late_order', {}]]);
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'work.opened']);
});

test('nothing falls asleep once the watcher has looked', async () => {
  await aPlacedOrder({ promisedAt });
  const late = daysLater(20);
  const asleep = async () =>
    (await runDoctor(watch, late)).find(({ name }) => name === 'nothing_falls_asleep')?.violations;
  assert.equal(await asleep(), 1);
  await flag(late);
  assert.equal(await asleep(), 0);
  await assertAllSound(late);
});

test('people in the office cannot start it', async () => {
  await assertRefused(() => flagLateOrders(support, {}, aftermath), 'forbidden', /role does not allow/);
});

test('open work is listed by when it is due, then by age; work without a date comes last', async () => {
  await db.execute(
    sql`update work_items set closed_at = opened_at, closed_by_event = 1 where closed_at is null`,
  );
  const { orderId, number } = await aPlacedOrder();
  const open = (subject: string, dueAt?: Date, id?: number) =>
    transaction((tx) =>
      openWork(tx, {
        type: 'low_score',
        subject,
        orderId: id,
        dueAt,
        openedAt: minutesLater(1),
        openedByEvent: 1,
      }),
    );
  await open('no date, older');
  await open('no date, younger');
  await open('due later', daysLater(2));
  await open('due first', daysLater(1), orderId);
  assert.equal(await open('due first', daysLater(3)), null);

  const work = await listOpenWork(support);
  assert.deepEqual(
    work.map(({ subject }) => subject),
    ['due first', 'due later', 'no date, older', 'no date, younger'],
  );
  const { id, ...top } = work[0] ?? assert.fail();
  assert.deepEqual(top, {
    type: 'low_score',
    subject: 'due first',
    orderId,
    orderNumber: number,
    sku: null,
    location: null,
    openedAt: minutesLater(1),
  });
  for (let i = 0; i < 30; i++) await open(`more ${i}`);
  assert.equal((await listOpenWork(support)).length, 25);
});
