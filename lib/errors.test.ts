import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { lockOrder } from '@/lib/orders/tx';
import { aPlacedOrder, holdOpen } from '@/tests/journeys';
import { everythingOf } from '@/tests/refused';
import { minutesLater, owner } from '@/tests/world';
import { Refusal, refusalOf } from './errors';

after(closeDb);

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => assert.fail('nothing was thrown'),
    (error: unknown) => error,
  );
const saidOf = (error: unknown) => {
  const refusal = refusalOf(error);
  return refusal && [refusal.code, refusal.message];
};

test('who waits too long for an order that somebody else changes is told so, and nothing has changed', async () => {
  const { orderId } = await aPlacedOrder();
  const before = await everythingOf(orderId);
  const holding = await holdOpen((tx) => lockOrder(tx, orderId));
  const error = await thrownBy(() => cancelOrder(owner, { orderId, reason: 'customer' }, minutesLater(1)));
  await holding.letGo();
  assert.deepEqual(saidOf(error), [
    'conflict',
    'Somebody else is changing this right now. Try again in a moment.',
  ]);
  assert.deepEqual(await everythingOf(orderId), before);
});

test('a statement that takes too long, and a connection that is cut, are a database that does not answer', async () => {
  const slow = transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 50`);
    await tx.execute(sql`select pg_sleep(5)`);
  });
  assert.deepEqual(saidOf(await thrownBy(() => slow)), [
    'unavailable',
    'The database did not answer in time, so nothing was changed. Try again in a moment.',
  ]);
  const cut = transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
  assert.deepEqual(saidOf(await thrownBy(() => cut)), [
    'unavailable',
    'The database does not answer. Look whether it was saved before you try again.',
  ]);
});

test('a value that cannot be stored is refused, a bug is not explained', async () => {
  assert.equal(refusalOf(await thrownBy(() => db.execute(sql`select 1e10::int`)))?.code, 'invalid');
  assert.equal(refusalOf(await thrownBy(() => db.execute(sql`select nothing`))), undefined);
  assert.equal(refusalOf(new TypeError('x is not a function')), undefined);
  assert.equal(refusalOf('thrown text'), undefined);
  const refusal = new Refusal('not_found', 'This is not there.');
  assert.equal(refusalOf(refusal), refusal);
});
