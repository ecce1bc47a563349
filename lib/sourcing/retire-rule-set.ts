import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { OneRuleSetInput } from './rule-set-inputs';
import { lockRuleSet, subjectOf } from './rule-sets-tx';

/** No order follows it any more; what it routed stays where it is. It is kept as it was, to be brought back. */
export async function retireRuleSet(actor: Actor, { setId }: OneRuleSetInput, at: Date) {
  permit(actor, 'routing.write');
  await transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await tx.update(sourcingRuleSets).set({ retiredAt: at }).where(eq(sourcingRuleSets.id, setId));
    const name = (set.live ?? set.draft)?.name ?? '';
    await record(tx, actor, at, { type: 'rule_set.retired', subject: subjectOf(setId), data: { name } });
  });
}
