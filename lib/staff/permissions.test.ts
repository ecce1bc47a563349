import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '@/db/statuses';
import { type Actor, can, type Permission, permit, permitLocation, permitOrder } from './permissions';

const staff = (role: Role): Actor => ({ kind: 'staff', id: 1, name: 'Somebody', role, locationIds: null });
const key = (...scopes: string[]): Actor => ({ kind: 'key', id: 1, channelId: 7, scopes });
const customer = (proven: boolean): Actor => ({ kind: 'customer', orderId: 5, proven });

/** o owner, m merchant, s support, k marketing, u customer unproven, p customer proven, d supplier (drop-ship). */
const matrix: [Permission, string][] = [
  ['account.own', 'omsk'],
  ['order.read', 'omsk'],
  ['stock.read', 'omsk'],
  ['order.contact', 'oms'],
  ['order.email', 'os'],
  ['order.money', 'osk'],
  ['order.place', 'os'],
  ['order.verify', 'os'],
  ['order.hold', 'oms'],
  ['order.cancel', 'oms'],
  ['order.promise', 'os'],
  ['promise.read', 'os'],
  ['order.note', 'oms'],
  ['order.tag', 'oms'],
  ['shipment.read', 'om'],
  ['shipment.release', 'om'],
  ['shipment.pick', 'om'],
  ['shipment.move', 'os'],
  ['shipment.reject', 'om'],
  ['shipment.pack', 'om'],
  ['shipment.hand_over', 'om'],
  ['shipment.track', 'om'],
  ['box.write', 'om'],
  ['location.pause', 'om'],
  ['stock.receive', 'om'],
  ['stock.adjust', 'om'],
  ['stock.count', 'om'],
  ['return.read', 'omsp'],
  ['return.request', 'osp'],
  ['return.review', 'os'],
  ['return.receive', 'om'],
  ['return.inspect', 'om'],
  ['credit.grant', 'os'],
  ['payment.refund', 'os'],
  ['payment.record', 'o'],
  ['payment.capture', 'o'],
  ['customer.read', 'osk'],
  ['message.read', 'os'],
  ['message.write', 'os'],
  ['feedback.read', 'osk'],
  ['feedback.ask', 'o'],
  ['feedback.answer', 'oup'],
  ['catalog.write', 'o'],
  ['location.write', 'o'],
  ['supplier.link', 'o'],
  ['supplier.read', 'od'],
  ['supplier.accept', 'od'],
  ['supplier.decline', 'od'],
  ['supplier.send', 'od'],
  ['shipping.write', 'o'],
  ['staff.manage', 'o'],
  ['key.manage', 'o'],
  ['doctor.run', 'o'],
  ['portal.track', 'oup'],
  ['portal.read', 'op'],
];
const cast: Record<string, Actor> = {
  o: staff('owner'),
  m: staff('merchant'),
  s: staff('support'),
  k: staff('marketing'),
  u: customer(false),
  p: customer(true),
  d: { kind: 'supplier', locationId: 3, linkId: 1 },
};

for (const [permission, allowed] of matrix)
  test(`${permission} is for ${allowed} and for nobody else`, () => {
    const able = Object.keys(cast).filter((who) => can(cast[who] as Actor, permission));
    assert.deepEqual(able.sort(), [...allowed].sort());
  });

test('a key may what its scopes say', () => {
  assert.equal(can(key('orders:read'), 'order.read'), true);
  assert.equal(can(key('orders:read'), 'order.contact'), false);
  assert.equal(can(key('orders:read_pii'), 'order.contact'), true);
  assert.equal(can(key('orders:write'), 'order.place'), true);
  assert.equal(can(key('orders:write'), 'payment.refund'), false);
  assert.equal(can(key('made up'), 'order.read'), false);
});

test('a no names the permission and says it in words', () => {
  assert.throws(() => permit(staff('marketing'), 'payment.refund'), {
    code: 'forbidden',
    message: 'Your role does not allow this.',
    detail: { permission: 'payment.refund' },
  });
});

test('a customer sees one order, a key one channel, and others look as if they did not exist', () => {
  permitOrder(customer(true), 'portal.read', { id: 5 });
  assert.throws(() => permitOrder(customer(true), 'portal.read', { id: 6 }), { code: 'not_found' });
  permitOrder(key('orders:read'), 'order.read', { id: 6, channelId: 7 });
  assert.throws(() => permitOrder(key('orders:read'), 'order.read', { id: 6, channelId: 8 }), {
    code: 'not_found',
  });
});

test('a supplier works at one location, and what is elsewhere looks as if it were nothing', () => {
  const supplier: Actor = { kind: 'supplier', locationId: 3, linkId: 1 };
  permitLocation(supplier, 3);
  assert.throws(() => permitLocation(supplier, 4), { code: 'not_found' });
  assert.throws(() => permitLocation(supplier, null), { code: 'not_found' });
});
