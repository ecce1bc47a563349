import { and, eq, isNotNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { MOST_RULE_SETS, type OneRuleSetInput } from './rule-set-inputs';
import { contradictionsNow, lockAllRuleSets, subjectOf } from './rule-sets-tx';

/** Orders follow a retired set again, at the place in the order that it had. */
export async function restoreRuleSet(actor: Actor, { setId }: OneRuleSetInput, at: Date) {
  permit(actor, 'routing.write');
  await transaction(async (tx) => {
    const sets = await lockAllRuleSets(tx);
    if (sets.length >= MOST_RULE_SETS)
      throw new Refusal('conflict', `There are ${MOST_RULE_SETS} rule sets already. Retire one first.`);
    const [set] = await tx
      .update(sourcingRuleSets)
      .set({ retiredAt: null })
      .where(and(eq(sourcingRuleSets.id, setId), isNotNull(sourcingRuleSets.retiredAt)))
      .returning();
    if (!set) throw new Refusal('conflict', 'This rule set is in use.');
    const against =
      set.live && (await contradictionsNow(tx, set, set.live)).find(({ severity }) => severity === 'stop');
    if (against) throw new Refusal('invalid', against.words, { ruleId: against.ruleId });
    const name = (set.live ?? set.draft)?.name ?? '';
    await record(tx, actor, at, { type: 'rule_set.restored', subject: subjectOf(setId), data: { name } });
  });
}
