import { GET as getOrder } from '@/app/api/v1/orders/[number]/route';
import { GET as listOrders, POST as postOrder } from '@/app/api/v1/orders/route';
import { createApiKey } from '@/lib/channels/create-api-key';
import type { Scope } from '@/lib/staff/permissions';
import { aChannel, address, aLocation, aProduct, at, owner } from './world';

/** A channel at the REST API: a key, a shop, and what it sends and reads. */
type Channel = Awaited<ReturnType<typeof aChannel>>;
const url = 'http://localhost/api/v1/orders';

export async function aKey(channel: Channel, scopes: Scope[] = ['orders:write', 'orders:read']) {
  return (await createApiKey(owner, { name: 'test', channel: channel.code, scopes }, at)).key;
}

export async function post(
  key: string | null,
  body: unknown,
  headers: Record<string, string> = {},
  route: typeof postOrder = postOrder,
) {
  const response = await route(
    new Request(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key && { Authorization: `Bearer ${key}` }),
        ...headers,
      },
      body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    }),
    { params: Promise.resolve({}) },
  );
  return answerOf(response);
}

export const list = async (key: string, query = '') =>
  answerOf(
    await listOrders(new Request(`${url}${query}`, { headers: { Authorization: `Bearer ${key}` } }), {
      params: Promise.resolve({}),
    }),
  );

export const get = async (key: string, number: string) =>
  answerOf(
    await getOrder(new Request(`${url}/x`, { headers: { Authorization: `Bearer ${key}` } }), {
      params: Promise.resolve({ number }),
    }),
  );

export type Body = Record<string, unknown> & {
  number: string;
  errors: { path: string; message: string }[];
  orders: Record<string, unknown>[];
  next: string | null;
};
const answerOf = async (response: Response) => ({
  status: response.status,
  headers: response.headers,
  body: (await response.json()) as Body,
});

export async function aShop() {
  const [channel, place] = [await aChannel({ numberPrefix: 'W' }), await aLocation()];
  const cup = await aProduct({ price: 1200, stock: [{ location: place, onHand: 10 }] });
  const body = {
    externalId: 'A-1',
    currency: 'EUR',
    customer: { email: 'Ada@Example.com', name: 'Ada Lovelace' },
    shipTo: address,
    lines: [{ sku: cup.sku, quantity: 2 }],
  };
  return { channel, cup, body, key: await aKey(channel) };
}
