import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { orderLines } from '@/db/schema';
import type { StaffActor } from '@/lib/staff/permissions';
import { aReceivedReturn, aReturn, returnLinesOf, returnNow } from '@/tests/journeys';
import { assertAllSound, assertRefused, eightAtOnce } from '@/tests/refused';
import {
  aLocation,
  at,
  daysLater,
  eventsOf,
  levelsOf,
  merchant,
  only,
  orderNow,
  support,
} from '@/tests/world';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import type { InspectReturnInput } from './inputs';
import { inspectReturn } from './inspect-return';
import { receiveReturn } from './receive-return';

after(closeDb);

const receivedOf = async (orderId: number) => (await returnLinesOf(orderId)).map(({ received }) => received);
const returnedOf = async (orderId: number) =>
  only(
    await db
      .select({ returned: orderLines.returned })
      .from(orderLines)
      .where(eq(orderLines.orderId, orderId)),
  ).returned;
const found = (quantity: number, condition: InspectReturnInput['units'][number]['condition']) => ({
  lineNo: 1,
  quantity,
  condition,
});

test('a return arrives in two parcels, and neither stock nor money moves', async () => {
  const { orderId, returnNo, rma, sku, location } = await aReturn({ quantity: 3, paid: true });
  await approveReturn(support, { orderId, returnNo }, daysLater(4));

  await receiveReturn(merchant, { orderId, returnNo, lines: [{ lineNo: 1, quantity: 1 }] }, daysLater(5));
  const first = await returnNow(rma);
  assert.deepEqual(
    [first.status, first.receivedAt, first.locationId],
    ['received', daysLater(5), location.id],
  );
  assert.deepEqual(await receivedOf(orderId), [1]);

  await receiveReturn(merchant, { orderId, returnNo }, daysLater(6));
  assert.deepEqual(await receivedOf(orderId), [3]);
  assert.equal((await returnNow(rma)).receivedAt?.getTime(), daysLater(5).getTime());
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 2, reserved: 0, damaged: 0 }]);
  assert.equal((await orderNow(orderId)).creditedAmount, 0);
  assert.deepEqual((await eventsOf(orderId)).slice(-2), ['return.received', 'return.received']);
  await assertAllSound(at);
});

test('eight receipts of everything are one, and a request may arrive before it is approved', async () => {
  const { orderId, returnNo } = await aReturn();
  const { refused } = await eightAtOnce(() => receiveReturn(merchant, { orderId, returnNo }, daysLater(5)));
  assert.deepEqual(refused, Array(7).fill('conflict'));
  assert.deepEqual(await receivedOf(orderId), [2]);
});

test('more than was announced, an unknown place and canceled returns are not received', async () => {
  const { orderId, returnNo } = await aReturn();
  await assertRefused(
    () => receiveReturn(merchant, { orderId, returnNo, lines: [{ lineNo: 1, quantity: 3 }] }, daysLater(5)),
    'conflict',
    /Line 1 has 2 left to arrive, not 3/,
    orderId,
  );
  await assertRefused(
    () => receiveReturn(merchant, { orderId, returnNo, location: 'nowhere' }, daysLater(5)),
    'invalid',
    /no location nowhere/,
    orderId,
  );
  await cancelReturn(support, { orderId, returnNo }, daysLater(4));
  await assertRefused(
    () => receiveReturn(merchant, { orderId, returnNo }, daysLater(5)),
    'conflict',
    /Cannot receive a return that is canceled/,
    orderId,
  );
});

test('only what can be sold again enters stock, where it arrived, and only once', async () => {
  const { orderId, returnNo, rma, sku, location } = await aReturn({ quantity: 3, paid: true });
  const elsewhere = await aLocation();
  await receiveReturn(merchant, { orderId, returnNo, location: elsewhere.code }, daysLater(5));

  await inspectReturn(
    merchant,
    { orderId, returnNo, units: [found(1, 'resell'), found(1, 'damaged')] },
    daysLater(6),
  );
  assert.equal((await returnNow(rma)).status, 'received');
  const { refused } = await eightAtOnce(() =>
    inspectReturn(merchant, { orderId, returnNo, units: [found(1, 'resell')] }, daysLater(6)),
  );

  assert.deepEqual(refused, Array(7).fill('conflict'));
  const row = await returnNow(rma);
  assert.deepEqual([row.status, row.inspectedAt], ['inspected', daysLater(6)]);
  assert.deepEqual(await levelsOf(sku), [
    { locationId: location.id, onHand: 2, reserved: 0, damaged: 0 },
    { locationId: elsewhere.id, onHand: 2, reserved: 0, damaged: 1 },
  ]);
  assert.equal(await returnedOf(orderId), 3);
  await assertAllSound(at);
});

test('units may be declared missing without ever arriving; then there is nothing to refund', async () => {
  const { orderId, returnNo, rma, sku, location } = await aReturn({ quantity: 2, paid: true });
  await approveReturn(support, { orderId, returnNo }, daysLater(4));
  await inspectReturn(merchant, { orderId, returnNo, units: [found(2, 'missing')] }, daysLater(20));
  assert.equal((await returnNow(rma)).status, 'resolved');
  assert.equal(await returnedOf(orderId), 0);
  assert.deepEqual(await levelsOf(sku), [{ locationId: location.id, onHand: 3, reserved: 0, damaged: 0 }]);
  assert.equal((await orderNow(orderId)).status, 'closed');
  await assertAllSound(at);
});

test('what has not arrived is not found in the box, and nothing is inspected twice', async () => {
  const { orderId, returnNo } = await aReturn();
  const inspect =
    (...units: ReturnType<typeof found>[]) =>
    () =>
      inspectReturn(merchant, { orderId, returnNo, units }, daysLater(6));
  await assertRefused(inspect(found(1, 'resell')), 'conflict', /return that is requested/, orderId);
  await approveReturn(support, { orderId, returnNo }, daysLater(4));
  await assertRefused(
    inspect(found(1, 'resell')),
    'conflict',
    /^0 of .* has arrived .* Receive it first/,
    orderId,
  );
  const there = await aReceivedReturn();
  await assertRefused(
    () =>
      inspectReturn(
        merchant,
        { orderId: there.orderId, returnNo: 1, units: [found(2, 'resell'), found(1, 'missing')] },
        daysLater(6),
      ),
    'conflict',
    /^2 of .* is left to inspect, not 3/,
    there.orderId,
  );
  await assertRefused(
    () =>
      inspectReturn(
        merchant,
        { orderId: there.orderId, returnNo: 1, units: [{ ...found(1, 'resell'), lineNo: 4 }] },
        daysLater(6),
      ),
    'invalid',
    /Line 4 is not part of this return/,
    there.orderId,
  );
});

test('support may not receive or inspect, nor staff of another location', async () => {
  const { orderId, returnNo } = await aReceivedReturn();
  const elsewhere: StaffActor = { ...merchant, locationIds: [(await aLocation()).id] };
  for (const [actor, code] of [
    [support, 'forbidden'],
    [elsewhere, 'not_found'],
  ] as const) {
    await assertRefused(() => receiveReturn(actor, { orderId, returnNo }, daysLater(6)), code, /./, orderId);
    await assertRefused(
      () => inspectReturn(actor, { orderId, returnNo, units: [found(1, 'resell')] }, daysLater(6)),
      code,
      /./,
      orderId,
    );
  }
});
