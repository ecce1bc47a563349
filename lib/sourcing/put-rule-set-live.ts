import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { compareSets } from './comparison-rules';
import type { RuleSetVersionInput } from './rule-set-inputs';
import { contradictionsNow, lockRuleSet, namesNow, nextVersion, refuseLate, subjectOf } from './rule-sets-tx';

/** Orders from now on follow the draft. What was live before stands in the event, and can be brought back. */
export async function putRuleSetLive(
  actor: Actor,
  { setId, basedOn }: RuleSetVersionInput,
  at: Date,
): Promise<{ liveAt: Date }> {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await refuseLate(tx, set, basedOn, at);
    const { draft, live } = set;
    if (!draft) throw new Refusal('conflict', 'There is no draft to put live.');
    const against = (await contradictionsNow(tx, set, draft)).find(({ severity }) => severity === 'stop');
    if (against) throw new Refusal('invalid', against.words, { ruleId: against.ruleId });
    const liveAt = nextVersion(set, at);
    await tx
      .update(sourcingRuleSets)
      .set({ live: draft, liveAt, draft: null, draftedAt: null })
      .where(eq(sourcingRuleSets.id, setId));
    const { changes } = compareSets(live, draft, await namesNow(tx));
    await record(tx, actor, at, {
      type: 'rule_set.put_live',
      subject: subjectOf(setId),
      data: { name: draft.name, changes: changes.slice(0, 50), before: live },
    });
    return { liveAt };
  });
}
