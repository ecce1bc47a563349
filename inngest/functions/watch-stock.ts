import { flagLowStock } from '@/lib/inventory/flag-low-stock';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('watch-stock');
/** Together 100,000 shelves; the next run begins at the first again. */
const MOST_STEPS = 100;

export const watchStock = inngest.createFunction(
  { id: 'watch-stock', triggers: [{ cron: '*/15 * * * *' }], retries: RETRIES },
  async ({ step }) => {
    let after: [number, number] | null = [0, 0];
    for (let n = 0; after && n < MOST_STEPS; n++) {
      const from: [number, number] = after;
      const seen = await step.run(`shelves-${n}`, () => flagLowStock(actor, { after: from }, new Date()));
      after = seen.after;
    }
  },
);
