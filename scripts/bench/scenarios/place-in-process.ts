import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { placeMany } from '../fill/place';
import type { Scenario } from '../scenario';

const BATCH = 500;

export const placeInProcess: Scenario = {
  name: 'process-place',
  says: 'placeOrder called in this process, without HTTP',
  over: 'process',
  measures: async ({ basket, key }) => [
    {
      name: 'place',
      concurrency: 16,
      call: () => placeOrder(key, PlaceOrderInput.parse(basket.order()), new Date()),
      target: { rate: 800 },
    },
  ],
};

export const batchInProcess: Scenario = {
  name: 'process-batch',
  says: `placeOrders called in this process with ${BATCH} orders at once`,
  over: 'process',
  measures: async ({ basket, key }) => [
    {
      name: `${BATCH} at once`,
      concurrency: 1,
      units: BATCH,
      call: () =>
        placeMany(
          key,
          Array.from({ length: BATCH }, () => PlaceOrderInput.parse(basket.order())),
          new Date(),
        ),
    },
  ],
};
