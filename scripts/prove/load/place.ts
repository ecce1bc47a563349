import { sleep } from '../../launch/say';
import type { Ask } from '../http/ask';
import type { Order } from './shop';

export type Said = { status: number; type: string; number?: string; short?: { sku: string }[] };
/** What a whole answer says, and how long it took. Nothing when the connection broke. */
export type Heard = Said & { milliseconds: number };

const post = async (ask: Ask, key: string, path: string, body: unknown) => {
  const {
    status,
    body: text,
    milliseconds,
  } = await ask(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status, milliseconds, said: JSON.parse(text) };
};

/** For who does not ask again. */
export const unanswered = (error: Error): Said => ({ status: 0, type: error.message });

const typeOf = (type: unknown) => String(type ?? '').replace('urn:waybill:problem:', '');

export async function place(ask: Ask, key: string, order: Order): Promise<Heard> {
  const { status, milliseconds, said } = await post(ask, key, '/api/v1/orders', order);
  return { ...said, status, type: typeOf(said.type), milliseconds };
}

export async function placeMany(ask: Ask, key: string, orders: Order[]): Promise<Said[]> {
  const { status, said } = await post(ask, key, '/api/v1/orders/batch', { orders });
  if (status !== 200) return orders.map(() => ({ status, type: typeOf(said.type) }));
  return (said.results as Said[]).map((one) => ({ ...one, type: typeOf(one.type) }));
}

export type Kept = { number?: string; tries: number; unclear: string[]; slowest: number };

/**
 * As a good client does: the same again until it is answered, at growing intervals, so that who has just come back is not run
 * over. "Not available" and a broken connection are reasons to send it again; anything else is unclear.
 */
export async function untilPlaced(ask: Ask, key: string, order: Order, patience = 120_000): Promise<Kept> {
  const kept: Kept = { tries: 0, unclear: [], slowest: 0 };
  for (const end = Date.now() + patience; Date.now() < end; await sleep(pauseAfter(kept.tries))) {
    kept.tries += 1;
    const asked = performance.now();
    const heard = await place(ask, key, order).catch((error: Error) => error);
    kept.slowest = Math.max(kept.slowest, performance.now() - asked);
    if (heard instanceof Error) continue;
    if (heard.status === 200 || heard.status === 201) return { ...kept, number: heard.number };
    if (heard.status !== 503) kept.unclear.push(`${heard.status} ${heard.type}`);
  }
  return kept;
}

const pauseAfter = (tries: number) => Math.min(2_000, 50 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
