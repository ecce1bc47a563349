'use server';

import { staffAction } from '@/app/staff-action';
import { packScanned } from '@/lib/fulfillment/pack-scanned';
import { retireBox } from '@/lib/fulfillment/retire-box';
import { saveBox } from '@/lib/fulfillment/save-box';
import {
  FindJobInput,
  NameCodeInput,
  PackScannedInput,
  RetireBoxInput,
  SaveBoxInput,
} from '@/lib/fulfillment/station-inputs';
import { findJob, nameCode } from '@/lib/fulfillment/station-queries';

export const packScannedAction = staffAction(PackScannedInput, packScanned);
export const findJobAction = staffAction(FindJobInput, findJob);
export const nameCodeAction = staffAction(NameCodeInput, nameCode);
export const saveBoxAction = staffAction(SaveBoxInput, saveBox);
export const retireBoxAction = staffAction(RetireBoxInput, retireBox);
