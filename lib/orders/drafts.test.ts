import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { draftOf, typedLine } from '@/tests/drafts';
import {
  aBundle,
  aChannel,
  address,
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  minutesLater,
  support,
  unique,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { copyOrder } from './copy-order';
import { discardDraft } from './discard-draft';
import { orderOfDraft, planDraft } from './draft-look-queries';
import { getDraft, listDrafts } from './draft-queries';
import { likelyDuplicates } from './duplicate-queries';
import { restoreDraft } from './restore-draft';
import { saveDraft } from './save-draft';

after(closeDb);

async function aShop(onHand = 20) {
  const location = await aLocation();
  const { code: channel } = await aChannel();
  const product = await aProduct({ price: 1500, stock: [{ location, onHand }], barcode: unique('code') });
  return { location, channel, ...product };
}

test('a SKU or barcode adds a line, again one unit more; an own price stays a line of its own', async () => {
  const { channel, sku } = await aShop();
  let saved = await saveDraft(support, { content: draftOf({ channel }), add: sku }, at);
  const now = async () => (await getDraft(support, saved.draftId))?.content ?? draftOf({});
  saved = await saveDraft(support, { draft: saved, content: await now(), add: sku }, at);
  const [first] = (await now()).lines;
  assert.deepEqual([first?.sku, first?.quantity], [sku, '2']);
  const content = { ...(await now()), lines: [{ ...(first ?? typedLine({})), price: '9' }] };
  saved = await saveDraft(support, { draft: saved, content, add: sku, addCustom: true }, at);
  assert.deepEqual(
    (await now()).lines.map((line) => [line.sku, line.quantity, line.price]),
    [
      [sku, '2', '9'],
      [sku, '1', ''],
      ['', '1', ''],
    ],
  );
  saved = await saveDraft(support, { draft: saved, content: await now(), remove: first?.key }, at);
  assert.equal((await now()).lines.length, 2);
  await assert.rejects(saveDraft(support, { draft: saved, content: await now(), add: 'no such' }, at), {
    message: 'There is no SKU or barcode “no such”.',
  });
});

test('of a page that has not shown the last change only what was typed counts', async () => {
  const { channel, sku } = await aShop();
  const content = draftOf({ channel, lines: [typedLine({ key: 'a', sku })], taxRate: '19' });
  let saved = await saveDraft(support, { content }, at);
  saved = await saveDraft(support, { draft: saved, add: unique('no') }, at).catch(() => saved);
  saved = await saveDraft(support, { draft: saved, addCustom: true }, at);
  const page = {
    ...content,
    note: 'Late',
    taxRate: '',
    lines: [typedLine({ key: 'a', sku, quantity: '3', price: '9' })],
  };
  await saveDraft(
    support,
    { draft: saved, content: page, changed: ['note', 'lines.a.quantity', 'lines.zz.price', 'key'] },
    at,
  );
  const now = (await getDraft(support, saved.draftId))?.content;
  assert.deepEqual([now?.note, now?.taxRate, now?.lines.length], ['Late', '19', 2]);
  assert.deepEqual([now?.lines[0]?.quantity, now?.lines[0]?.price], ['3', '']);
});

test('saving the same again is no new version', async () => {
  const { channel } = await aShop();
  const content = draftOf({ channel });
  const saved = await saveDraft(support, { content }, at);
  assert.deepEqual(await saveDraft(support, { draft: saved, content }, at), saved);
});

test('the plan names what cannot be sold and counts the rest', async () => {
  const { channel, sku, location } = await aShop(3);
  const content = draftOf({
    channel,
    lines: [
      typedLine({ key: 'a', sku: 'NO-SUCH' }),
      typedLine({ key: 'b', sku, quantity: '2' }),
      typedLine({ key: 'c', sku, discount: '99' }),
    ],
  });
  const { plan, keys, problems } = planDraft(await orderOfDraft(support, content, at), at);
  assert.deepEqual(problems, [
    { path: 'lines.a.sku', message: 'There is no SKU "NO-SUCH".' },
    { path: 'lines.c.discount', message: 'Line 3 is discounted by more than it costs.' },
  ]);
  assert.deepEqual([keys, plan?.totalAmount, plan?.shipments[0]?.locationId], [['b'], 3000, location.id]);
  const more = { ...content, lines: [typedLine({ key: 'b', sku, quantity: '4' })] };
  const short = planDraft(await orderOfDraft(support, more, at), at);
  assert.deepEqual(short.problems, [{ path: 'lines.b.quantity', message: 'Only 3 of 4 are there' }]);
  assert.equal(short.lines[0]?.totalAmount, 6000);
});

test('the list has the last written first, without what was discarded', async () => {
  const { channel, sku } = await aShop();
  const content = draftOf({
    channel,
    lines: [typedLine({ sku, quantity: '3' }), typedLine({ name: 'Bag', price: '1' })],
  });
  const old = await saveDraft(support, { content }, daysLater(900));
  const young = await saveDraft(support, { content }, daysLater(901));
  const gone = await saveDraft(support, { content }, daysLater(902));
  await discardDraft(support, gone, at);
  const { rows } = await listDrafts(support, {}, at);
  assert.deepEqual(
    rows.slice(0, 2).map(({ id }) => id),
    [young.draftId, old.draftId],
  );
  assert.deepEqual([rows[0]?.units, rows[0]?.totalAmount, rows[0]?.writer], [4, 4600, 'Sue Support']);
  const [moment = '', id = ''] = [rows[0]?.updatedAt.toISOString(), String(rows[0]?.id)];
  assert.equal((await listDrafts(support, { after: [moment, Number(id)] }, at)).rows[0]?.id, old.draftId);
  await restoreDraft(support, gone, at);
  assert.equal((await listDrafts(support, {}, at)).rows[0]?.id, gone.draftId);
});

test('ordered again: catalog lines at today’s price, bundles whole, own lines as they were', async () => {
  const { channel, sku, variantId } = await aShop();
  const bundle = await aBundle([{ variantId, quantity: 2 }], 2500);
  const { orderId, number } = await anOrder({
    channel: { code: channel },
    lines: [
      { sku, quantity: 2, unitAmount: 900, taxRate: 0.19, taxAmount: 100 },
      { sku: bundle.sku, quantity: 1 },
      { name: 'Card', quantity: 1, unitAmount: 250 },
    ],
    shippingAmount: 490,
    customer: { email: 'ada@example.com', name: 'Ada Lovelace', language: 'de' },
  });
  const { draftId } = await copyOrder(support, { orderId }, at);
  const draft = await getDraft(support, draftId);
  assert.deepEqual(
    draft?.content.lines.map((line) => [line.sku, line.name, line.quantity, line.price, line.taxRate]),
    [
      [sku, '', '2', '', '19'],
      [bundle.sku, '', '1', '', ''],
      ['', 'Card', '1', '2.50', ''],
    ],
  );
  assert.deepEqual(
    [draft?.content.customer.language, draft?.content.shipTo.line1, draft?.content.shipping],
    ['de', address.line1, '4.90'],
  );
  assert.ok(number);
  await assert.rejects(copyOrder(marketing, { orderId }, at), { code: 'forbidden' });
});

test('likely duplicates: same goods for the same e-mail, phone, name or door within three days, open ones', async () => {
  const { channel, sku } = await aShop();
  const other = await aShop();
  const who = {
    name: `Nora ${unique('Simons')}`,
    email: `${unique('nora')}@example.com`,
    phone: '+49 151 2345678',
  };
  const order = await anOrder({ channel: { code: channel }, lines: [{ sku, quantity: 2 }], customer: who });
  const asked = (
    given: { sku?: string; customer?: Partial<typeof who>; line1?: string },
    moment = minutesLater(40),
  ) => {
    const shipTo = { ...draftOf({}).shipTo, line1: given.line1 ?? 'Somewhere 1' };
    const customer = { name: '', email: '', phone: '', language: '', ...given.customer };
    return likelyDuplicates(
      support,
      draftOf({ channel, customer, shipTo, lines: [typedLine({ sku: given.sku ?? sku })] }),
      moment,
    );
  };
  const found = [
    {
      orderId: order.orderId,
      number: order.number,
      placedAt: at,
      name: who.name,
      shared: [{ sku, name: `Thing ${sku}`, quantity: 2 }],
    },
  ];
  assert.deepEqual(await asked({ customer: { email: who.email.toUpperCase() } }), found);
  assert.deepEqual(await asked({ customer: { phone: '+491512345678' } }), found);
  assert.deepEqual(await asked({ customer: { name: who.name.toUpperCase() } }), found);
  assert.deepEqual(await asked({ line1: address.line1 }), found);
  assert.deepEqual(await asked({ customer: { name: 'Nora' } }), [], 'a first name is nobody');
  assert.deepEqual(await asked({ customer: { email: who.email }, sku: other.sku }), [], 'other goods');
  assert.deepEqual(await asked({ customer: { email: who.email } }, daysLater(4)), [], 'too long ago');
  await cancelOrder(support, { orderId: order.orderId, reason: 'customer' }, at);
  assert.deepEqual(await asked({ customer: { email: who.email } }), [], 'not open any more');
});
