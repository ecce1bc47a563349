'use server';

import { currentSid } from '@/app/auth';
import { staffAction } from '@/app/staff-action';
import { changePassword } from '@/lib/staff/change-password';
import { changeStaff } from '@/lib/staff/change-staff';
import { createStaff } from '@/lib/staff/create-staff';
import { endSessions } from '@/lib/staff/end-sessions';
import {
  ChangePasswordInput,
  ChangeStaffInput,
  CreateStaffInput,
  EndSessionsInput,
  ResetPasswordInput,
} from '@/lib/staff/inputs';
import { resetPassword } from '@/lib/staff/reset-password';

export const createStaffAction = staffAction(CreateStaffInput, createStaff);
export const changeStaffAction = staffAction(ChangeStaffInput, changeStaff);
export const endSessionsAction = staffAction(EndSessionsInput, endSessions);
export const resetPasswordAction = staffAction(ResetPasswordInput, resetPassword);
export const changePasswordAction = staffAction(ChangePasswordInput, async (actor, input, at) =>
  changePassword(actor, { ...input, sid: (await currentSid()) ?? '' }, at),
);
