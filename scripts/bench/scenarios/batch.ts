import { expected } from '../client';
import type { Scenario } from '../scenario';

const SIZE = 500;

export const batch: Scenario = {
  name: 'batch',
  says: `POST /api/v1/orders/batch, ${SIZE} orders of one line`,
  over: 'http',
  async measures({ client, keyHeader, basket }) {
    const path = '/api/v1/orders/batch';
    const send = () =>
      client.post(path, { orders: Array.from({ length: SIZE }, () => basket.order()) }, keyHeader);
    if ([404, 405].includes((await send()).status)) return [];
    return [1, 2].map((concurrency) => ({
      name: `${SIZE} at once`,
      concurrency,
      units: SIZE,
      target: { rate: 3000 },
      call: async () => expected(await send()),
    }));
  },
};
