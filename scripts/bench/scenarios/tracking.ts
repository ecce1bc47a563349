import { issueLink } from '@/lib/customers/issue-link';
import { openLink } from '@/lib/customers/open-link';
import { expected } from '../client';
import { inTurn, type Scenario } from '../scenario';

const VISITS = 200;

export const tracking: Scenario = {
  name: 'track',
  says: 'the page on which a customer follows an order',
  over: 'http',
  async measures({ client, owner, sql }) {
    const rows = await sql<{ id: string; number: string }[]>`
      select id, number from orders where fulfillment_status in ('shipped', 'delivered') order by id desc limit ${VISITS}`;
    const visits: { cookie: string; number: string }[] = [];
    for (const { id, number } of rows) {
      const link = await issueLink(owner, { orderId: Number(id), purpose: 'track' }, new Date());
      const { token } = await openLink(owner, link, new Date());
      visits.push({ cookie: `waybill.visit=${token}`, number });
    }
    const visitOf = inTurn(visits, 'orders on the road');
    const call = async (turn: number) => {
      const { cookie, number } = visitOf(turn);
      if (!expected(await client.get('/track', { Cookie: cookie })).includes(number))
        throw new Error(`the page does not name order ${number}`);
    };
    return [
      { name: 'tracking page', concurrency: 1, call },
      { name: 'tracking page', concurrency: 8, call, target: { rate: 150, p95: 100 } },
    ];
  },
};
