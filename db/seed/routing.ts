import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { putRuleSetLive } from '@/lib/sourcing/put-rule-set-live';
import { saveRuleSetDraft } from '@/lib/sourcing/save-rule-set-draft';
import type { Actor } from '@/lib/staff/permissions';
import type { RuleSet } from '../schema/sourcing';

type Rule = RuleSet['rules'][number];
const heavy = (overWeightG: number): Rule => ({
  id: 'heavy',
  name: 'Heavy parcels from Lyon',
  when: { overWeightG },
  effect: { kind: 'prefer', locations: ['LYS'] },
});
const together: Rule = {
  id: 'together',
  name: 'Keep together',
  when: {},
  effect: { kind: 'limit', maxShipments: 2 },
};
const fewest: Rule = { id: 'fewest', name: 'One parcel', when: {}, effect: { kind: 'fewest_shipments' } };
const country: Rule = {
  id: 'country',
  name: 'Same country first',
  when: {},
  effect: { kind: 'same_country' },
};
const nearest: Rule = { id: 'nearest', name: 'Nearest', when: {}, effect: { kind: 'nearest' } };
const room: Rule = { id: 'room', name: 'Most room that day', when: {}, effect: { kind: 'capacity_left' } };
const otherwise: Rule = {
  id: 'otherwise',
  name: 'Otherwise wait',
  when: {},
  effect: { kind: 'otherwise', action: 'wait' },
};

/** What the web shop follows, and what its owner is trying: an earlier limit for heavy parcels, and the country before fewer parcels. */
export async function seedRouting(actor: Actor, at: Date) {
  const web = { name: 'Web shop', filter: { channels: ['web'] } };
  const { setId } = await createRuleSet(actor, web, at);
  const live = {
    ...web,
    rules: [together, heavy(8_000), fewest, country, nearest, room, otherwise],
  };
  const saved = await saveRuleSetDraft(actor, { setId, basedOn: at.toISOString(), draft: live }, at);
  const { liveAt } = await putRuleSetLive(
    actor,
    { setId, basedOn: saved.draftedAt?.toISOString() ?? null },
    at,
  );
  const draft = { ...web, rules: [together, heavy(3_000), country, fewest, nearest, room, otherwise] };
  await saveRuleSetDraft(actor, { setId, basedOn: liveAt.toISOString(), draft }, at);
}
