import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { sourcingRuleSets } from '@/db/schema';
import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { putRuleSetLive } from '@/lib/sourcing/put-rule-set-live';
import { retireRuleSet } from '@/lib/sourcing/retire-rule-set';
import { saveRuleSetDraft } from '@/lib/sourcing/save-rule-set-draft';
import { aChannel, at, only, owner, unique } from '@/tests/world';
import { type Guard, O } from './action-calls';

const rules = (kind: 'nearest' | 'most_stock') => [
  { id: 'first', name: 'First', when: {}, effect: { kind } },
  { id: 'second', name: 'Second', when: {}, effect: { kind: 'fewest_shipments' as const } },
];
const versionOf = async (setId: number) => {
  const [set] = await db.select().from(sourcingRuleSets).where(eq(sourcingRuleSets.id, setId));
  return (set?.draftedAt ?? set?.liveAt)?.toISOString() ?? null;
};

/** For a channel of its own, so that no order of another proof follows it. */
async function aSet({ live, draft }: { live?: true; draft?: true } = {}) {
  const { code } = await aChannel();
  const name = unique('Rules');
  const filter = { channels: [code] };
  const { setId } = await createRuleSet(owner, { name, filter }, at);
  const save = async (kind: 'nearest' | 'most_stock') =>
    saveRuleSetDraft(
      owner,
      { setId, basedOn: await versionOf(setId), draft: { name, filter, rules: rules(kind) } },
      at,
    );
  await save('nearest');
  if (live) await putRuleSetLive(owner, { setId, basedOn: await versionOf(setId) }, at);
  if (live && draft) await save('most_stock');
  return { setId, basedOn: await versionOf(setId), name, filter };
}
type Set = Awaited<ReturnType<typeof aSet>>;

const file = 'app/office/settings/routing/actions.ts';
const owners = (given: Parameters<typeof aSet>[0], json: (set: Set) => unknown): Guard => ({
  may: O,
  plant: async () => ({ sent: { json: json(await aSet(given)) } }),
});
const version = ({ setId, basedOn }: Set) => ({ setId, basedOn });
const one = ({ setId }: Set) => ({ setId });

/** Rules of routing are an owner's. */
export const routingGuards: Record<string, Guard> = {
  [`${file}#createRuleSetAction`]: {
    may: O,
    plant: async () => ({
      sent: { json: { name: unique('Rules'), filter: { channels: [only([await aChannel()]).code] } } },
    }),
  },
  [`${file}#saveRuleSetDraftAction`]: owners({ live: true }, (set) => ({
    ...version(set),
    draft: { name: set.name, filter: set.filter, rules: rules('most_stock') },
  })),
  [`${file}#moveRuleAction`]: owners({ live: true }, (set) => ({ ...version(set), ruleId: 'second', to: 0 })),
  [`${file}#discardRuleSetDraftAction`]: owners({ live: true, draft: true }, version),
  [`${file}#putRuleSetLiveAction`]: owners({}, version),
  [`${file}#bringBackRuleSetAction`]: owners({ live: true }, version),
  [`${file}#moveRuleSetAction`]: {
    may: O,
    plant: async () => {
      await aSet();
      return { sent: { json: { ...one(await aSet()), to: 0 } } };
    },
  },
  [`${file}#retireRuleSetAction`]: owners({}, one),
  [`${file}#restoreRuleSetAction`]: {
    may: O,
    plant: async () => {
      const { setId } = await aSet();
      await retireRuleSet(owner, { setId }, at);
      return { sent: { json: { setId } } };
    },
  },
  [`${file}#previewPutLiveAction`]: { ...owners({}, one), reads: true },
};
