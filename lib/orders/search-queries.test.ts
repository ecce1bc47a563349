import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import type { Actor } from '@/lib/staff/permissions';
import { aHandedOverParcel, aReturn } from '@/tests/journeys';
import { assertRefused } from '@/tests/refused';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  marketing,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { findExactOrder, searchOrders } from './search-queries';

after(closeDb);

const found = async (actor: Actor, typed: string) => (await searchOrders(actor, typed)).map(({ id }) => id);
const line = [{ name: 'Custom made', quantity: 1, unitAmount: 1000 }];
const digits = () => String(randomInt(1e8, 1e9));

/** An order of somebody whose name, address and phone number nobody else has. */
async function aKnownOrder() {
  const first = unique('Zoë').replace('-', '');
  const last = unique('Quist').replace('-', '');
  const email = `${unique('zq')}@post.example`;
  const phone = `+49 ${digits()}`;
  const providerRef = unique('pi_Mixed');
  const externalId = `#${unique('Ext')}`;
  const location = await aLocation();
  const barcode = unique('4006');
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }], barcode });
  const channel = await aChannel();
  const { orderId, number, publicRef } = await anOrder({
    channel,
    externalId,
    lines: [{ sku, quantity: 1 }],
    customer: { name: `${first} van ${last}`, email, phone },
    payments: [{ kind: 'authorize', amount: 1000, provider: 'test', providerRef }],
  });
  return {
    orderId,
    number,
    publicRef,
    channel,
    first,
    last,
    email,
    phone,
    providerRef,
    externalId,
    sku,
    barcode,
  };
}

test('whatever people type or scan finds the order', async () => {
  const order = await aKnownOrder();
  const { orderId, number, publicRef, first, last, email, phone, sku, barcode } = order;
  const ref = publicRef.toLowerCase();
  const typed = {
    number,
    'number with a hash': `#${number}`,
    'number in small letters': ` ${number.toLowerCase()} `,
    'public reference': publicRef,
    'public reference with dashes': `${ref.slice(0, 5)}-${ref.slice(5)}`,
    'public reference in groups': `${publicRef.slice(0, 4)} ${publicRef.slice(4)}`,
    'public reference misread': publicRef.replaceAll('0', 'O').replaceAll('1', 'l'),
    'external id': order.externalId,
    'external id without its hash': order.externalId,
    email,
    'email in capitals': email.toUpperCase(),
    'start of the email': email.slice(0, -8),
    'first name': first,
    'first and last name': `${first} VAN ${last}`,
    'last name': last,
    'start of the last name': last.slice(0, -2),
    'last name first': `${last} ${first}`,
    phone,
    'phone with punctuation': phone.replace(/(\d{3})/g, '$1-'),
    sku,
    barcode,
    'payment reference': order.providerRef,
    'a pasted NUL': `${number}\0`,
  };
  for (const [what, words] of Object.entries(typed)) {
    assert.deepEqual(await found(support, words), [orderId], `${what}: ${words}`);
  }
});

test('parcels and returns lead to their order, with spaces and dashes as printed', async () => {
  const { orderId, trackingNumber } = await aHandedOverParcel();
  assert.deepEqual(await found(merchant, trackingNumber), [orderId]);
  assert.deepEqual(await found(merchant, trackingNumber.toLowerCase()), [orderId]);
  const back = await aReturn();
  assert.deepEqual(await found(merchant, back.rma), [back.orderId]);
  assert.deepEqual(await found(merchant, back.rma.toLowerCase()), [back.orderId]);
  assert.deepEqual(await found(merchant, `${back.rma.slice(0, 4)}-${back.rma.slice(4)}`), [back.orderId]);
});

test('nothing typed finds nothing, and signs are no patterns', async () => {
  const { email } = await aKnownOrder();
  for (const typed of ['', '  ', '#', '\0', '%%%', '___', '\\\\\\', "' or 1=1 --", '%@post.example', 'zz'])
    assert.deepEqual(await found(owner, typed), [], typed);
  assert.deepEqual(await found(owner, email.replace('-', '_')), []);
  await found(owner, `${'x'.repeat(100_000)}`);
  await found(owner, '\ud800');
});

test('several hits come newest first', async () => {
  const name = unique('Twin').replace('-', '');
  const first = await anOrder({ lines: line, customer: { name } }, owner, minutesLater(2));
  const second = await anOrder({ lines: line, customer: { name } }, owner, minutesLater(1));
  const third = await anOrder({ lines: line, customer: { name } }, owner, minutesLater(2));
  assert.deepEqual(await found(owner, name), [third.orderId, first.orderId, second.orderId]);
});

test('the merchant finds a person by name and phone, not by the address it does not see', async () => {
  const { orderId, email, last, phone } = await aKnownOrder();
  assert.deepEqual(await found(merchant, last), [orderId]);
  assert.deepEqual(await found(merchant, phone), [orderId]);
  assert.deepEqual(await found(merchant, email), []);
});

test('marketing sees initials, and finds nobody by name, address or phone', async () => {
  const { orderId, number, email, first, last, phone } = await aKnownOrder();
  for (const personal of [email, email.slice(0, -8), first, last, phone])
    assert.deepEqual(await found(marketing, personal), [], personal);
  const rows = await searchOrders(marketing, number);
  assert.deepEqual(
    rows.map(({ id, customer }) => [id, customer]),
    [[orderId, 'Z. v. Q.']],
  );
});

test('a key finds the orders of its channel only', async () => {
  const { orderId, number, publicRef, channel, sku } = await aKnownOrder();
  const other = await aChannel();
  const key = (channelId: number): Actor => ({ kind: 'key', id: 1, channelId, scopes: ['orders:read'] });
  for (const typed of [number, publicRef, sku]) {
    assert.deepEqual(await found(key(channel.id), typed), [orderId]);
    assert.deepEqual(await found(key(other.id), typed), []);
  }
  assert.equal(await findExactOrder(key(channel.id), number), orderId);
  assert.equal(await findExactOrder(key(other.id), number), null);
});

test('a whole number or reference names exactly one order', async () => {
  const { orderId, number, publicRef } = await anOrder({ lines: line });
  for (const typed of [number, `#${number}`, number.toLowerCase(), publicRef, `\0${number}`])
    assert.equal(await findExactOrder(marketing, typed), orderId, typed);
  assert.equal(
    await findExactOrder(owner, `${publicRef.slice(0, 5)}-${publicRef.slice(5).toLowerCase()}`),
    orderId,
  );
  const { externalId } = await orderNow(orderId);
  for (const typed of ['', '#', number.slice(0, -1), externalId ?? ''])
    assert.equal(await findExactOrder(owner, typed), null, typed);
});

test('customers do not search', async () => {
  const { orderId, number } = await anOrder({ lines: line }, owner, at);
  const customer: Actor = { kind: 'customer', orderId, proven: true };
  await assertRefused(() => searchOrders(customer, number), 'forbidden', /role does not allow/);
  await assertRefused(() => findExactOrder(customer, number), 'forbidden', /role does not allow/);
});
