import { transaction } from '@/db';
import { safetyRules } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { AddSafetyRuleInput } from './safety-inputs';
import { lockSafetyRules, resolveRule, ruleSubject } from './safety-tx';

/** Walked with each order, so they stay few. */
const MOST = 200;

/** As the last rule: where it fits, it speaks. Orders that are placed already keep what they have. Inverse: remove it. */
export async function addSafetyRule(actor: Actor, input: AddSafetyRuleInput, at: Date) {
  permit(actor, 'safety.write');
  return transaction(async (tx) => {
    const rules = await lockSafetyRules(tx);
    if (rules.length >= MOST)
      throw new Refusal('conflict', `There are ${MOST} rules already. Remove or widen one first.`);
    const { values, name } = await resolveRule(tx, input);
    const position = (rules.at(-1)?.position ?? 0) + 1;
    const [rule] = await tx
      .insert(safetyRules)
      .values({ ...values, position })
      .returning({ id: safetyRules.id });
    if (!rule) throw new Error('A rule was not stored.');
    await record(tx, actor, at, {
      type: 'safety_rule.added',
      subject: ruleSubject(rule.id),
      data: { name, quantity: input.quantity },
    });
    return { ruleId: rule.id };
  });
}
