import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { orderLines, orderPromotions, promotions } from '@/db/schema';
import { changePromotion } from '@/lib/catalog/change-promotion';
import { createPromotion } from '@/lib/catalog/create-promotion';
import { CreatePromotionInput } from '@/lib/catalog/promotion-inputs';
import { listPromotions } from '@/lib/catalog/promotion-queries';
import { restorePromotion } from '@/lib/catalog/restore-promotion';
import { retirePromotion } from '@/lib/catalog/retire-promotion';
import { Refusal } from '@/lib/errors';
import {
  aBundle,
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  daysLater,
  marketing,
  only,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { cancelOrder } from './cancel-order';
import { PlaceOrderInput } from './inputs';
import { placeOrders } from './place-orders';

after(closeDb);

async function aCode(given: Partial<CreatePromotionInput> = {}) {
  const code = unique('CODE').toUpperCase();
  await createPromotion(
    marketing,
    CreatePromotionInput.parse({ code, kind: 'percent', value: 1000, ...given }),
    at,
  );
  return code;
}
const custom = { name: 'Engraving', quantity: 1, unitAmount: 1000 };
const usesOf = async (code: string) =>
  only(await db.select().from(promotions).where(eq(promotions.code, code))).uses;
const linesOf = (orderId: number) =>
  db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.no));

test('a code in any case gives its discount on top of the channel’s, line by line, and the order records it', async () => {
  const place = await aLocation();
  const cup = await aProduct({ price: 1000, stock: [{ location: place, onHand: 9 }] });
  const pot = await aProduct({ price: 3000, stock: [{ location: place, onHand: 9 }] });
  const set = await aBundle([{ variantId: cup.variantId, quantity: 2 }], 1501);
  const code = await aCode();
  const { orderId } = await anOrder({
    promotionCodes: [code.toLowerCase(), code],
    lines: [
      { sku: pot.sku, quantity: 2, discountAmount: 1000, taxAmount: 798 },
      { sku: set.sku, quantity: 1 },
    ],
    shippingAmount: 490,
  });
  const lines = await linesOf(orderId);
  assert.deepEqual(
    lines.map((line) => [line.no, line.discountAmount, line.taxAmount, line.totalAmount]),
    [
      [1, 1000 + 500, 718, 4500],
      [2, 0, 0, 0],
      [3, 1 + 150, 0, 1351],
    ],
  );
  const used = only(await db.select().from(orderPromotions).where(eq(orderPromotions.orderId, orderId)));
  assert.deepEqual(
    [used.code, used.kind, used.amount, used.shares],
    [
      code,
      'percent',
      650,
      [
        { lineNo: 1, amount: 500 },
        { lineNo: 3, amount: 150 },
      ],
    ],
  );
  assert.equal((await orderNow(orderId)).totalAmount, 4500 + 1351 + 490);
  assert.equal(await usesOf(code), 0, 'without a limit nobody counts');
  assert.equal((await listPromotions(support, { q: code }))[0]?.used, 1);
});

test('free shipping takes the shipping price off', async () => {
  await aLocation();
  const code = await aCode({ kind: 'shipping', value: 0 });
  const { orderId } = await anOrder({ promotionCodes: [code], lines: [custom], shippingAmount: 490 });
  const order = await orderNow(orderId);
  assert.deepEqual([order.shippingAmount, order.totalAmount], [0, 1000]);
});

test('pain 14: a unit is canceled, and the shares of all others stay as they were', async () => {
  await aLocation();
  const code = await aCode({ kind: 'amount', value: 1000, currency: 'EUR' });
  const { orderId } = await anOrder({
    promotionCodes: [code],
    lines: [
      { ...custom, quantity: 3, unitAmount: 999 },
      { ...custom, unitAmount: 1 },
      { ...custom, unitAmount: 2002 },
    ],
  });
  const before = await linesOf(orderId);
  const { creditedAmount } = await cancelOrder(
    owner,
    { orderId, reason: 'customer', units: [{ lineNo: 1, quantity: 1 }] },
    at,
  );
  const after = await linesOf(orderId);
  const frozen = ({ discountAmount, totalAmount, unitAmount }: (typeof after)[number]) => [
    discountAmount,
    totalAmount,
    unitAmount,
  ];
  assert.deepEqual(after.map(frozen), before.map(frozen));
  assert.deepEqual(
    before.map(({ discountAmount }) => discountAmount),
    [600, 0, 400],
  );
  assert.equal(creditedAmount, Math.floor((3 * 999 - 600) / 3));
  const used = only(await db.select().from(orderPromotions).where(eq(orderPromotions.orderId, orderId)));
  assert.deepEqual([used.amount, used.givenBackAt], [1000, null]);
});

test('of 20 orders that race for the last use, exactly one has it', async () => {
  await aLocation();
  const code = await aCode({ maxUses: 1 });
  const channel = await aChannel();
  const raced = await Promise.allSettled(
    Array.from({ length: 20 }, () => anOrder({ channel, promotionCodes: [code], lines: [custom] })),
  );
  assert.equal(raced.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of raced) if (one.status === 'rejected') assert.match(String(one.reason), /used up: 1 of 1/);
  assert.equal(await usesOf(code), 1);
});

test('eight orders of one customer race for a code each may use once: one has it', async () => {
  await aLocation();
  const code = await aCode({ oncePerCustomer: true });
  const customer = { email: `${unique('once')}@example.com` };
  const race = () =>
    Promise.allSettled(
      Array.from({ length: 8 }, () => anOrder({ customer, promotionCodes: [code], lines: [custom] })),
    );
  const raced = await race();
  assert.equal(raced.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of raced)
    if (one.status === 'rejected') assert.match(String(one.reason), /has used code .* before/);
  await anOrder({ promotionCodes: [code], lines: [custom] });
});

test('a canceled order gives its use back, to the code and to its customer', async () => {
  await aLocation();
  const code = await aCode({ maxUses: 1, oncePerCustomer: true });
  const customer = { email: `${unique('back')}@example.com` };
  const order = { customer, promotionCodes: [code], lines: [custom] };
  const { orderId } = await anOrder(order);
  assert.equal(await usesOf(code), 1);
  await cancelOrder(owner, { orderId, reason: 'customer' }, at);
  assert.equal(await usesOf(code), 0);
  const again = await anOrder(order);
  assert.notEqual(again.orderId, orderId);
  assert.equal(await usesOf(code), 1);
});

test('orders of one call share what is left of a code, and each says for itself what was wrong', async () => {
  await aLocation();
  const code = await aCode({ maxUses: 2 });
  const channel = await aChannel();
  const input = (promotionCodes: string[]) =>
    PlaceOrderInput.parse({ channel: channel.code, currency: 'EUR', lines: [custom], promotionCodes });
  const placed = await placeOrders(owner, [[code], ['NOPE'], [code], [code]].map(input), at);
  assert.deepEqual(
    placed.map(({ ok }) => ok),
    [true, false, true, false],
  );
  const [, unknown, , late] = placed;
  assert.ok(unknown && !unknown.ok && late && !late.ok);
  assert.match(unknown.refusal.message, /no promotion code "NOPE"/);
  assert.deepEqual(late.refusal.detail.errors, [
    { path: 'promotionCodes.0', message: `Code ${code} has been used up: 2 of 2.` },
  ]);
});

test('a limit may move but not appear, nor fall below what was used', async () => {
  await aLocation();
  const limits = { minItemsAmount: null, startsAt: null, endsAt: null, oncePerCustomer: false };
  const counted = await aCode({ maxUses: 5 });
  for (let i = 0; i < 2; i++) await anOrder({ promotionCodes: [counted], lines: [custom] });
  const change = (code: string, maxUses: number | null) =>
    changePromotion(owner, { code, ...limits, maxUses }, at);
  await assert.rejects(change(counted, 1), /used 2 times already/);
  await change(counted, 2);
  await assert.rejects(anOrder({ promotionCodes: [counted], lines: [custom] }), /used up: 2 of 2/);
  await assert.rejects(change(await aCode(), 3), /were not counted/);
});

test('a retired code is refused until it is brought back', async () => {
  await aLocation();
  const code = await aCode();
  await retirePromotion(owner, { code }, at);
  await assert.rejects(retirePromotion(owner, { code }, at), /retired already/);
  await assert.rejects(anOrder({ promotionCodes: [code], lines: [custom] }), /no longer in use/);
  await restorePromotion(owner, { code }, daysLater(1));
  await anOrder({ promotionCodes: [code], lines: [custom] });
});

test('codes are for owner and marketing', async () => {
  const code = await aCode();
  await assert.rejects(retirePromotion(support, { code }, at), Refusal);
  await assert.rejects(aCode({ code }), /already a code/);
});
