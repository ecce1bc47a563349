import { pgArray, query, send, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ArrangeSafetyInput } from './safety-inputs';
import { lockSafetyRules } from './safety-tx';

/** Of rules that fit the last one speaks, so their order is what they say. Inverse: the order before. */
export async function arrangeSafety(actor: Actor, { ruleIds }: ArrangeSafetyInput, at: Date): Promise<void> {
  permit(actor, 'safety.write');
  await transaction(async (tx) => {
    const before = (await lockSafetyRules(tx)).map(({ id }) => id);
    const same = new Set(ruleIds).size === before.length && before.every((id) => ruleIds.includes(id));
    if (!same || ruleIds.length !== before.length)
      throw new Refusal('conflict', 'Somebody else has added or removed a rule. Look at the list again.');
    await send(
      tx,
      query`update safety_rules r set position = x.n
        from unnest(${pgArray(ruleIds)}::int[]) with ordinality x(id, n) where r.id = x.id`,
    );
    await record(tx, actor, at, {
      type: 'safety_rules.ordered',
      subject: 'safety_rules',
      data: { ruleIds, before },
    });
  });
}
