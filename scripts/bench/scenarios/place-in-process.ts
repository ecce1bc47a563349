import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import type { Scenario } from '../scenario';

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
