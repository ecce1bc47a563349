import { forgetTokens } from '@/lib/customers/forget-tokens';
import { forgetImportLines } from '@/lib/inventory/forget-import-lines';
import { forgetDrafts } from '@/lib/orders/forget-drafts';
import { forgetTries } from '@/lib/settings/forget-tries';
import { forgetSessions } from '@/lib/staff/forget-sessions';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('forget-old');
/** One statement's worth; a night that leaves some over is followed by another night. */
const LIMIT = 20_000;

export const forgetOld = inngest.createFunction(
  { id: 'forget-old', triggers: [{ cron: '17 3 * * *' }], retries: RETRIES },
  async ({ step }) => {
    await step.run('tries', () => forgetTries(actor, { limit: LIMIT }, new Date()));
    await step.run('tokens', () => forgetTokens(actor, { limit: LIMIT }, new Date()));
    await step.run('drafts', () => forgetDrafts(actor, { limit: LIMIT }, new Date()));
    await step.run('stock-files', () => forgetImportLines(actor, { limit: LIMIT }, new Date()));
    await step.run('sessions', () => forgetSessions(actor, { limit: LIMIT }, new Date()));
  },
);
