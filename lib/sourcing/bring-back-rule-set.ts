import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { compareSets } from './comparison-rules';
import type { RuleSetVersionInput } from './rule-set-inputs';
import {
  contradictionsNow,
  lockRuleSet,
  namesNow,
  nextVersion,
  previousLive,
  refuseLate,
  subjectOf,
} from './rule-sets-tx';

/** The inverse of putting live: what was live before is live again, and what was live is the draft, unless there is one. */
export async function bringBackRuleSet(
  actor: Actor,
  { setId, basedOn }: RuleSetVersionInput,
  at: Date,
): Promise<{ liveAt: Date | null }> {
  permit(actor, 'routing.write');
  return transaction(async (tx) => {
    const set = await lockRuleSet(tx, setId);
    await refuseLate(tx, set, basedOn, at);
    const before = await previousLive(tx, setId);
    if (!set.live || before === undefined) throw new Refusal('conflict', 'Nothing was live before this.');
    const against =
      before && (await contradictionsNow(tx, set, before)).find((one) => one.severity === 'stop');
    if (against)
      throw new Refusal('invalid', `What was live before cannot be followed now. ${against.words}`);
    const version = nextVersion(set, at);
    await tx
      .update(sourcingRuleSets)
      .set({
        live: before,
        liveAt: before ? version : null,
        ...(set.draft ? {} : { draft: set.live, draftedAt: version }),
      })
      .where(eq(sourcingRuleSets.id, setId));
    const changes = before ? compareSets(set.live, before, await namesNow(tx)).changes : [];
    await record(tx, actor, at, {
      type: 'rule_set.put_live',
      subject: subjectOf(setId),
      data: {
        name: (before ?? set.live).name,
        changes: changes.slice(0, 50),
        before: set.live,
        broughtBack: true,
      },
    });
    return { liveAt: before ? version : null };
  });
}
