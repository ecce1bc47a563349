'use server';

import { z } from 'zod';
import { staffAction } from '@/app/staff-action';
import { recordDoctorRun } from '@/lib/reports/record-doctor-run';

export const runDoctorAction = staffAction(z.object({}).strict(), recordDoctorRun);
