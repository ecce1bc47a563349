import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, type RuleSet, sourcingRuleSets } from '@/db/schema';
import {
  aChannel,
  aLocation,
  at,
  marketing,
  merchant,
  minutesLater,
  only,
  owner,
  support,
  unique,
} from '@/tests/world';
import { bringBackRuleSet } from './bring-back-rule-set';
import { createRuleSet } from './create-rule-set';
import { discardRuleSetDraft } from './discard-rule-set-draft';
import { moveRule } from './move-rule';
import { moveRuleSet } from './move-rule-set';
import { putRuleSetLive } from './put-rule-set-live';
import { restoreRuleSet } from './restore-rule-set';
import { retireRuleSet } from './retire-rule-set';
import { listRuleSets } from './rule-set-queries';
import { saveRuleSetDraft } from './save-rule-set-draft';

after(closeDb);

const setNow = async (setId: number) =>
  only(await db.select().from(sourcingRuleSets).where(eq(sourcingRuleSets.id, setId)));
const version = async (setId: number) => {
  const { draftedAt, liveAt } = await setNow(setId);
  return (draftedAt ?? liveAt)?.toISOString() ?? null;
};
const eventsOf = (setId: number) =>
  db
    .select({ type: events.type, data: events.data, actor: events.actor })
    .from(events)
    .where(eq(events.subject, `rule_set:${setId}`))
    .orderBy(events.id);
const nearest = { id: 'near', name: 'Nearest', when: {}, effect: { kind: 'nearest' } } as const;
const fewest = { id: 'few', name: 'Fewest', when: {}, effect: { kind: 'fewest_shipments' } } as const;

async function aSet(given: Partial<RuleSet> = {}) {
  const channel = await aChannel();
  const name = unique('Rules');
  const { setId } = await createRuleSet(owner, { name, filter: { channels: [channel.code] } }, at);
  const draft: RuleSet = { name, filter: { channels: [channel.code] }, rules: [nearest, fewest], ...given };
  await saveRuleSetDraft(owner, { setId, basedOn: await version(setId), draft }, at);
  return { setId, draft };
}
const live = async (setId: number) =>
  putRuleSetLive(owner, { setId, basedOn: await version(setId) }, minutesLater(1));

test('a draft is followed by no order before it is put live, and what was live before can be brought back', async () => {
  const { setId, draft } = await aSet();
  assert.equal((await setNow(setId)).live, null);
  await live(setId);
  assert.deepEqual((await setNow(setId)).live, draft);
  assert.equal((await setNow(setId)).draft, null);

  const changed = { ...draft, rules: [fewest, nearest] };
  await saveRuleSetDraft(owner, { setId, basedOn: await version(setId), draft: changed }, minutesLater(2));
  assert.deepEqual((await setNow(setId)).live, draft, 'a draft changes nothing');
  await live(setId);
  const put = (await eventsOf(setId)).filter(({ type }) => type === 'rule_set.put_live').at(-1);
  assert.deepEqual(put?.data, { name: draft.name, changes: ['Fewest: moved up'], before: draft });

  await bringBackRuleSet(owner, { setId, basedOn: await version(setId) }, minutesLater(3));
  assert.deepEqual((await setNow(setId)).live, draft);
  assert.deepEqual((await setNow(setId)).draft, changed, 'what was live is not lost');
  await discardRuleSetDraft(owner, { setId, basedOn: await version(setId) }, minutesLater(4));
  await bringBackRuleSet(owner, { setId, basedOn: await version(setId) }, minutesLater(5));
  assert.deepEqual((await setNow(setId)).live, changed, 'and back again');
});

test('the first time of a set can be taken back too: then nothing of it is live', async () => {
  const { setId, draft } = await aSet();
  await live(setId);
  await bringBackRuleSet(owner, { setId, basedOn: await version(setId) }, minutesLater(3));
  const set = await setNow(setId);
  assert.deepEqual([set.live, set.liveAt, set.draft], [null, null, draft]);
  await assert.rejects(bringBackRuleSet(owner, { setId, basedOn: await version(setId) }, at), {
    code: 'conflict',
  });
});

test('what somebody else changed meanwhile is not overwritten: who and when', async () => {
  const { setId, draft } = await aSet();
  const seen = await version(setId);
  const other = { ...owner, name: 'Olga Owner' };
  await moveRule(other, { setId, basedOn: seen, ruleId: 'few', to: 0 }, minutesLater(5));
  for (const late of [
    () => saveRuleSetDraft(owner, { setId, basedOn: seen, draft }, minutesLater(6)),
    () => moveRule(owner, { setId, basedOn: seen, ruleId: 'near', to: 0 }, minutesLater(6)),
    () => putRuleSetLive(owner, { setId, basedOn: seen }, minutesLater(6)),
    () => discardRuleSetDraft(owner, { setId, basedOn: seen }, minutesLater(6)),
  ])
    await assert.rejects(late(), {
      code: 'conflict',
      message: /Olga Owner changed it Today, 09:05, after you opened it/,
    });
  assert.deepEqual((await setNow(setId)).draft?.rules, [fewest, nearest]);
});

test('of eight who save at once, one does', async () => {
  const { setId, draft } = await aSet();
  const basedOn = await version(setId);
  const saves = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) =>
      saveRuleSetDraft(
        owner,
        { setId, basedOn, draft: { ...draft, name: `${draft.name} ${i}` } },
        minutesLater(1),
      ),
    ),
  );
  assert.equal(saves.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a draft that says what is live is no draft, and a discarded one is answered so that it can be saved again', async () => {
  const { setId, draft } = await aSet();
  await live(setId);
  await moveRule(owner, { setId, basedOn: await version(setId), ruleId: 'few', to: 0 }, at);
  assert.deepEqual((await setNow(setId)).draft?.rules, [fewest, nearest]);
  await moveRule(owner, { setId, basedOn: await version(setId), ruleId: 'few', to: 9 }, at);
  assert.equal((await setNow(setId)).draft, null);

  await moveRule(owner, { setId, basedOn: await version(setId), ruleId: 'few', to: 0 }, at);
  const gone = await discardRuleSetDraft(owner, { setId, basedOn: await version(setId) }, at);
  assert.deepEqual(gone.draft, { ...draft, rules: [fewest, nearest] });
  assert.equal((await setNow(setId)).draft, null);
});

test('places, channels, countries, currencies and methods that are not there are refused by rule and field', async () => {
  const { setId, draft } = await aSet();
  const place = await aLocation();
  const save = async (rule: object, filter: RuleSet['filter'] = {}) =>
    saveRuleSetDraft(
      owner,
      {
        setId,
        basedOn: await version(setId),
        draft: { ...draft, filter, rules: [nearest, { ...fewest, ...rule } as RuleSet['rules'][number]] },
      },
      at,
    );
  const refused = (field: string, words: RegExp) => ({ code: 'invalid', message: words, detail: { field } });
  await assert.rejects(
    save({ effect: { kind: 'only', locations: [place.code, 'ATLANTIS'] } }),
    refused('locations', /Rule 2, Fewest: there is no location "ATLANTIS"/),
  );
  await assert.rejects(save({ when: { countries: ['XQ'] } }), refused('countries', /no country "XQ"/));
  await assert.rejects(save({ when: { methods: ['rocket'] } }), refused('methods', /no method "rocket"/));
  await assert.rejects(
    save({ effect: { kind: 'limit', noSplitUnder: { amount: 5, currency: 'XXA' } } }),
    refused('currency', /no currency "XXA"/),
  );
  await assert.rejects(save({}, { channels: ['nowhere'] }), refused('channels', /no channel "nowhere"/));
  await save({
    when: { countries: ['FR'], methods: ['pickup'] },
    effect: { kind: 'only', locations: [place.code] },
  });
});

test('a draft that contradicts itself is kept, but cannot go live', async () => {
  const place = await aLocation();
  const { setId } = await aSet({
    rules: [
      { id: 'a', name: 'Only here', when: {}, effect: { kind: 'only', locations: [place.code] } },
      { id: 'b', name: 'Never here', when: {}, effect: { kind: 'never', locations: [place.code] } },
    ],
  });
  await assert.rejects(live(setId), {
    code: 'invalid',
    message: /"Only here" and "Never here" together leave no place/,
  });
  assert.equal((await setNow(setId)).live, null);
});

test('sets stand in an order that can be changed and changed back; a retired one comes back where it was', async () => {
  const { setId: a } = await aSet();
  const { setId: b } = await aSet();
  const order = async () => (await listRuleSets(owner)).filter((set) => !set.retiredAt).map(({ id }) => id);
  const before = await order();
  await moveRuleSet(owner, { setId: b, to: 0 }, at);
  assert.deepEqual(await order(), [b, ...before.filter((id) => id !== b)]);
  await moveRuleSet(owner, { setId: b, to: before.indexOf(b) }, at);
  assert.deepEqual(await order(), before);

  await retireRuleSet(owner, { setId: a }, at);
  assert.deepEqual(
    await order(),
    before.filter((id) => id !== a),
  );
  await assert.rejects(retireRuleSet(owner, { setId: a }, at), { code: 'not_found' });
  await assert.rejects(moveRuleSet(owner, { setId: a, to: 0 }, at), { code: 'not_found' });
  await restoreRuleSet(owner, { setId: a }, at);
  assert.deepEqual(await order(), before);
  await assert.rejects(restoreRuleSet(owner, { setId: a }, at), { code: 'conflict' });
});

test('a new set stands before one that takes every order', async () => {
  const { setId: all } = await aSet({ filter: {} });
  await live(all);
  const { setId } = await aSet();
  const ids = (await listRuleSets(owner)).map(({ id }) => id);
  assert.ok(ids.indexOf(setId) < ids.indexOf(all));
  await retireRuleSet(owner, { setId: all }, at);
});

test('only an owner writes rules, and sees them', async () => {
  const { setId, draft } = await aSet();
  const basedOn = await version(setId);
  const count = await db.$count(events, eq(events.subject, `rule_set:${setId}`));
  for (const actor of [merchant, support, marketing])
    for (const tried of [
      () => createRuleSet(actor, { name: 'Mine', filter: {} }, at),
      () => saveRuleSetDraft(actor, { setId, basedOn, draft }, at),
      () => moveRule(actor, { setId, basedOn, ruleId: 'few', to: 0 }, at),
      () => discardRuleSetDraft(actor, { setId, basedOn }, at),
      () => putRuleSetLive(actor, { setId, basedOn }, at),
      () => bringBackRuleSet(actor, { setId, basedOn }, at),
      () => moveRuleSet(actor, { setId, to: 0 }, at),
      () => retireRuleSet(actor, { setId }, at),
      () => restoreRuleSet(actor, { setId }, at),
      () => listRuleSets(actor),
    ])
      await assert.rejects(tried(), { code: 'forbidden' });
  assert.equal(await db.$count(events, eq(events.subject, `rule_set:${setId}`)), count);
});
