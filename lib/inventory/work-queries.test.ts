import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { aLocation, aProduct, at, daysLater, merchant, owner } from '@/tests/world';
import { CountFilter, CountLineFilter } from './count-inputs';
import { countValue, getCount, listCountLines, listCounts } from './count-queries';
import { createTransfer } from './create-transfer';
import { IncomingFilter } from './expected-inputs';
import { listIncoming } from './expected-queries';
import { openCount } from './open-count';
import { sendTransfer } from './send-transfer';
import { TransferFilter } from './transfer-inputs';
import { getTransfer, listTransfers } from './transfer-queries';

after(closeDb);

test('counts are listed by state and place, and their lines hide the books while people count', async () => {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 4 }] });
  const scope = { by: 'skus' as const, skus: [sku] };
  const { countId } = await openCount(merchant, { location: location.code, scope }, at);
  const mine = { location: location.code };
  const listed = await listCounts(owner, CountFilter.parse({ ...mine, tab: 'open' }));
  assert.deepEqual(
    listed.rows.map(({ id }) => id),
    [countId],
  );
  assert.deepEqual((await listCounts(owner, CountFilter.parse({ ...mine, tab: 'posted' }))).rows, []);
  assert.equal((await getCount(owner, countId))?.id, countId);
  const lines = await listCountLines(owner, countId, CountLineFilter.parse({}));
  assert.deepEqual(
    lines.rows.map(({ sku, expected, onHand }) => [sku, expected, onHand]),
    [[sku, null, null]],
  );
  assert.equal((await countValue(owner, countId)).over, 0);
});

test('a transfer is listed where it stands, and what is on its way as incoming', async () => {
  const [from, to] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({ stock: [{ location: from, onHand: 9 }] });
  const lines = [{ sku, quantity: 4 }];
  const { transferId } = await createTransfer(
    owner,
    { from: from.code, to: to.code, expectedAt: daysLater(3), lines },
    at,
  );
  const listed = async (tab: string) =>
    (await listTransfers(owner, TransferFilter.parse({ tab, location: to.code }), at)).rows.map(
      ({ id }) => id,
    );
  assert.deepEqual([await listed('draft'), await listed('sent')], [[transferId], []]);
  await sendTransfer(owner, { transferId }, at);
  assert.deepEqual(
    [await listed('draft'), await listed('sent'), await listed('closed')],
    [[], [transferId], []],
  );
  const detail = await getTransfer(owner, transferId, at);
  assert.deepEqual(
    detail?.lines.map((line) => [line.sku, line.quantity, line.received]),
    [[sku, 4, 0]],
  );
  const incoming = await listIncoming(owner, IncomingFilter.parse({ location: to.code }), at);
  assert.deepEqual(
    incoming.rows.map((row) => row.sku),
    [sku],
  );
});
