import { type Cursor, retryWaiting } from '@/lib/fulfillment/retry-waiting';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('retry-waiting');
/** With 500 shipments each. What is behind them comes when those in front have been served or canceled. */
const MOST_STEPS = 20;

export const retryWaitingShipments = inngest.createFunction(
  { id: 'retry-waiting', triggers: [{ cron: '*/10 * * * *' }], retries: RETRIES },
  async ({ step }) => {
    let after: Cursor | null = null;
    let served = 0;
    for (let i = 0; i < MOST_STEPS; i++) {
      const from: Cursor | null = after;
      const run: Awaited<ReturnType<typeof retryWaiting>> = await step.run(`look-${i}`, () =>
        retryWaiting(actor, { after: from }, new Date()),
      );
      served += run.served;
      after = run.next;
      if (after === null) break;
    }
    return { served };
  },
);
