import { expireStockHolds } from '@/lib/inventory/expire-stock-holds';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('expire-holds');

export const expireHolds = inngest.createFunction(
  { id: 'expire-holds', triggers: [{ cron: '* * * * *' }], retries: RETRIES },
  ({ step }) => step.run('expire', () => expireStockHolds(actor, {}, new Date())),
);
