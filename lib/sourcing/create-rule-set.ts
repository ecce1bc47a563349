import { transaction } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { type CreateRuleSetInput, MOST_RULE_SETS } from './rule-set-inputs';
import { lockAllRuleSets, refuseUnknown, subjectOf, writeOrder } from './rule-sets-tx';

/**
 * A new set with no rules yet: a draft, which no order follows before it is put live. It stands last, but before a set
 * that takes every order, behind which nothing would ever reach it.
 */
export async function createRuleSet(
  actor: Actor,
  { name, filter }: CreateRuleSetInput,
  at: Date,
): Promise<{ setId: number }> {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const sets = await lockAllRuleSets(tx);
    if (sets.length >= MOST_RULE_SETS)
      throw new Refusal('conflict', `There are ${MOST_RULE_SETS} rule sets already. Retire one first.`);
    if (sets.some(({ live, draft }) => (draft ?? live)?.name === name))
      throw new Refusal('conflict', `There is already a rule set called ${name}.`);
    await refuseUnknown(tx, { filter, rules: [] });
    const [set] = await tx
      .insert(sourcingRuleSets)
      .values({ position: sets.length + 1, draft: { name, filter, rules: [] }, draftedAt: at })
      .returning({ id: sourcingRuleSets.id });
    if (!set) throw new Error('A rule set was not stored.');
    const ids = sets.map(({ id }) => id);
    const all = sets.findIndex(({ live }) => live && Object.keys(live.filter).length === 0);
    ids.splice(all < 0 ? ids.length : all, 0, set.id);
    await writeOrder(tx, ids);
    await record(tx, actor, at, { type: 'rule_set.created', subject: subjectOf(set.id), data: { name } });
    return { setId: set.id };
  });
}
