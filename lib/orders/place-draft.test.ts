import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { drafts, orderContacts, orderLines, orders } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { listTimeline } from '@/lib/events/queries';
import { draftOf, typedLine } from '@/tests/drafts';
import { changed, fingerprint } from '@/tests/fingerprint';
import { assertAllSound } from '@/tests/refused';
import {
  aChannel,
  aLocation,
  aProduct,
  at,
  levelsOf,
  marketing,
  minutesLater,
  only,
  owner,
  support,
} from '@/tests/world';
import { discardDraft } from './discard-draft';
import type { DraftContent } from './draft-inputs';
import { getDraft } from './draft-queries';
import { placeDraft } from './place-draft';
import { previewPlacing } from './preview';
import { restoreDraft } from './restore-draft';
import { saveDraft } from './save-draft';

after(closeDb);

async function aShop(onHand = 6) {
  const location = await aLocation({ name: 'Lyon' });
  const channel = await aChannel({ autoConfirm: false });
  const { sku } = await aProduct({ price: 2000, stock: [{ location, onHand }] });
  return { location, channel: channel.code, sku };
}
const write = (content: DraftContent, draft?: { draftId: number; version: number }) =>
  saveDraft(support, { content, ...(draft && { draft }) }, at);
const draftNow = async (draftId: number) =>
  only(await db.select().from(drafts).where(eq(drafts.id, draftId)));

test('pain 16: editing a draft reserves nothing and moves nothing, whatever is written', async () => {
  const { channel, sku } = await aShop();
  const before = await fingerprint();
  let saved = await write(draftOf({ channel, lines: [typedLine({ sku, quantity: '4' })] }));
  saved = await write(draftOf({ channel, lines: [typedLine({ sku, quantity: '6' })] }), saved);
  saved = await saveDraft(
    support,
    { content: draftOf({ channel }), draft: saved, add: sku, addCustom: true },
    at,
  );
  await discardDraft(support, { draftId: saved.draftId }, at);
  await restoreDraft(support, { draftId: saved.draftId }, at);
  assert.deepEqual(changed(before, await fingerprint()).sort(), ['drafts', 'events']);
});

test('pain 16: a custom line becomes a line of the order, beside catalog lines at an own price', async () => {
  const { channel, sku } = await aShop();
  const content = draftOf({
    channel,
    taxRate: '19',
    shipping: '4.90',
    giftMessage: 'Happy birthday',
    instruction: 'Ring twice',
    note: 'Called at noon',
    lines: [
      typedLine({ sku, quantity: '2', price: '18,00', priceReason: 'Scratched', discount: '1' }),
      typedLine({ name: 'Engraving', price: '12', quantity: '1', taxRate: '7' }),
    ],
  });
  const { draftId, version } = await write(content);
  const order = await placeDraft(support, { draftId, version }, at);

  const lines = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.orderId))
    .orderBy(orderLines.no);
  assert.deepEqual(
    lines.map(
      ({ kind, name, quantity, unitAmount, discountAmount, taxAmount, priceReason, totalAmount }) => ({
        kind,
        name,
        quantity,
        unitAmount,
        discountAmount,
        taxAmount,
        priceReason,
        totalAmount,
      }),
    ),
    [
      {
        kind: 'physical',
        name: `Thing ${sku}`,
        quantity: 2,
        unitAmount: 1800,
        discountAmount: 100,
        taxAmount: 559,
        priceReason: 'Scratched',
        totalAmount: 3500,
      },
      {
        kind: 'custom',
        name: 'Engraving',
        quantity: 1,
        unitAmount: 1200,
        discountAmount: 0,
        taxAmount: 79,
        priceReason: null,
        totalAmount: 1200,
      },
    ],
  );
  const stored = only(await db.select().from(orders).where(eq(orders.id, order.orderId)));
  assert.deepEqual(
    [stored.totalAmount, stored.shippingAmount, stored.externalId, stored.status],
    [5190, 490, `draft-${draftId}`, 'to_verify'],
  );
  const contact = only(await db.select().from(orderContacts).where(eq(orderContacts.orderId, order.orderId)));
  assert.deepEqual([contact.giftMessage, contact.instruction], ['Happy birthday', 'Ring twice']);
  assert.equal(only(await levelsOf(sku)).reserved, 2);
  const said = (await listTimeline(owner, order.orderId)).map(({ type }) => type).sort();
  assert.deepEqual(said, ['draft.placed', 'order.noted', 'order.placed']);
  assert.deepEqual((await draftNow(draftId)).data, {}, 'what was personal is in the order alone');
  await assertAllSound(at);
});

test('placed eight times at once it is one order', async () => {
  const { channel, sku } = await aShop();
  const { draftId, version } = await write(draftOf({ channel, lines: [typedLine({ sku })] }));
  const placed = await Promise.all(
    Array.from({ length: 8 }, () => placeDraft(support, { draftId, version }, at)),
  );
  assert.equal(new Set(placed.map(({ orderId }) => orderId)).size, 1);
  assert.equal(placed.filter(({ created }) => created).length, 1);
  assert.equal(only(await levelsOf(sku)).reserved, 1);
  await assert.rejects(write(draftOf({ channel }), { draftId, version }), /is order T\d+ now/);
  await assert.rejects(discardDraft(support, { draftId }, at), /is an order now/);
});

test('what cannot be placed leaves the draft as it was, and says what is wrong where', async () => {
  const { channel, sku } = await aShop(2);
  const { draftId, version } = await write(
    draftOf({ channel, lines: [typedLine({ key: 'a1', sku, quantity: '3' })] }),
  );
  const before = await fingerprint();
  await assert.rejects(placeDraft(support, { draftId, version }, at), { code: 'out_of_stock' });
  assert.deepEqual(changed(before, await fingerprint()), []);
});

test('somebody changed it meanwhile: who and when, and nothing is overwritten', async () => {
  const { channel, sku } = await aShop();
  const mine = await write(draftOf({ channel, lines: [typedLine({ sku })] }));
  const content = draftOf({ channel, note: 'Theirs' });
  await saveDraft(owner, { draft: mine, content }, minutesLater(5));
  const stale = (error: unknown) =>
    error instanceof Refusal &&
    error.code === 'conflict' &&
    /^Olga Owner changed this draft: Today, 09:05/.test(error.message);
  await assert.rejects(write(draftOf({ channel }), mine), stale);
  await assert.rejects(placeDraft(support, mine, at), stale);
  assert.equal((await getDraft(support, mine.draftId))?.content.note, 'Theirs');
});

test('a role sells down to its limit below the catalog, an owner lower', async () => {
  const { channel, sku } = await aShop();
  const cheap = (price: string, discount = '') =>
    draftOf({ channel, lines: [typedLine({ key: 'a1', sku, price, discount, priceReason: 'A friend' })] });
  const limit = {
    code: 'invalid',
    message: /25 % below the catalog. You may give 20 %; an owner can place it/,
  };
  const low = await write(cheap('15.00'));
  await assert.rejects(placeDraft(support, low, at), limit);
  await assert.rejects(placeDraft(support, await write(cheap('18.00', '3.00')), at), limit);
  assert.ok((await placeDraft(support, await write(cheap('16.00')), at)).created);
  assert.ok((await placeDraft(owner, low, at)).created);
});

test('a preview of placing says money, stock and letters, and nothing has happened', async () => {
  const { channel, sku } = await aShop();
  const { draftId, version } = await write(draftOf({ channel, lines: [typedLine({ sku, quantity: '3' })] }));
  const before = await fingerprint();
  const seen = await previewPlacing(() => placeDraft(support, { draftId, version }, at));
  assert.deepEqual(seen, {
    currency: 'EUR',
    money: [
      { label: 'Total', before: 0, after: 6000 },
      { label: 'Still to pay', before: 0, after: 6000 },
    ],
    stock: [{ sku, location: 'Lyon', onHand: 0, reserved: 3, damaged: 0 }],
    letters: ['Order received, by e-mail'],
  });
  assert.deepEqual(changed(before, await fingerprint()), []);
  const short = await write(draftOf({ channel, lines: [typedLine({ sku, quantity: '7' })] }));
  const refused = await previewPlacing(() => placeDraft(support, short, at));
  assert.match(refused.refused ?? '', /There is not enough stock/);
});

test('a rehearsal in which placing loses its first try is whole afterwards', async () => {
  const { channel, sku } = await aShop(1);
  const first = await write(draftOf({ channel, lines: [typedLine({ sku })] }));
  const second = await write(draftOf({ channel, lines: [typedLine({ sku })] }));
  const seen = await previewPlacing(async () => {
    const placed = await placeDraft(support, first, at);
    await assert.rejects(placeDraft(support, second, at), { code: 'out_of_stock' });
    return placed;
  });
  assert.equal(seen.refused, undefined);
  assert.equal(only(await levelsOf(sku)).reserved, 0);
});

test('who may not place orders may not write them down either', async () => {
  const { channel } = await aShop();
  const forbidden = { code: 'forbidden' };
  const saved = await write(draftOf({ channel }));
  await assert.rejects(saveDraft(marketing, { content: draftOf({ channel }) }, at), forbidden);
  await assert.rejects(placeDraft(marketing, saved, at), forbidden);
  await assert.rejects(discardDraft(marketing, saved, at), forbidden);
  await assert.rejects(getDraft(marketing, saved.draftId), forbidden);
});
