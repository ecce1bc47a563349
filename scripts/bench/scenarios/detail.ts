import { expected } from '../client';
import { largeOrder } from '../fill/live';
import { inTurn, type Scenario } from '../scenario';

export const detail: Scenario = {
  name: 'detail',
  says: 'GET /api/v1/orders/{number}',
  over: 'http',
  async measures({ client, keyHeader, sql, key }) {
    const rows = await sql<{ number: string }[]>`
      select number from orders where channel_id = ${key.channelId} and external_id <> ${largeOrder} order by md5(number) limit 2000`;
    const [large] = await sql<
      { number: string }[]
    >`select number from orders where external_id = ${largeOrder}`;
    const numberOf = inTurn(rows, 'orders');
    const get = async (number: string) => expected(await client.get(`/api/v1/orders/${number}`, keyHeader));
    const any = (turn: number) => get(numberOf(turn).number);
    return [
      { name: 'one order', concurrency: 1, call: any },
      { name: 'one order', concurrency: 8, call: any, target: { rate: 600 } },
      {
        name: 'an order of 500 lines',
        concurrency: 1,
        call: () => get(large?.number ?? ''),
        target: { p95: 150 },
      },
    ];
  },
};
