import { expected } from '../client';
import { hotSku } from '../fill/shop';
import type { Scenario, WebBench } from '../scenario';

const placing =
  ({ client, keyHeader, basket }: WebBench, given: { sku?: string } = {}) =>
  async () =>
    expected(await client.post('/api/v1/orders', basket.order(given), keyHeader), 201);

export const placeOverHttp: Scenario = {
  name: 'place',
  says: 'POST /api/v1/orders, one line of any SKU',
  over: 'http',
  measures: async (bench) =>
    [16, 32].map((concurrency) => ({
      name: 'place',
      concurrency,
      call: placing(bench),
      target: { rate: 500, p95: 100 },
    })),
};

export const placeHot: Scenario = {
  name: 'hot',
  says: 'POST /api/v1/orders, everybody the same SKU at one location',
  over: 'http',
  measures: async (bench) => [
    { name: 'one hot SKU', concurrency: 32, call: placing(bench, { sku: hotSku }), target: { rate: 300 } },
  ],
};
