import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { same } from './comparison-rules';
import type { MoveRuleInput } from './rule-set-inputs';
import { lockRuleSet, refuseLate, subjectOf, writeDraft } from './rule-sets-tx';

/** Puts one rule of the draft at another place; without a draft, of a new one made of what is live. Its inverse is the move back. */
export async function moveRule(
  actor: Actor,
  { setId, basedOn, ruleId, to }: MoveRuleInput,
  at: Date,
): Promise<{ draftedAt: Date | null }> {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await refuseLate(tx, set, basedOn, at);
    const from = set.draft ?? set.live;
    const rule = from?.rules.find(({ id }) => id === ruleId);
    if (!from || !rule) throw new Refusal('not_found', 'This rule is not in the set any more.');
    const rules = from.rules.filter(({ id }) => id !== ruleId);
    rules.splice(Math.min(to, rules.length), 0, rule);
    const draft = { ...from, rules };
    const written = await writeDraft(tx, set, same(draft, set.live) ? null : draft, at);
    await record(tx, actor, at, {
      type: 'rule_set.drafted',
      subject: subjectOf(setId),
      data: { name: draft.name, rules: rules.length },
    });
    return written;
  });
}
