'use server';

import { staffAction } from '@/app/staff-action';
import { bringBackRuleSet } from '@/lib/sourcing/bring-back-rule-set';
import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { discardRuleSetDraft } from '@/lib/sourcing/discard-rule-set-draft';
import { moveRule } from '@/lib/sourcing/move-rule';
import { moveRuleSet } from '@/lib/sourcing/move-rule-set';
import { previewPutLive } from '@/lib/sourcing/open-shipments-queries';
import { putRuleSetLive } from '@/lib/sourcing/put-rule-set-live';
import { restoreRuleSet } from '@/lib/sourcing/restore-rule-set';
import { retireRuleSet } from '@/lib/sourcing/retire-rule-set';
import {
  CreateRuleSetInput,
  MoveRuleInput,
  MoveRuleSetInput,
  OneRuleSetInput,
  RuleSetVersionInput,
  SaveDraftInput,
} from '@/lib/sourcing/rule-set-inputs';
import { saveRuleSetDraft } from '@/lib/sourcing/save-rule-set-draft';

export const createRuleSetAction = staffAction(CreateRuleSetInput, createRuleSet);
export const saveRuleSetDraftAction = staffAction(SaveDraftInput, saveRuleSetDraft);
export const moveRuleAction = staffAction(MoveRuleInput, moveRule);
export const discardRuleSetDraftAction = staffAction(RuleSetVersionInput, discardRuleSetDraft);
export const putRuleSetLiveAction = staffAction(RuleSetVersionInput, putRuleSetLive);
export const bringBackRuleSetAction = staffAction(RuleSetVersionInput, bringBackRuleSet);
export const moveRuleSetAction = staffAction(MoveRuleSetInput, moveRuleSet);
export const retireRuleSetAction = staffAction(OneRuleSetInput, retireRuleSet);
export const restoreRuleSetAction = staffAction(OneRuleSetInput, restoreRuleSet);
/** What is open and not yet picked, routed by the draft. It only reads. */
export const previewPutLiveAction = staffAction(OneRuleSetInput, previewPutLive);
