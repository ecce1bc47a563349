import { expected } from '../client';
import { inTurn, type Scenario } from '../scenario';

export const searches: Scenario = {
  name: 'search',
  says: 'GET /api/v1/orders?q=',
  over: 'http',
  async measures({ client, keyHeader, sql, key }) {
    const orders = await sql<
      { number: string; externalId: string; email: string; name: string; phone: string; sku: string }[]
    >`
      select o.number, o.external_id "externalId", k.email, k.name, k.phone, l.sku
      from (select * from orders where channel_id = ${key.channelId} and external_id is not null order by md5(number) limit 500) o
      join order_contacts k on k.order_id = o.id join order_lines l on l.order_id = o.id and l.no = 1`;
    const parcels = await sql<{ word: string }[]>`
      select p.tracking_number word from parcels p where p.tracking_number is not null
        and exists (select from parcel_lines x join orders o on o.id = x.order_id where x.parcel_id = p.id and o.channel_id = ${key.channelId})
      order by p.id desc limit 500`;
    const returns = await sql<{ word: string }[]>`
      select rma word from returns r join orders o on o.id = r.order_id and o.channel_id = ${key.channelId} limit 500`;
    const search = (name: string, words: readonly string[]) => {
      const wordOf = inTurn(words, name);
      return {
        name: `by ${name}`,
        concurrency: 1,
        target: { p95: 30 },
        async call(turn: number) {
          const word = wordOf(turn);
          const text = expected(await client.get(`/api/v1/orders?q=${encodeURIComponent(word)}`, keyHeader));
          if (!text.includes('"number"')) throw new Error(`nothing was found for ${word}`);
        },
      };
    };
    return [
      search(
        'number',
        orders.map(({ number }) => number),
      ),
      search(
        'external id',
        orders.map(({ externalId }) => externalId),
      ),
      search(
        'e-mail',
        orders.map(({ email }) => email),
      ),
      search(
        'name',
        orders.map(({ name }) => name),
      ),
      search(
        'phone',
        orders.map(({ phone }) => phone),
      ),
      search(
        'SKU',
        orders.map(({ sku }) => sku),
      ),
      search(
        'tracking number',
        parcels.map(({ word }) => word),
      ),
      ...(returns.length > 0
        ? [
            search(
              'return number',
              returns.map(({ word }) => word),
            ),
          ]
        : []),
    ];
  },
};
