import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RuleSetVersionInput } from './rule-set-inputs';
import { lockRuleSet, refuseLate, subjectOf, writeDraft } from './rule-sets-tx';

/** Answers what was thrown away: saved again as a draft, it is back. The event keeps it too. */
export async function discardRuleSetDraft(actor: Actor, { setId, basedOn }: RuleSetVersionInput, at: Date) {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await refuseLate(tx, set, basedOn, at);
    const { draft, live } = set;
    if (!draft) throw new Refusal('conflict', 'There is no draft to discard.');
    if (!live) throw new Refusal('conflict', 'Nothing of this set is live yet. Retire the set instead.');
    await writeDraft(tx, set, null, at);
    await record(tx, actor, at, {
      type: 'rule_set.draft_discarded',
      subject: subjectOf(setId),
      data: { name: draft.name, draft },
    });
    return { draft, basedOn: set.liveAt };
  });
}
