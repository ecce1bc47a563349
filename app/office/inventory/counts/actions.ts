'use server';

import { staffAction } from '@/app/staff-action';
import { cancelCount } from '@/lib/inventory/cancel-count';
import { CountInput, EnterCountInput, OpenCountInput, SubmitCountInput } from '@/lib/inventory/count-inputs';
import { enterCount } from '@/lib/inventory/enter-count';
import { openCount } from '@/lib/inventory/open-count';
import { postCount } from '@/lib/inventory/post-count';
import { reopenCount } from '@/lib/inventory/reopen-count';
import { submitCount } from '@/lib/inventory/submit-count';

export const openCountAction = staffAction(OpenCountInput, openCount);
export const enterCountAction = staffAction(EnterCountInput, enterCount);
export const submitCountAction = staffAction(SubmitCountInput, submitCount);
export const reopenCountAction = staffAction(CountInput, reopenCount);
export const postCountAction = staffAction(CountInput, postCount);
export const cancelCountAction = staffAction(CountInput, cancelCount);
