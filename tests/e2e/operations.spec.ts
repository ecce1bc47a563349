import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { createApiKey } from '@/lib/channels/create-api-key';
import { aGate, anApp } from '../own-app';
import { aChannel, aLocation, aProduct, owner } from '../world';
import { signedIn } from './signed-in';

const databaseUrl = () => process.env.DATABASE_URL ?? '';

async function aShop() {
  const channel = await aChannel();
  const product = await aProduct({ stock: [{ location: await aLocation(), onHand: 50 }] });
  const scopes = ['orders:write', 'orders:read', 'orders:read_pii'] as const;
  const asked = { name: 'operations', channel: channel.code, scopes: [...scopes] };
  const { key } = await createApiKey(owner, asked, new Date());
  const order = (externalId: string, marker = 'Ada') => ({
    externalId,
    currency: channel.currency,
    customer: {
      name: `${marker} Person`,
      email: `${marker.toLowerCase()}@person.example`,
      phone: `+49 ${marker}`,
    },
    shipTo: {
      name: `${marker} Person`,
      line1: `${marker}straße 1`,
      city: `${marker}stadt`,
      postcode: '10115',
      country: 'DE',
    },
    lines: [{ sku: product.sku, quantity: 1, unitAmount: 1000 }],
  });
  const place = (address: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${address}/api/v1/orders`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify(body),
    });
  return { key, product, order, place };
}

test('the log is one JSON line per event, with the request id and nothing personal', async ({ context }) => {
  const gate = await aGate(databaseUrl());
  const app = await anApp({ DATABASE_URL: gate.url });
  const { key, order, place } = await aShop();
  const requestId = 'checkout-2026-11-27:1';
  const marker = 'Zzyzxmarker';

  const placed = await place(app.address, order(`log-${Date.now()}`, marker), { 'X-Request-Id': requestId });
  expect([placed.status, placed.headers.get('X-Request-Id')]).toEqual([201, requestId]);
  const { number } = await placed.json();
  const auth = { Authorization: `Bearer ${key}` };
  await fetch(`${app.address}/api/v1/orders/${number}?email=${marker}`, { headers: auth });
  const refused = await place(app.address, { ...order('x', marker), lines: [{ sku: marker, quantity: -1 }] });
  expect(refused.status).toBe(422);
  const bad = await fetch(`${app.address}/api/v1/orders`, {
    headers: { 'X-Request-Id': 'two words', Authorization: marker },
  });
  expect(bad.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);

  // A page that fails while it asks for a person: the driver's error quotes the whole query.
  const page = await signedIn(context, owner.id);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const search = () =>
    fetch(`${app.address}/office/orders?q=${marker}%40person.example`, {
      headers: { cookie, 'X-Request-Id': 'page-that-fails' },
    });
  expect((await search()).status).toBe(200);
  await gate.close();
  expect((await search()).status).toBe(500);
  await fetch(`${app.address}/t/${marker}`);
  await gate.reopen();

  app.child.kill('SIGTERM');
  await app.ended;
  const text = app.printed();
  for (const secret of [marker, marker.toLowerCase(), key, 'straße', '10115'])
    expect(text).not.toContain(secret);

  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  const start = text.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(
    start.filter((line) => !/Next\.js|Local:|Network:|Ready|Starting|Running next\.config/.test(line)),
  ).toEqual([]);
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'api', requestId, method: 'POST', status: 201 }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      event: 'request failed',
      requestId: 'page-that-fails',
      route: '/office/orders',
    }),
  );
});

test('with the database stopped or silent it is alive, not ready, and says so in time', async () => {
  const gate = await aGate(databaseUrl());
  const app = await anApp({ DATABASE_URL: gate.url });
  const asked = async (path: string) => {
    const start = Date.now();
    const { status } = await fetch(app.address + path);
    return { status, inTime: Date.now() - start < 3_000 };
  };
  for (const [stop, start] of [
    [gate.close, gate.reopen],
    [gate.silence, gate.speak],
  ] as const) {
    expect(await asked('/readyz')).toEqual({ status: 200, inTime: true });
    await stop();
    expect(await asked('/readyz')).toEqual({ status: 503, inTime: true });
    expect(await asked('/livez')).toEqual({ status: 200, inTime: true });
    await start();
    await expect.poll(async () => (await asked('/readyz')).status, { timeout: 10_000 }).toBe(200);
  }
  app.child.kill('SIGTERM');
  expect(await app.ended).toEqual({ code: 0, signal: null });
});

test('asked to end, it answers what runs, refuses what is new, and ends well', async () => {
  const app = await anApp({ WAYBILL_DRAIN_SECONDS: '1' });
  const { product, order, place } = await aShop();

  let release = () => {};
  const locked = new Promise<void>((resolve) => {
    release = resolve;
  });
  let holding = () => {};
  const held = new Promise<void>((resolve) => {
    holding = resolve;
  });
  const holder = transaction(async (tx) => {
    await tx.execute(sql`select 1 from stock_levels where variant_id = ${product.variantId} for update`);
    holding();
    await locked;
  });
  await held;

  const slow = place(app.address, order(`slow-${Date.now()}`));
  await pause(300);
  app.child.kill('SIGTERM');
  await pause(200);
  expect((await fetch(`${app.address}/readyz`)).status).toBe(503);
  await pause(1_200);
  await expect(fetch(`${app.address}/livez`)).rejects.toThrow();
  expect(app.child.exitCode).toBe(null);

  release();
  await holder;
  expect((await slow).status).toBe(201);
  expect(await app.ended).toEqual({ code: 0, signal: null });
  expect(app.printed()).toContain('"event":"stopped","cut":0,"closed":true');
});

test('traces leave for a collector when one is named, without addresses or words', async () => {
  const bodies: string[] = [];
  const collector = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(`${request.url} ${Buffer.concat(chunks).toString('latin1')}`);
    response.end('{}');
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const app = await anApp({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  await fetch(`${app.address}/t/zzyzxmarker?email=zzyzxmarker`);
  await expect.poll(() => bodies.join('').includes('/t/[token]'), { timeout: 20_000 }).toBe(true);
  expect(bodies.every((body) => body.startsWith('/v1/traces'))).toBe(true);
  expect(bodies.join('')).not.toContain('zzyzxmarker');
  app.child.kill('SIGTERM');
  await app.ended;
  collector.close();
});
