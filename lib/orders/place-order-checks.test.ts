import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq, isNull } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, holds, orderContacts, postcodes, riskAssessments, workItems } from '@/db/schema';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import type { Actor } from '@/lib/staff/permissions';
import { assertRefused } from '@/tests/refused';
import {
  aChannel,
  address,
  aLocation,
  anOrder,
  aProduct,
  at,
  eventsOf,
  marketing,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { getAddressVerdict } from './address-queries';
import { assessRisk } from './assess-risk';
import { cancelOrder } from './cancel-order';
import { correctAddress } from './correct-address';
import { releaseHold } from './release-hold';

after(closeDb);

type Channel = Awaited<ReturnType<typeof aChannel>>;
const keyOf = (channel: Channel): Actor => ({
  kind: 'key',
  id: 1,
  channelId: channel.id,
  scopes: ['orders:write', 'risk:write'],
});
async function fromApi(
  given: Partial<Parameters<typeof anOrder>[0]> = {},
  settings: Channel['settings'] = {},
  shared?: Channel,
) {
  const channel = shared ?? (await aChannel({ settings }));
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 50 }] });
  return anOrder({ channel, lines: [{ sku, quantity: 2 }], ...given }, keyOf(channel));
}
const openHolds = (orderId: number) =>
  db
    .select()
    .from(holds)
    .where(and(eq(holds.orderId, orderId), isNull(holds.releasedAt)));
const openWork = (orderId: number) =>
  db
    .select()
    .from(workItems)
    .where(and(eq(workItems.orderId, orderId), isNull(workItems.closedAt)));
const contactOf = async (orderId: number) =>
  only(await db.select().from(orderContacts).where(eq(orderContacts.orderId, orderId)));

const mistyped = { ...address, postcode: '2OO95' };

test('an order of a channel with a mistyped address waits before anybody can pick it, with a suggestion', async () => {
  const { orderId } = await fromApi({ shipTo: mistyped });
  const order = await orderNow(orderId);
  assert.equal(order.status, 'on_hold');
  assert.ok(order.facets.includes('h:address'));
  const hold = only(await openHolds(orderId));
  assert.deepEqual([hold.no, hold.reason, hold.note], [1, 'address', 'Postcode mistyped']);
  const work = only(await openWork(orderId));
  assert.deepEqual(
    [work.type, work.data],
    ['bad_address', { answer: 'suggestion', finds: ['postcode_repaired'] }],
  );
  assert.deepEqual(await eventsOf(orderId), ['order.placed', 'order.held']);

  await assert.rejects(releaseShipment(owner, { orderId, shipmentNo: 1 }, at), /hold/i);
  await assert.rejects(pickShipment(owner, { orderId, shipmentNo: 1 }, at), /hold/i);

  const verdict = await getAddressVerdict(support, orderId);
  assert.ok(verdict?.answer === 'suggestion' && verdict.address.postcode === '20095');
  assert.equal(await getAddressVerdict(marketing, orderId), null);

  await correctAddress(merchant, { orderId, shipTo: verdict.address }, minutesLater(1));
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.deepEqual([await openHolds(orderId), await openWork(orderId)], [[], []]);
  const contact = await contactOf(orderId);
  assert.deepEqual(
    [contact.shipTo?.postcode, contact.givenShipTo?.postcode, contact.postcode],
    ['20095', '2OO95', '20095'],
  );
  const told = await db.select().from(events).where(eq(events.orderId, orderId));
  assert.ok(!JSON.stringify(told).includes('2OO95') && !JSON.stringify(told).includes('Hauptstraße'));
  await releaseShipment(owner, { orderId, shipmentNo: 1 }, at);
});

test('the address check never refuses an order, and nothing of it happens where it is off, for staff or in an import', async () => {
  const noNumber = { ...address, line1: 'Hauptstraße' };
  const on = await fromApi({ shipTo: noNumber });
  assert.equal((await orderNow(on.orderId)).status, 'on_hold');
  const off = await fromApi({ shipTo: noNumber }, { addressCheck: false });
  assert.equal((await orderNow(off.orderId)).status, 'open');
  await aLocation();
  const lines = [{ name: 'Service', quantity: 1, unitAmount: 1 }];
  for (const actor of [owner, { kind: 'import', name: 'test' } as const])
    assert.equal(
      (await orderNow((await anOrder({ shipTo: noNumber, lines }, actor)).orderId)).status,
      'open',
    );
  const spaced = await fromApi({ shipTo: { ...address, postcode: 'D-20095' } });
  assert.equal((await orderNow(spaced.orderId)).status, 'open', 'spaces alone stop nobody');
});

test('the merchant’s own postcodes are asked too', async () => {
  await db
    .insert(postcodes)
    .values({ country: 'HU', postcode: '7621', city: 'Pécs', latitude: 46, longitude: 18 })
    .onConflictDoNothing();
  const shipTo = { line1: 'Király utca 5', city: 'Pesc', postcode: '7621', country: 'HU' };
  const { orderId } = await fromApi({ shipTo });
  const verdict = await getAddressVerdict(owner, orderId);
  assert.ok(verdict?.answer === 'suggestion' && verdict.address.city === 'Pécs');
});

test('an address that stays undeliverable keeps its hold; “it is right as it is” is a release and ends the work', async () => {
  const { orderId } = await fromApi({ shipTo: { ...address, line1: 'Hauptstraße' } });
  const { answer } = await correctAddress(
    support,
    { orderId, shipTo: { ...address, line1: 'Postfach 7' } },
    at,
  );
  assert.equal(answer, 'undeliverable');
  assert.equal((await orderNow(orderId)).status, 'on_hold');
  assert.deepEqual(only(await openWork(orderId)).data.finds, ['po_box']);
  await releaseHold(support, { orderId, holdNo: 1 }, at);
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.deepEqual(await openWork(orderId), []);
});

test('once a parcel has left the address is fixed, and the words say so', async () => {
  const { orderId } = await fromApi();
  await releaseShipment(owner, { orderId, shipmentNo: 1 }, at);
  await pickShipment(owner, { orderId, shipmentNo: 1 }, at);
  const { parcelId } = await packParcel(owner, { orderId, shipmentNo: 1 }, at);
  await handOverParcel(owner, { parcelId, carrier: 'DHL' }, at);
  const other = { ...address, city: 'Bremen', postcode: '28195' };
  await assertRefused(
    () => correctAddress(owner, { orderId, shipTo: other }, at),
    'conflict',
    /A parcel has left, so the address is fixed/,
    orderId,
  );
});

test('nobody corrects what is the same, is over, or is none of theirs', async () => {
  const { orderId } = await fromApi();
  await assertRefused(
    () => correctAddress(owner, { orderId, shipTo: address }, at),
    'conflict',
    /address it has/,
    orderId,
  );
  await assertRefused(
    () => correctAddress(marketing, { orderId, shipTo: mistyped }, at),
    'forbidden',
    /role/,
    orderId,
  );
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  await assertRefused(
    () => correctAddress(owner, { orderId, shipTo: mistyped }, at),
    'conflict',
    /is canceled/,
    orderId,
  );
});

const risky = { riskCheck: true, risk: { firstOrderAmount: 1500, high: 50 } };
const abroad = { billTo: { line1: '1 Main St', city: 'Boston', postcode: '02108', country: 'US' } };

test('a risky order is stored with its facts and cannot be picked until somebody releases it', async () => {
  const shipTo = { ...address, line1: 'Allee 1a' };
  const { orderId } = await fromApi(
    { ...abroad, shipTo, customer: { email: 'grace.hopper@risk.example' } },
    risky,
  );
  const assessment = only(
    await db.select().from(riskAssessments).where(eq(riskAssessments.orderId, orderId)),
  );
  assert.deepEqual(
    [assessment.provider, assessment.level, assessment.score, assessment.facts.map(({ rule }) => rule)],
    ['waybill', 'high', 50, ['first_order', 'countries']],
  );
  const hold = only(await openHolds(orderId));
  assert.deepEqual([hold.reason, hold.note], ['fraud', 'A first order of €20.00. Billed to US, sent to DE']);
  await assert.rejects(releaseShipment(owner, { orderId, shipmentNo: 1 }, at), /hold/i);
  await releaseHold(support, { orderId, holdNo: 1 }, at);
  assert.deepEqual(await openWork(orderId), []);
  await releaseShipment(owner, { orderId, shipmentNo: 1 }, at);
});

test('an ordinary order of the same channel is judged low and goes on; with risk off nothing is stored', async () => {
  const shipTo = { ...address, line1: 'Allee 2b' };
  const { orderId } = await fromApi(
    { shipTo, customer: { email: 'ada.king@risk.example' } },
    { riskCheck: true },
  );
  assert.equal((await orderNow(orderId)).status, 'open');
  assert.equal(
    only(await db.select().from(riskAssessments).where(eq(riskAssessments.orderId, orderId))).level,
    'low',
  );
  const off = await fromApi(abroad);
  assert.deepEqual(
    await db.select().from(riskAssessments).where(eq(riskAssessments.orderId, off.orderId)),
    [],
  );
});

test('many orders of one person within a day are seen, by e-mail, phone and address', async () => {
  const channel = await aChannel({ settings: { riskCheck: true } });
  const customer = { email: `${unique('many')}@example.com`, phone: `+49 40 ${Date.now()}` };
  const shipTo = { ...address, line1: `Gasse ${Date.now()}` };
  let last = 0;
  for (let i = 0; i < 3; i++) last = (await fromApi({ customer, shipTo }, {}, channel)).orderId;
  const { facts } = only(await db.select().from(riskAssessments).where(eq(riskAssessments.orderId, last)));
  const words = facts.map((fact) => fact.words);
  for (const word of [/Order 3 with this e-mail/, /Order 3 with this phone/, /Order 3 to this address/])
    assert.ok(
      words.some((one) => word.test(one)),
      words.join(),
    );
});

test('another judge’s high risk stops the order once, and its newest word counts', async () => {
  const channel = await aChannel();
  const { orderId } = await fromApi({}, {}, channel);
  const assess = (level: 'low' | 'high', moment: Date) =>
    assessRisk(
      keyOf(channel),
      { orderId, provider: 'judge', level, score: 90, facts: [{ rule: 'ip', words: 'Proxy', points: 90 }] },
      moment,
    );
  assert.deepEqual(await assess('high', at), { held: true });
  assert.deepEqual(await assess('high', minutesLater(1)), { held: true });
  assert.equal((await openHolds(orderId)).length, 1);
  assert.deepEqual(await assess('low', minutesLater(2)), { held: true }, 'a lower word releases nothing');
  assert.equal(
    only(await db.select().from(riskAssessments).where(eq(riskAssessments.orderId, orderId))).level,
    'low',
  );
  const elsewhere = keyOf(await aChannel());
  await assertRefused(
    () => assessRisk(elsewhere, { orderId, provider: 'judge', level: 'low', score: 0, facts: [] }, at),
    'not_found',
    /does not exist/,
    orderId,
  );
});
