import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, feedback, messages } from '@/db/schema';
import { consumedTypes, type EventType } from '@/lib/events/types';
import { openBench, signingKey } from '@/tests/inngest-bench';
import { ownWaybill } from '@/tests/own-database';

process.env.INNGEST_SIGNING_KEY = signingKey;
process.env.INNGEST_EVENT_KEY = 'test';
const secret = 'a secret of thirty-two characters';
process.env.NEXTAUTH_SECRET = secret;
process.env.WAYBILL_URL = 'https://shop.example/';
delete process.env.RESEND_API_KEY;
const database = await ownWaybill();
const { inngest } = await import('../client');
const { functions } = await import('.');
const { relayEvents } = await import('@/lib/events/relay-events');
const { cancelOrder } = await import('@/lib/orders/cancel-order');
const { deliverParcel } = await import('@/lib/fulfillment/deliver-parcel');
const { handOverParcel } = await import('@/lib/fulfillment/hand-over-parcel');
const { packParcel } = await import('@/lib/fulfillment/pack-parcel');
const { undoHandOver } = await import('@/lib/fulfillment/undo-hand-over');
const { declineReturn } = await import('@/lib/returns/decline-return');
const { approveReturn } = await import('@/lib/returns/approve-return');
const { receiveReturn } = await import('@/lib/returns/receive-return');
const { issueSupplierLink } = await import('@/lib/sourcing/issue-supplier-link');
const { revokeSupplierLink } = await import('@/lib/sourcing/revoke-supplier-link');
const { requestReturn } = await import('@/lib/returns/request-return');
const { refundPayment } = await import('@/lib/payments/refund-payment');
const { aDeliveredOrder, aHandedOverParcel, aPackedParcel, aPickedOrder, aPlacedOrder } = await import(
  '@/tests/journeys'
);
const { aLocation, anOrder, aProduct, at, daysLater, minutesLater, only, owner } = await import(
  '@/tests/world'
);
const { aSupplier } = await import('@/tests/suppliers');
const { tellOrderReceived } = await import('./confirm-order');
const { mailPortalCode } = await import('./send-portal-code');
const { tellAllArrived } = await import('./tell-delivered');
const { tellParcelShipped } = await import('./tell-shipped');
const { NOTHING } = await import('../tell');

after(async () => {
  await closeDb();
  await database.drop();
});

const timeout = 60_000;
const lettersOf = (orderId: number) =>
  db.select().from(messages).where(eq(messages.orderId, orderId)).orderBy(asc(messages.id));
const subjectsOf = async (orderId: number) => (await lettersOf(orderId)).map(({ subject }) => subject).sort();
const kindsOf = async (orderId: number) => (await lettersOf(orderId)).map(({ kind }) => kind).sort();

/** Everything in the outbox goes to the functions; `again` sends it a second time, as a relay does that was killed. */
async function openFunctions(t: { after: (close: () => Promise<void>) => void }) {
  const bench = await openBench(() => functions, { client: inngest });
  t.after(bench.close);
  return {
    ...bench,
    async relay({ again = false } = {}) {
      await relayEvents(async (batch) => {
        await bench.take(batch);
        if (again) await bench.take(batch);
      }, new Date());
      await bench.settle();
    },
  };
}

test('every event that goes out has a function, and no function waits for one that does not', () => {
  const heard = functions.flatMap((one) =>
    (one.opts.triggers as { event?: EventType }[]).flatMap(({ event }) => event ?? []),
  );
  assert.deepEqual([...new Set(heard.map(String))].sort(), [...consumedTypes].sort());
});

test('an order’s whole life: each thing is told once, though every event arrives twice', {
  timeout,
}, async (t) => {
  const bench = await openFunctions(t);
  const order = await aDeliveredOrder({ quantity: 2, price: 1000, paid: true });
  const { orderId, number, location } = order;
  await bench.relay({ again: true });

  const { returnNo, rma } = await requestReturn(
    owner,
    { orderId, lines: [{ lineNo: 1, quantity: 1, reason: 'too_small', outcome: 'refund' }] },
    daysLater(3),
  );
  await approveReturn(owner, { orderId, returnNo }, daysLater(3));
  await receiveReturn(owner, { orderId, returnNo }, daysLater(5));
  await refundPayment(owner, { orderId, amount: 700, credit: 'goodwill' }, daysLater(6));
  await bench.relay({ again: true });

  const name = `Thing ${order.sku}`;
  assert.deepEqual(
    await subjectsOf(orderId),
    [
      `We have your order ${number}`,
      `Your order ${number} is on its way: 2 × ${name}`,
      `Your order ${number} has arrived`,
      `How did order ${number} arrive?`,
      `Return ${rma}: send it back`,
      `Return ${rma} is here`,
      `€7.00 is on its way back to you, order ${number}`,
    ].sort(),
  );
  for (const letter of await lettersOf(orderId)) {
    assert.equal(letter.state, 'written');
    assert.match(letter.html, /https:\/\/shop\.example\/[tf]\/[\w-]{43}/);
  }
  const [confirmed, approved] = [
    (await lettersOf(orderId)).find(({ kind }) => kind === 'order-received'),
    (await lettersOf(orderId)).find(({ kind }) => kind === 'return-approved'),
  ];
  assert.match(confirmed?.plain ?? '', /Thank you, Ada\. We have your order\./);
  assert.match(confirmed?.plain ?? '', /Total +€20\.00\nPaid +€20\.00/);
  assert.match(confirmed?.plain ?? '', /It goes to\s+Ada Lovelace\nHauptstraße 7\n20095 Hamburg\nGermany/);
  assert.match(approved?.plain ?? '', /Too small/);
  assert.match(
    approved?.plain ?? '',
    new RegExp(`Send it to\\s+Waybill shop, returns\\n${location.postcode} Hamburg\nGermany`),
  );
});

test('three days after the delivery, and not before, the customer is asked once', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const now = new Date();
  const calm = await aHandedOverParcel();
  const sentBack = await aHandedOverParcel();
  for (const { parcelId } of [calm, sentBack]) await deliverParcel(owner, { parcelId }, now);
  await bench.relay({ again: true });
  await requestReturn(
    owner,
    { orderId: sentBack.orderId, lines: [{ lineNo: 1, quantity: 1, reason: 'late', outcome: 'refund' }] },
    new Date(now.getTime() + 1000),
  );

  await bench.pass('71 hours');
  assert.equal((await kindsOf(calm.orderId)).includes('feedback-request'), false);
  await bench.pass('1 hour');
  const asked = await db.select().from(feedback).where(eq(feedback.orderId, calm.orderId));
  const { kind, askKey, score } = only(asked);
  assert.deepEqual(
    { kind, askKey, score },
    { kind: 'delivery', askKey: `delivery/${calm.orderId}`, score: null },
  );
  const asking = only((await lettersOf(calm.orderId)).filter((letter) => letter.kind === 'feedback-request'));
  assert.equal(asking.html.match(/https:\/\/shop\.example\/f\/[\w-]{43}\?score=[1-5]/g)?.length, 5);

  assert.equal((await db.select().from(feedback).where(eq(feedback.orderId, sentBack.orderId))).length, 0);
  assert.equal((await kindsOf(sentBack.orderId)).includes('feedback-request'), false);
});

test('of two parcels each says what follows, and one letter says that it was all', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const order = await aPickedOrder({ quantity: 5 });
  const { orderId, shipmentNo, number } = order;
  const pack = async (quantity: number, minute: number) => {
    const units = [{ lineNo: 1, quantity }];
    const { parcelId } = await packParcel(owner, { orderId, shipmentNo, units }, minutesLater(minute));
    await handOverParcel(owner, { parcelId, carrier: 'DPD' }, minutesLater(minute + 1));
    await bench.relay();
    return parcelId;
  };
  const [first, second] = [await pack(3, 10), await pack(2, 20)];
  await deliverParcel(owner, { parcelId: first }, daysLater(1));
  await bench.relay();
  await deliverParcel(owner, { parcelId: second }, daysLater(2));
  await bench.relay();

  const name = `Thing ${order.sku}`;
  assert.deepEqual(
    await subjectsOf(orderId),
    [
      `We have your order ${number}`,
      `Parcel 1 is on its way: 3 × ${name}`,
      `Parcel 2 of 2 is on its way: 2 × ${name}`,
      `Parcel 1 has arrived: 3 × ${name}`,
      `Your order ${number} has arrived`,
      `How did order ${number} arrive?`,
    ].sort(),
  );
  const plain = async (key: string) =>
    only(await db.select().from(messages).where(eq(messages.dedupeKey, key))).plain.replace(/ +/g, ' ');
  assert.match(
    await plain(`parcel-shipped/${orderId}/${first}`),
    new RegExp(`What follows\\s+${name} 2\\nLeaves ${order.location.name} in its own parcel`),
  );
  assert.match(
    await plain(`parcel-shipped/${orderId}/${second}`),
    new RegExp(`What went before\\s+${name} 3\\nOn its way with DPD`),
  );
  assert.match(
    await plain(`parcel-delivered/${orderId}/${first}`),
    new RegExp(`Still to come\\s+${name} 2\\nOn its way with DPD`),
  );
  assert.match(
    await plain(`order-delivered/${orderId}`),
    /The last of 2 parcels was delivered on Wednesday 4 March\./,
  );
});

test('a cancel tells what and what becomes of the money', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const paid = await aPlacedOrder({ quantity: 3, price: 1500, paid: true });
  const units = [{ lineNo: 1, quantity: 1 }];
  await cancelOrder(owner, { orderId: paid.orderId, units, reason: 'inventory' }, minutesLater(5));
  const unpaid = await aPlacedOrder({ paid: false });
  await bench.relay({ again: true });
  await cancelOrder(owner, { orderId: unpaid.orderId, reason: 'customer' }, minutesLater(5));
  await bench.relay();

  const part = only((await lettersOf(paid.orderId)).filter(({ kind }) => kind === 'order-canceled'));
  assert.equal(part.subject, `Canceled in order ${paid.number}: Thing ${paid.sku}`);
  assert.match(
    part.plain,
    /It sold out\. We are sorry\.\s+We owe you €15\.00 and send it back the way you paid\./,
  );
  const whole = only((await lettersOf(unpaid.orderId)).filter(({ kind }) => kind === 'order-canceled'));
  assert.equal(whole.subject, `Order ${unpaid.number} is canceled`);
  assert.match(whole.plain, /You asked for it\.\s+Nothing was charged\./);
});

test('a declined return is told once, in the words of who declined it', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const { orderId, sku } = await aDeliveredOrder({ quantity: 2 });
  const lines = [{ lineNo: 1, quantity: 2, reason: 'changed_mind' as const, outcome: 'refund' as const }];
  const { returnNo, rma } = await requestReturn(owner, { orderId, lines }, daysLater(3));
  const message = 'They were made to your measure.\n\nWe can shorten them.';
  const reasonInternal = 'Third time this year.';
  await declineReturn(owner, { orderId, returnNo, message, reasonInternal }, daysLater(4));
  await bench.relay({ again: true });

  const letter = only((await lettersOf(orderId)).filter(({ kind }) => kind === 'return-declined'));
  assert.equal(letter.subject, `Return ${rma}: we could not accept it`);
  assert.match(letter.plain, /They were made to your measure\.\s+We can shorten them\./);
  assert.match(
    letter.plain.replace(/ +/g, ' '),
    new RegExp(`What you keep\\s+Thing ${sku} 2\\nI changed my mind`),
  );
  assert.match(letter.html, /https:\/\/shop\.example\/t\/[\w-]{43}/);
  assert.doesNotMatch(letter.html, /Third time/);
});

test('what is not so any more is not told', async () => {
  const gone = await aPlacedOrder();
  await cancelOrder(owner, { orderId: gone.orderId, reason: 'customer' }, minutesLater(5));
  assert.equal(await tellOrderReceived({ orderId: gone.orderId }, minutesLater(6)), NOTHING);

  const undone = await aHandedOverParcel();
  await undoHandOver(owner, { parcelId: undone.parcelId }, minutesLater(61));
  assert.equal(await tellParcelShipped(undone, minutesLater(62)), NOTHING);

  const packed = await aPackedParcel();
  assert.equal(await tellAllArrived(packed, minutesLater(62)), NOTHING);
  for (const { orderId } of [gone, undone, packed]) assert.deepEqual(await kindsOf(orderId), []);
});

test('nobody is written to without an address', async () => {
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }], customer: { name: 'Ada' } });
  assert.equal(await tellOrderReceived({ orderId }, at), NOTHING);
  assert.deepEqual(await kindsOf(orderId), []);
});

test('a code is mailed once, and not when it has run out', async () => {
  const { orderId } = await aPlacedOrder();
  const asked = { orderId, tokenHash: 'ab'.repeat(32) };
  assert.equal(await mailPortalCode(asked, at, minutesLater(10)), NOTHING);
  assert.equal(await mailPortalCode(asked, at, minutesLater(1)), 'written');
  assert.equal(await mailPortalCode(asked, at, minutesLater(2)), 'written');
  const letter = only(await lettersOf(orderId));
  assert.match(letter.plain, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/m);
  assert.doesNotMatch(letter.subject, /[0-9A-Z]{4}-[0-9A-Z]{4}/);
});

test('a supplier’s link is mailed once and opens, but not one that was withdrawn', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const { id: locationId } = await aSupplier();
  const email = 'orders@supplier.test';
  const { linkId, token } = await issueSupplierLink(owner, { locationId, email, secret }, new Date());
  await bench.relay({ again: true });
  const letters = await db
    .select()
    .from(messages)
    .where(eq(messages.dedupeKey, `supplier-link/${linkId}`));
  const letter = only(letters);
  assert.deepEqual([letter.recipient, letter.orderId], [email, null]);
  assert.equal(letter.plain.includes(`https://shop.example/supplier/open/${token}`), true);

  const gone = await issueSupplierLink(owner, { locationId, email, secret }, new Date());
  await revokeSupplierLink(owner, gone, new Date());
  await issueSupplierLink(owner, { locationId, secret }, new Date());
  await bench.relay();
  const all = await db.select().from(messages).where(eq(messages.kind, 'supplier-link'));
  assert.equal(all.length, 1);
});

test('an import writes to nobody', { timeout }, async (t) => {
  const bench = await openFunctions(t);
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const { orderId } = await anOrder({ lines: [{ sku, quantity: 1 }] }, { kind: 'import', name: 'test' });
  await bench.relay();
  assert.deepEqual(await kindsOf(orderId), []);
  assert.equal((await db.select().from(events).where(eq(events.orderId, orderId))).length > 0, true);
});
