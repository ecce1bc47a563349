import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { createPromotion } from '@/lib/catalog/create-promotion';
import { CreatePromotionInput } from '@/lib/catalog/promotion-inputs';
import { createApiKey } from '@/lib/channels/create-api-key';
import { aChannel, address, aLocation, aProduct, at, owner, unique } from '@/tests/world';
import { POST as postRisk } from './[number]/risk/route';
import { GET } from './[number]/route';
import { POST } from './route';

after(closeDb);

async function aShop() {
  const channel = await aChannel();
  const keyOf = async (scopes: ('orders:write' | 'orders:read' | 'risk:write')[]) =>
    (await createApiKey(owner, { name: 'Shop', channel: channel.code, scopes }, at)).key;
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 9 }] });
  return { keyOf, sku };
}
const ask = (key: string, body?: unknown) =>
  new Request('http://localhost/api/v1/orders', {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const none = { params: Promise.resolve({}) };
const about = (number: string) => ({ params: Promise.resolve({ number }) });

test('a code over the API, an order that waits for its address, and a judge that stops it too', async () => {
  const { keyOf, sku } = await aShop();
  const key = await keyOf(['orders:write', 'orders:read', 'risk:write']);
  const code = unique('API').toUpperCase();
  await createPromotion(owner, CreatePromotionInput.parse({ code, kind: 'percent', value: 2500 }), at);
  const order = {
    externalId: unique('ext'),
    currency: 'EUR',
    customer: { email: `${unique('api')}@example.com` },
    lines: [{ sku, quantity: 2 }],
    shipTo: { ...address, postcode: '2OO95' },
  };

  const refused = await POST(ask(key, { ...order, promotionCodes: ['nope'] }), none);
  assert.equal(refused.status, 422);
  assert.deepEqual((await refused.json()).errors, [
    { path: 'promotionCodes.0', message: 'There is no promotion code "NOPE".' },
  ]);

  const placed = await POST(ask(key, { ...order, promotionCodes: [code.toLowerCase()] }), none);
  assert.equal(placed.status, 201);
  const { number } = await placed.json();
  const read = async () => (await GET(ask(key), about(number))).json();
  const document = await read();
  assert.equal(document.status, 'on_hold');
  assert.deepEqual(document.promotions, [{ code, kind: 'percent', amount: 500 }]);
  assert.equal(document.totalAmount, 1500);

  const risk = { provider: 'sift', level: 'high', facts: [{ words: 'A proxy', points: 60 }] };
  const judged = await postRisk(ask(key, risk), about(number));
  assert.deepEqual([judged.status, await judged.json()], [200, { held: true }]);
  const reasons = (await read()).holds.map(({ reason }: { reason: string }) => reason);
  assert.deepEqual(reasons, ['address', 'fraud']);
});

test('who judges needs the scope, a known order and sound words', async () => {
  const { keyOf } = await aShop();
  const key = await keyOf(['risk:write']);
  const risk = { provider: 'sift', level: 'low' };
  const status = async (own: string, body: unknown, number = 'T0') =>
    (await postRisk(ask(own, body), about(number))).status;
  assert.equal(await status(await keyOf(['orders:write']), risk), 403);
  assert.equal(await status(key, risk), 404);
  assert.equal(await status(key, { ...risk, level: 'awful' }), 422);
  assert.equal(await status(key, [1]), 422);
});
