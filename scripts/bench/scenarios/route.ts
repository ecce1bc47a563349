import { routeOrder } from '@/lib/sourcing/route-order';
import { routingInputs } from '../routing-inputs';
import type { Scenario } from '../scenario';

export const route: Scenario = {
  name: 'route',
  says: 'routeOrder alone: 1,000 orders of three lines over 50 locations with a capacity, by ten rules',
  over: 'process',
  measures: async () => {
    const inputs = routingInputs();
    return [
      {
        name: 'three lines, 50 locations, ten rules',
        concurrency: 1,
        units: inputs.length,
        call: async () => {
          for (const input of inputs) routeOrder(input);
        },
        target: { rate: 20_000 },
      },
    ];
  },
};
