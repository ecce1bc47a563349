import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { MoveRuleSetInput } from './rule-set-inputs';
import { lockAllRuleSets, subjectOf, writeOrder } from './rule-sets-tx';

/** The first set that fits an order decides. Its inverse is the move back. */
export async function moveRuleSet(actor: Actor, { setId, to }: MoveRuleSetInput, at: Date) {
  permit(actor, 'routing.write');
  await transaction(async (tx) => {
    const sets = await lockAllRuleSets(tx);
    const from = sets.findIndex(({ id }) => id === setId);
    const set = sets[from];
    if (!set) throw new Refusal('not_found', 'This rule set is not used any more.');
    const ids = sets.map(({ id }) => id).filter((id) => id !== setId);
    const place = Math.min(to, ids.length);
    if (place === from) return;
    ids.splice(place, 0, setId);
    await writeOrder(tx, ids);
    await record(tx, actor, at, {
      type: 'rule_set.moved',
      subject: subjectOf(setId),
      data: { name: (set.live ?? set.draft)?.name ?? '', from: from + 1, to: place + 1 },
    });
  });
}
