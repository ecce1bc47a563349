import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { changeLocation } from '@/lib/sourcing/change-location';
import { getSourcingConfig } from '@/lib/sourcing/config-queries';
import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { putRuleSetLive } from '@/lib/sourcing/put-rule-set-live';
import { retireRuleSet } from '@/lib/sourcing/retire-rule-set';
import { saveRuleSetDraft } from '@/lib/sourcing/save-rule-set-draft';
import type { Actor } from '@/lib/staff/permissions';
import { expected } from '../client';
import { tenRules } from '../routing-inputs';
import type { Bench, Scenario } from '../scenario';

const TAG = 'routed';
let set: number | null = null;

/** What each location can send on a day: more than is placed, so that only the counting costs. */
async function setCapacity(actor: Actor, capacityPerDay: number | undefined) {
  for (const place of (await getSourcingConfig()).places) {
    const { id: locationId, code, pausedAt, closedAt, settings, ...given } = place;
    await changeLocation(
      actor,
      { locationId, ...given, settings: { ...settings, capacityPerDay } },
      new Date(),
    );
  }
}

/** Ten rules for orders with the tag, over all locations. */
async function setRules({ owner }: Bench) {
  await setCapacity(owner, 1_000_000);
  const filter = { tags: [TAG] };
  const at = new Date();
  const { setId } = await createRuleSet(owner, { name: 'Ten rules', filter }, at);
  const draft = { name: 'Ten rules', filter, rules: tenRules };
  const saved = await saveRuleSetDraft(owner, { setId, basedOn: at.toISOString(), draft }, at);
  const basedOn = saved.draftedAt?.toISOString() ?? null;
  await putRuleSetLive(owner, { setId, basedOn }, at);
  set = setId;
}

async function clearRules({ owner }: Bench) {
  await setCapacity(owner, undefined);
  if (set !== null) await retireRuleSet(owner, { setId: set }, new Date());
  set = null;
}

const routed = ({ basket }: Bench) => ({ ...basket.order({ lines: 3 }), tags: [TAG] });
const plain = ({ basket }: Bench) => basket.order({ lines: 3 });

export const routedOverHttp: Scenario = {
  name: 'place-routed',
  says: 'POST /api/v1/orders, three lines over 50 locations with a capacity by ten rules, and the same without rules',
  over: 'http',
  measures: async (bench) => {
    await setRules(bench);
    const { client, keyHeader } = bench;
    const post = async (order: object) =>
      expected(await client.post('/api/v1/orders', order, keyHeader), 201);
    return [
      { name: 'three lines, built-in rules', concurrency: 16, call: () => post(plain(bench)) },
      { name: 'three lines, ten rules', concurrency: 16, call: () => post(routed(bench)) },
    ];
  },
  after: clearRules,
};

export const routedInProcess: Scenario = {
  name: 'process-routed',
  says: 'placeOrder called in this process: three lines over 50 locations with a capacity by ten rules, and without rules',
  over: 'process',
  measures: async (bench) => {
    await setRules(bench);
    const place = (order: object) => placeOrder(bench.key, PlaceOrderInput.parse(order), new Date());
    return [
      { name: 'three lines, built-in rules', concurrency: 16, call: () => place(plain(bench)) },
      { name: 'three lines, ten rules', concurrency: 16, call: () => place(routed(bench)) },
    ];
  },
  after: clearRules,
};
