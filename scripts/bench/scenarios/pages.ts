import { expected } from '../client';
import { inTurn, type Scenario } from '../scenario';

export const pages: Scenario = {
  name: 'page',
  says: 'pages of the office as HTML, signed in',
  over: 'http',
  async measures({ client, staffCookie, sql }) {
    const rows = await sql<{ id: string }[]>`select id from orders order by md5(number) limit 2000`;
    const idOf = inTurn(rows, 'orders');
    const page = (name: string, pathOf: (turn: number) => string) => {
      const call = async (turn: number) => {
        const html = expected(await client.get(pathOf(turn), { Cookie: staffCookie }));
        if (!html.includes('</html>')) throw new Error(`${pathOf(turn)} did not come to its end`);
      };
      return [
        { name, concurrency: 1, call, target: { p95: 150 } },
        { name, concurrency: 8, call, target: { rate: 40 } },
      ];
    };
    return [
      ...page('home', () => '/office'),
      ...page('orders', () => '/office/orders'),
      ...page('one order', (turn) => `/office/orders/${idOf(turn).id}`),
      ...page('fulfill', (turn) => `/office/fulfill?location=${1 + (turn % 50)}`),
    ];
  },
};
