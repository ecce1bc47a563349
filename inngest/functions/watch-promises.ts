import { flagOverdueTransfers } from '@/lib/inventory/flag-overdue-transfers';
import { system } from '@/lib/staff/permissions';
import { flagLateOrders } from '@/lib/work/flag-late-orders';
import { flagSilentSuppliers } from '@/lib/work/flag-silent-suppliers';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('watch-promises');

export const watchPromises = inngest.createFunction(
  { id: 'watch-promises', triggers: [{ cron: '0 * * * *' }], retries: RETRIES },
  async ({ step }) => {
    await step.run('flag-late-orders', () => flagLateOrders(actor, {}, new Date()));
    await step.run('flag-overdue-transfers', () => flagOverdueTransfers(actor, {}, new Date()));
    await step.run('flag-silent-suppliers', () => flagSilentSuppliers(actor, {}, new Date()));
  },
);
