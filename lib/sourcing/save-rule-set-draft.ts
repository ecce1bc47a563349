import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { same } from './comparison-rules';
import type { SaveDraftInput } from './rule-set-inputs';
import { lockRuleSet, refuseLate, refuseUnknown, subjectOf, writeDraft } from './rule-sets-tx';

/** Keeps what somebody is trying. No order follows it. A draft that says the same as what is live is none. */
export async function saveRuleSetDraft(
  actor: Actor,
  { setId, basedOn, draft }: SaveDraftInput,
  at: Date,
): Promise<{ draftedAt: Date | null }> {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await refuseLate(tx, set, basedOn, at);
    await refuseUnknown(tx, draft);
    const written = await writeDraft(tx, set, same(draft, set.live) ? null : draft, at);
    await record(tx, actor, at, {
      type: 'rule_set.drafted',
      subject: subjectOf(setId),
      data: { name: draft.name, rules: draft.rules.length },
    });
    return written;
  });
}
