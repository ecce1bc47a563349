import { expected } from '../client';
import type { Scenario } from '../scenario';

/** What HTTP costs before anything is done, beside which the other figures over HTTP stand. */
export const ceiling: Scenario = {
  name: 'ceiling',
  says: 'GET /livez, a route that does nothing; and POST /api/v1/orders with a valid key and no order in it',
  over: 'http',
  measures: async ({ client, keyHeader }) => [
    { name: 'an empty route', concurrency: 16, call: async () => expected(await client.get('/livez', {})) },
    {
      name: 'a refused order',
      concurrency: 16,
      call: async () => expected(await client.post('/api/v1/orders', {}, keyHeader), 422),
    },
  ],
};
