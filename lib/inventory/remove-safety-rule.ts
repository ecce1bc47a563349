import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { safetyRules } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RemoveSafetyRuleInput } from './safety-inputs';
import { lockSafetyRules, ruleOf, ruleSubject } from './safety-tx';

/** What an earlier rule says then holds. Inverse: add it again. */
export async function removeSafetyRule(
  actor: Actor,
  { ruleId }: RemoveSafetyRuleInput,
  at: Date,
): Promise<void> {
  permit(actor, 'safety.write');
  await transaction(async (tx) => {
    const { locationId, channelId, category, quantity } = ruleOf(await lockSafetyRules(tx), ruleId);
    await tx.delete(safetyRules).where(eq(safetyRules.id, ruleId));
    await record(tx, actor, at, {
      type: 'safety_rule.removed',
      subject: ruleSubject(ruleId),
      data: { locationId, channelId, category, quantity },
    });
  });
}
