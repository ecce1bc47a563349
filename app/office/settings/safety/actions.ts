'use server';

import { staffAction } from '@/app/staff-action';
import { addSafetyRule } from '@/lib/inventory/add-safety-rule';
import { arrangeSafety } from '@/lib/inventory/arrange-safety';
import { changeSafetyRule } from '@/lib/inventory/change-safety-rule';
import { removeSafetyRule } from '@/lib/inventory/remove-safety-rule';
import {
  AddSafetyRuleInput,
  ArrangeSafetyInput,
  ChangeSafetyRuleInput,
  RemoveSafetyRuleInput,
} from '@/lib/inventory/safety-inputs';

export const addSafetyRuleAction = staffAction(AddSafetyRuleInput, addSafetyRule);
export const changeSafetyRuleAction = staffAction(ChangeSafetyRuleInput, changeSafetyRule);
export const removeSafetyRuleAction = staffAction(RemoveSafetyRuleInput, removeSafetyRule);
export const arrangeSafetyAction = staffAction(ArrangeSafetyInput, arrangeSafety);
