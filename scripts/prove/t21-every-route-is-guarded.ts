import { count, eq } from 'drizzle-orm';
import { db } from '@/db';
import { apiKeys, orders } from '@/db/schema';
import { type Role, roles } from '@/db/statuses';
import { createApiKey } from '@/lib/channels/create-api-key';
import { newApiKey } from '@/lib/channels/rules';
import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { scopeNames } from '@/lib/staff/permissions';
import { aChannel, anOrder, owner, unique } from '@/tests/world';
import { addressOf, fromOurPage } from './http/actions';
import type { Question } from './http/ask';
import { changed, stateNow } from './http/database';
import { inProduction, type Production } from './http/production';
import { everybody } from './http/refusals';
import { builtRoutes, calls, type Door, doors } from './http/routes';
import type { Prove } from './promise';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Caller = {
  who: string;
  question: Question;
  scopes: readonly string[];
  known: boolean;
  role?: Role;
};

export const prove: Prove = ({ say }) =>
  inProduction(async (shop) => {
    const channel = await aChannel();
    const order = await anOrder({ channel, lines: [{ name: 'A thing', quantity: 1, unitAmount: 100 }] });
    const { setId } = await createRuleSet(owner, { name: unique('Rules'), filter: {} }, new Date());
    const callers = await everyCaller(channel.code, shop.url);
    const routes = builtRoutes();
    const wrong = [
      ...routes.filter((route) => !doors[route]).map((route) => `not in the matrix: ${route}`),
      ...Object.keys(doors)
        .filter((route) => !routes.includes(route))
        .map((route) => `not built: ${route}`),
    ];
    let asked = 0;
    for (const route of routes.filter((one) => doors[one]))
      for (const method of methods) {
        const before = await stateNow();
        let placed = 0;
        for (const caller of callers) {
          asked += 1;
          const address = addressOf(route, {
            number: order.number,
            key: 'cart-1',
            nextauth: 'session',
            setId,
          });
          const one = await tried(shop, route, method, address, caller);
          if (one.problem) wrong.push(`${method} ${route} by ${caller.who}: ${one.problem}`);
          if (one.placed) placed += 1;
        }
        const tables = placed > 0 ? [] : changed(before, await stateNow());
        if (tables.length > 0) wrong.push(`${method} ${route} changed ${tables}`);
      }
    const [stored] = await db.select({ n: count() }).from(orders).where(eq(orders.channelId, channel.id));
    // One that was there, and one for each key that may place orders, alone and in a batch.
    if (stored?.n !== 1 + 2 * callers.filter(({ scopes }) => scopes.includes('orders:write')).length)
      wrong.push(`${stored?.n} orders are stored`);
    for (const line of wrong) say(line);
    return [
      {
        id: 'T21',
        promise: 'every route and method is guarded',
        load: `${routes.length} routes of the build × ${methods.length} methods × ${callers.length} callers (keys by scope, revoked, unknown, garbage; staff; visits; a supplier)`,
        result: `${asked - wrong.length} of ${asked} as in the matrix, the others 405`,
        limit: 'all',
        ok: wrong.length === 0 && asked > 400,
      },
    ];
  });

async function tried(shop: Production, route: string, method: string, address: string, caller: Caller) {
  const door = doors[route]?.[method === 'HEAD' ? 'GET' : method];
  const batch = route === '/api/v1/orders/batch';
  const writes = method === 'POST' && ['/api/v1/orders', '/api/v1/orders/batch'].includes(route);
  const call = calls[`${method === 'HEAD' ? 'GET' : method} ${route}`];
  const sent = writes ? (batch ? `{"orders":[${anOrderBody()}]}` : anOrderBody()) : call?.body;
  const { status, body } = await shop.ask(address, {
    method,
    ...caller.question,
    headers: { ...caller.question.headers, ...(sent && { 'content-type': 'application/json' }) },
    ...(sent && { body: sent }),
  });
  const wanted = statusFor(method, door, caller, call?.answers ?? (writes && !batch ? 201 : 200));
  const placed = writes && (status === 201 || body.includes('"created":true'));
  if (!wanted.includes(status)) return { placed, problem: `${status} instead of ${wanted.join(' or ')}` };
  const tells = status >= 400 && /Ada|"totalAmount"|stack|node_modules/.test(body);
  return { placed, problem: tells ? `told ${body.slice(0, 100)}` : null };
}

function statusFor(method: string, door: Door | undefined, caller: Caller, allowed: number) {
  if (!door) return method === 'OPTIONS' ? [204, 400, 405] : [405];
  if (door === 'anyone') return [200, 302, 400, 405];
  if (door === 'signed') return [401];
  if (typeof door === 'object')
    return !caller.role
      ? method === 'POST'
        ? [401, 403]
        : [401]
      : door.staff.includes(caller.role)
        ? [allowed]
        : [403];
  if (!caller.known) return [401];
  return caller.scopes.includes(door) ? [allowed] : [403];
}

const anOrderBody = () =>
  JSON.stringify({
    externalId: unique('proof'),
    currency: 'EUR',
    lines: [{ name: 'A thing', quantity: 1, unitAmount: 100 }],
  });

async function everyCaller(channel: string, url: string): Promise<Caller[]> {
  const now = new Date();
  const by = (who: string, key: string, scopes: readonly string[] = [], known = false): Caller => ({
    who,
    question: { headers: { authorization: `Bearer ${key}` } },
    scopes,
    known,
  });
  const withCookies = (who: string, cookies: Record<string, string>): Caller => ({
    who,
    question: { cookies, headers: fromOurPage(url) },
    scopes: [],
    known: false,
  });
  const staffMember = (role: Role): Caller => ({ ...withCookies(role, sessions[role]), role });
  const aKey = (scopes: typeof scopeNames) =>
    createApiKey(owner, { name: 'proof', channel, scopes, perSecond: 1000 }, now);
  const revoked = await aKey(scopeNames);
  await db.update(apiKeys).set({ revokedAt: now }).where(eq(apiKeys.id, revoked.keyId));
  const { outside, sessions, visits, supplier } = await everybody();
  const keys = [];
  for (const scopes of [...scopeNames.map((scope) => [scope]), scopeNames])
    keys.push(by(`a key for ${scopes}`, (await aKey(scopes)).key, scopes, true));
  return [
    ...keys,
    by('a revoked key', revoked.key),
    by('an unknown key', newApiKey()),
    by('a garbage key', `wb_live_' or 1=1 --`),
    ...roles.map(staffMember),
    ...Object.entries({ ...outside, ...visits, 'a supplier': supplier }).map(([who, cookies]) =>
      withCookies(who, cookies),
    ),
  ];
}
