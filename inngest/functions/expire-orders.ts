import { expireOrders } from '@/lib/orders/expire-orders';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('expire-orders');

export const expireUnfinished = inngest.createFunction(
  { id: 'expire-orders', triggers: [{ cron: '* * * * *' }], retries: RETRIES },
  ({ step }) => step.run('expire-orders', () => expireOrders(actor, {}, new Date())),
);
