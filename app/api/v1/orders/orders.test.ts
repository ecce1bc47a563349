import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { apiKeys, orders, stockLevels } from '@/db/schema';
import { createApiKey } from '@/lib/channels/create-api-key';
import { holdOpen } from '@/tests/journeys';
import { aKey, aShop, list, post } from '@/tests/rest';
import { aChannel, at, levelsOf, only, owner } from '@/tests/world';
import { problemOf } from '../problem';

after(closeDb);

test('an order is placed once: 201, then 200 with the same answer, 409 for another content', async () => {
  const { channel, cup, body, key } = await aShop();
  const first = await post(key, body);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get('location'), `/api/v1/orders/${first.body.number}`);
  assert.deepEqual(Object.keys(first.body), ['number', 'publicRef', 'externalId', 'created']);
  const again = await post(key, { ...body, channel: channel.code });
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, { ...first.body, created: false });
  const other = await post(key, { ...body, shippingAmount: 1 });
  assert.equal(other.status, 409);
  assert.equal(other.headers.get('content-type'), 'application/problem+json');
  assert.equal(other.body.type, 'urn:waybill:problem:conflict');
  assert.equal((await levelsOf(cup.sku))[0]?.reserved, 2);
});

test('too little stock is a 409 that says what is short', async () => {
  const { cup, body, key } = await aShop();
  const { status, body: answer } = await post(key, { ...body, lines: [{ sku: cup.sku, quantity: 11 }] });
  assert.equal(status, 409);
  assert.deepEqual(answer, {
    type: 'urn:waybill:problem:out_of_stock',
    title: 'Out of stock',
    status: 409,
    detail: `There is not enough stock of ${cup.sku} (wanted 11, available 10).`,
    short: [{ sku: cup.sku, wanted: 11, available: 10 }],
  });
});

test('a key that may see stock is told why there is no more of it, shelf by shelf', async () => {
  const { channel, cup, body } = await aShop();
  const scopes = ['orders:write' as const, 'stock:read' as const];
  const { key } = await createApiKey(owner, { name: 'Sees stock', channel: channel.code, scopes }, at);
  const taken = await post(key, { ...body, lines: [{ sku: cup.sku, quantity: 4 }] });
  assert.equal(taken.status, 201);
  await db.update(stockLevels).set({ safety: 1 }).where(eq(stockLevels.variantId, cup.variantId));
  const order = { ...body, externalId: 'too many', lines: [{ sku: cup.sku, quantity: 9 }] };
  const { status, body: answer } = await post(key, order);
  assert.equal(status, 409);
  const [short] = answer.short as { available: number; why: string[] }[];
  assert.equal(short?.available, 5);
  assert.match(
    only(short?.why ?? []),
    /^\S+: 10 on hand, 4 reserved, 1 safety \(of this shelf\): 5 available$/,
  );
});

test('stock that somebody else is moving for too long is a 409 that may be sent again', async () => {
  const { channel, cup, body, key } = await aShop();
  const holding = await holdOpen((tx) =>
    tx.select().from(stockLevels).where(eq(stockLevels.variantId, cup.variantId)).for('update'),
  );
  const { status, body: answer } = await post(key, body);
  await holding.letGo();
  assert.equal(status, 409);
  assert.deepEqual(answer, {
    type: 'urn:waybill:problem:conflict',
    title: 'Conflict',
    status: 409,
    detail: 'Somebody else is changing this right now. Try again in a moment.',
  });
  assert.deepEqual(await db.select().from(orders).where(eq(orders.channelId, channel.id)), []);
  assert.equal((await post(key, body)).status, 201);
});

test('a database that does not answer in time is a 503', async () => {
  const slow = transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 50`);
    await tx.execute(sql`select pg_sleep(5)`);
  });
  const answer = problemOf(await slow.catch((error: unknown) => error));
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '2']);
  assert.match(await answer.text(), /The database does not answer\. Send the same request again\./);
});

test('wrong fields are named by their paths', async () => {
  const { cup, body, key } = await aShop();
  const { status, body: answer } = await post(key, {
    ...body,
    currency: 'euro',
    lines: [
      { sku: cup.sku, quantity: 0 },
      { name: 'Wrap', quantity: 1 },
    ],
    surprise: true,
  });
  assert.equal(status, 422);
  assert.deepEqual(
    answer.errors.map(({ path }) => path),
    ['currency', 'lines.0.quantity', 'lines.1.unitAmount', ''],
  );
  const unknown = await post(key, { ...body, lines: [{ sku: 'NO-SUCH', quantity: 1 }] });
  assert.equal(unknown.status, 422);
  assert.deepEqual(unknown.body.errors, [{ path: 'lines.0.sku', message: 'There is no SKU "NO-SUCH".' }]);
  const elsewhere = await post(key, { ...body, channel: (await aChannel()).code });
  assert.deepEqual([elsewhere.status, elsewhere.body.errors[0]?.path], [422, 'channel']);
});

test('bad input is never our mistake', async () => {
  const { channel, body, key } = await aShop();
  const text = (name: string) => JSON.stringify(body).replace('Ada Lovelace', name);
  const cases: [string, unknown, number, Record<string, string>?][] = [
    ['not JSON', '{', 400],
    ['nothing', '', 400],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400],
    ['NUL in a text', text('A\\u0000da'), 400],
    ['half a surrogate pair', text('A\\ud800da'), 400],
    ['__proto__', `{"__proto__": {"channel": "x"}, ${JSON.stringify(body).slice(1)}`, 400],
    ['a million brackets', '['.repeat(500_000) + ']'.repeat(500_000), 400],
    ['deep spec', { ...body, lines: [{ sku: 'x', quantity: 1, spec: JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`) }] }, 400],
    ['constructor', { ...body, constructor: { prototype: {} } }, 422],
    ['an array', [], 422],
    ['null', null, 422],
    ['a number', '1e999', 422],
    ['too large', text('x'.repeat(1_000_001)), 413],
    ['said to be too large', body, 413, { 'Content-Length': '1000001' }],
    ['a form', 'a=b', 415, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['no type', body, 415, { 'Content-Type': '' }],
    ['a huge amount', { ...body, lines: [{ name: 'x', quantity: 1_000_000, unitAmount: 1e12 }] }, 422],
    ['half a cent', { ...body, shippingAmount: 0.5 }, 422],
    ['nothing paid', { ...body, payments: [{ kind: 'capture', amount: 0, provider: 'x' }] }, 422],
    ['the year zero', { ...body, promisedAt: '0000-01-01T00:00:00Z' }, 422],
    ['the year 9999', { ...body, payments: [{ kind: 'capture', amount: 1, provider: 'x', at: '9999-12-31T23:59:59Z' }] }, 422],
    ['501 lines', { ...body, lines: Array(501).fill(body.lines[0]) }, 422],
    ['a number as SKU', { ...body, lines: [{ sku: 5, quantity: 1 }] }, 422],
  ]; // biome-ignore format: a table
  for (const [name, sent, status, headers] of cases) {
    const answer = await post(key, sent, headers);
    assert.equal(answer.status, status, `${name}: ${JSON.stringify(answer.body)}`);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json', name);
    assert.equal(answer.body.status, status, name);
  }
  assert.deepEqual(await db.select().from(orders).where(eq(orders.channelId, channel.id)), []);
});

test('without a live key nobody gets in, and scopes bound what a key may do', async () => {
  const { channel, body, key } = await aShop();
  const none = await post(null, body);
  assert.deepEqual([none.status, none.headers.get('www-authenticate')], [401, 'Bearer']);
  assert.equal((await post('wb_live_nonsense', body)).status, 401);
  assert.equal((await post(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, body)).status, 401);
  assert.equal((await post(await aKey(channel, ['orders:read']), body)).status, 403);
  assert.equal((await list(await aKey(channel, ['orders:write']))).status, 403);
  await db.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.channelId, channel.id));
  assert.equal((await post(key, body)).status, 401);
});

test('a key is noted as used', async () => {
  const { channel, key } = await aShop();
  await list(key);
  const used = only(await db.select().from(apiKeys).where(eq(apiKeys.channelId, channel.id))).lastUsedAt;
  assert.ok(used);
  await list(key);
  assert.deepEqual(
    only(await db.select().from(apiKeys).where(eq(apiKeys.channelId, channel.id))).lastUsedAt,
    used,
  );
});

test('a key has its own limit, and a caller without one has few tries', async () => {
  const channel = await aChannel();
  const key = (limit: number) =>
    createApiKey(
      owner,
      { name: 'slow', channel: channel.code, scopes: ['orders:read'], perSecond: limit },
      at,
    );
  const [slow, quick] = [await key(1), await key(50)];
  const started = Date.now();
  const answers = await Promise.all(Array.from({ length: 60 }, () => list(slow.key)));
  const seconds = (Date.now() - started) / 1000;
  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(refused.length <= 50 && refused.length >= 49 - seconds, `${refused.length} of 60 were refused`);
  assert.equal(refused[0]?.body.type, 'urn:waybill:problem:too_many');
  assert.ok(Number(refused[0]?.headers.get('retry-after')) >= 1);
  assert.equal((await list(quick.key)).status, 200);

  const strangers = await Promise.all(Array.from({ length: 330 }, () => list('wb_live_nobody')));
  assert.ok(strangers.some(({ status }) => status === 429));
});
