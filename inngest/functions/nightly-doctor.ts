import { recordDoctorRun } from '@/lib/reports/record-doctor-run';
import { system } from '@/lib/staff/permissions';
import { inngest } from '../client';
import { RETRIES } from '../tell';

const actor = system('nightly-doctor');

export const nightlyDoctor = inngest.createFunction(
  { id: 'nightly-doctor', triggers: [{ cron: '17 3 * * *' }], retries: RETRIES },
  ({ step }) => step.run('examine', () => recordDoctorRun(actor, {}, new Date())),
);
