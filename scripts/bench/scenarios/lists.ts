import { orderViews } from '@/lib/orders/list-inputs';
import { expected } from '../client';
import type { Scenario } from '../scenario';

const target = { p95: 20 };

export const lists: Scenario = {
  name: 'list',
  says: 'GET /api/v1/orders, 50 orders of the web shop',
  over: 'http',
  async measures({ client, keyHeader, sql, key, size }) {
    const depth = Math.min(50_000, Math.floor(size / 4));
    const [deep] = await sql<{ placedAt: Date; id: string }[]>`
      select placed_at "placedAt", id from orders where channel_id = ${key.channelId}
      order by placed_at desc, id desc offset ${depth} limit 1`;
    const cursor = deep ? `${deep.placedAt.toISOString()}~${deep.id}` : '';
    const list = (query: string) => async () =>
      expected(await client.get(`/api/v1/orders${query}`, keyHeader));
    const beyond = list(`?cursor=${encodeURIComponent(cursor)}`);
    return [
      { name: 'first page', concurrency: 1, call: list(''), target },
      { name: 'first page', concurrency: 8, call: list(''), target: { rate: 400 } },
      { name: `beyond ${depth.toLocaleString('en')} orders`, concurrency: 1, call: beyond, target },
      {
        name: `beyond ${depth.toLocaleString('en')} orders`,
        concurrency: 8,
        call: beyond,
        target: { rate: 400 },
      },
      ...orderViews
        .filter((view) => view !== 'all')
        .map((view) => ({ name: `view ${view}`, concurrency: 1, call: list(`?view=${view}`), target })),
    ];
  },
};
