import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { safetyRules } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ChangeSafetyRuleInput } from './safety-inputs';
import { lockSafetyRules, resolveRule, ruleOf, ruleSubject } from './safety-tx';

/** At its place in the order. Inverse: change it back. */
export async function changeSafetyRule(
  actor: Actor,
  { ruleId, ...input }: ChangeSafetyRuleInput,
  at: Date,
): Promise<void> {
  permit(actor, 'safety.write');
  await transaction(async (tx) => {
    const before = ruleOf(await lockSafetyRules(tx), ruleId);
    const { values, name } = await resolveRule(tx, input);
    await tx.update(safetyRules).set(values).where(eq(safetyRules.id, ruleId));
    await record(tx, actor, at, {
      type: 'safety_rule.changed',
      subject: ruleSubject(ruleId),
      data: { name, quantity: input.quantity, before: before.quantity },
    });
  });
}
