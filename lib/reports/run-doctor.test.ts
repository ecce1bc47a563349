import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, rehearse } from '@/db';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPickedOrder,
  aPlacedOrder,
  aReceivedReturn,
} from '@/tests/journeys';
import { ownWaybill } from '@/tests/own-database';
import { plantings } from '@/tests/plantings';
import { invariants } from './invariants';
import { runDoctor } from './run-doctor';
import { examine } from './tx';

const shop = await ownWaybill();
const { aBundle, aChannel, aLocation, anOrder, aProduct, at, marketing, owner } = await import(
  '@/tests/world'
);
const now = addDays(at, 5);

before(async () => {
  const location = await aLocation();
  const part = await aProduct({ stock: [{ location, onHand: 20 }] });
  const bundle = await aBundle([{ variantId: part.variantId, quantity: 2 }]);
  const channel = await aChannel();
  await anOrder({ channel, lines: [{ sku: bundle.sku, quantity: 1 }], paid: true });
  await anOrder({ channel, lines: [{ sku: (await aProduct({ backorder: 'always' })).sku, quantity: 3 }] });
  const canceled = await anOrder({ channel, lines: [{ sku: part.sku, quantity: 1 }] });
  await cancelOrder(owner, { orderId: canceled.orderId, reason: 'customer' }, at);
  await aPlacedOrder();
  await aPickedOrder();
  await aHandedOverParcel();
  await aDeliveredOrder();
  await aReceivedReturn();
});
after(async () => {
  await closeDb();
  await shop.drop();
});

test('a shop that only used its operations is sound', async () => {
  const findings = await runDoctor(system('test'), now);
  assert.deepEqual(
    findings.filter(({ violations }) => violations > 0),
    [],
  );
  assert.equal(findings.length, invariants.length);
});

test('every invariant has a corruption to find', () => {
  assert.deepEqual(Object.keys(plantings).sort(), invariants.map(({ name }) => name).sort());
});

for (const { name } of invariants) {
  test(`the doctor sees it: ${name}`, async () => {
    const seen = await rehearse(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const corruption of plantings[name] ?? []) await tx.execute(sql.raw(corruption));
      return examine(tx, now, name);
    });
    assert.equal(seen.length, 1);
    assert.ok((seen[0]?.violations ?? 0) > 0, `${name} found nothing`);
  });
}

test('only who may run the doctor may', async () => {
  await assert.rejects(runDoctor(marketing, now), { code: 'forbidden' });
});
