import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { expireStockHolds } from '@/lib/inventory/expire-stock-holds';
import { getStockHold } from '@/lib/inventory/hold-queries';
import { system } from '@/lib/staff/permissions';
import { draftOf, typedLine } from '@/tests/drafts';
import { assertAllSound } from '@/tests/refused';
import { aChannel, aLocation, aProduct, at, levelsOf, minutesLater, only, support } from '@/tests/world';
import { discardDraft } from './discard-draft';
import { orderOfDraft, planDraft } from './draft-look-queries';
import { draftKey } from './draft-rules';
import { holdDraft } from './hold-draft';
import { placeDraft } from './place-draft';
import { saveDraft } from './save-draft';

after(closeDb);

async function aDraft(quantity: string, onHand = 5) {
  const { code: channel } = await aChannel();
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand }] });
  const content = draftOf({
    channel,
    lines: [typedLine({ key: 'a', sku, quantity }), typedLine({ name: 'Card', price: '1' })],
  });
  const draft = await saveDraft(support, { content }, at);
  const reserved = async () => only(await levelsOf(sku)).reserved;
  return { ...draft, channel, sku, content, reserved };
}

test('held for some minutes, its units are the draft’s own; placing takes them over', async () => {
  const { reserved, channel, content, draftId, version } = await aDraft('4');
  const { expiresAt } = await holdDraft(support, { draftId, version, minutes: 30 }, at);
  assert.deepEqual([await reserved(), expiresAt], [4, minutesLater(30)]);
  const own = await orderOfDraft(support, content, at, draftKey(draftId));
  assert.deepEqual(planDraft(own, at).problems, []);
  assert.deepEqual(planDraft(await orderOfDraft(support, content, at), at).problems, [
    { path: 'lines.a.quantity', message: 'Only 1 of 4 are there' },
  ]);
  await placeDraft(support, { draftId, version }, minutesLater(10));
  assert.equal(await reserved(), 4);
  assert.equal(await getStockHold(support, { channel, key: draftKey(draftId) }, minutesLater(10)), null);
  await assertAllSound(at);
});

test('discarding lets go of it, and so does time', async () => {
  const { reserved, draftId, version } = await aDraft('4');
  await holdDraft(support, { draftId, version, minutes: 30 }, at);
  await discardDraft(support, { draftId }, at);
  assert.equal(await reserved(), 0);
  const other = await aDraft('2');
  await holdDraft(support, { draftId: other.draftId, version: other.version, minutes: 30 }, at);
  await expireStockHolds(system('test'), {}, minutesLater(31));
  assert.equal(await other.reserved(), 0);
  await assertAllSound(at);
});

test('more than is there is not held, and nothing of it', async () => {
  const { reserved, draftId, version } = await aDraft('6');
  await assert.rejects(holdDraft(support, { draftId, version, minutes: 30 }, at), { code: 'out_of_stock' });
  assert.equal(await reserved(), 0);
});
