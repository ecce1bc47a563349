import { routeOrder } from '@/lib/sourcing/route-order';
import { sampleSizes } from '@/lib/sourcing/simulation-inputs';
import { simulateSets } from '@/lib/sourcing/simulation-queries';
import { simulation } from '@/lib/sourcing/simulation-rules';
import { tenRules } from '../routing-inputs';
import type { Scenario } from '../scenario';

const live = { name: 'Live', filter: {}, rules: [] };
const draft = { name: 'Draft', filter: {}, rules: tenRules };

export const simulate: Scenario = {
  name: 'simulate',
  says: 'ten rules against the built-in ones on the last orders, up to 10,000: what is behind the page of a draft',
  over: 'process',
  measures: async ({ owner, size: orders }) => {
    const size = sampleSizes.findLast((most) => most <= orders) ?? 100;
    return [
      {
        name: `${size.toLocaleString('en')} orders, twice each`,
        concurrency: 1,
        call: async () => {
          const facts = await simulateSets(owner, { sets: [{ id: 1, live, draft }], size });
          const steps = simulation(facts, routeOrder);
          while (!steps.next().done);
          if (facts.orders.length === 0) throw new Error('No order was routed.');
        },
        target: size === 10_000 ? { p50: 5_000 } : undefined,
      },
    ];
  },
};
