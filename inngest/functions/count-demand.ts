import { countDemand } from '@/lib/inventory/count-demand';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('count-demand');

export const countDemandDays = inngest.createFunction(
  { id: 'count-demand', triggers: [{ cron: '7 * * * *' }], retries: RETRIES },
  ({ step }) => step.run('count', () => countDemand(actor, {}, new Date())),
);
