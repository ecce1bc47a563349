import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { type RuleSet, safetyRules, sourcingRuleSets } from '@/db/schema';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { changed, fingerprint } from '@/tests/fingerprint';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  merchant,
  minutesLater,
  only,
  orderNow,
  owner,
  support,
} from '@/tests/world';
import { previewPutLive } from './open-shipments-queries';
import { routeOrder } from './route-order';
import { changesCsv } from './simulation-file-rules';
import type { SampleSize } from './simulation-inputs';
import { readSimulation } from './simulation-queries';
import { type Simulated, simulation } from './simulation-rules';
import { changesOf, effectOf, flowsOf, fullPlacesOf, realSums, sumsOf } from './simulation-sums-rules';
import { tryOrder } from './try-order-queries';

after(closeDb);

const lyon = await aLocation({
  name: 'Lyon',
  country: 'FR',
  latitude: 45.76,
  longitude: 4.84,
  settings: { shipmentCostAmount: 500, cutOffMinute: 1440, handlingDays: 0, transitDays: 2 },
});
const rotterdam = await aLocation({
  name: 'Rotterdam',
  country: 'NL',
  latitude: 51.92,
  longitude: 4.48,
  settings: {
    shipmentCostAmount: 800,
    cutOffMinute: 1440,
    handlingDays: 0,
    transitDays: 1,
    capacityPerDay: 2,
  },
});
const channel = await aChannel();
/** In Lyon itself. */
const shipTo = {
  line1: '1 rue',
  city: 'Lyon',
  postcode: '69002',
  country: 'FR',
  latitude: 45.76,
  longitude: 4.84,
};

async function aSet(live: RuleSet['rules'], draft: RuleSet['rules'] | null) {
  await db.delete(sourcingRuleSets);
  const document = (rules: RuleSet['rules']) => ({
    name: 'Web',
    filter: { channels: [channel.code] },
    rules,
  });
  const set = only(
    await db
      .insert(sourcingRuleSets)
      .values({
        position: 1,
        live: document(live),
        liveAt: at,
        draft: draft && document(draft),
        draftedAt: draft && at,
      })
      .returning(),
  );
  return set.id;
}
const prefer = (...locations: string[]) =>
  ({
    id: 'prefer',
    name: 'Preferred',
    when: {},
    effect: { kind: 'prefer' as const, locations },
  }) satisfies RuleSet['rules'][number];
const run = async (setId: number, size: SampleSize = 100): Promise<Simulated> => {
  const steps = simulation(await readSimulation(owner, { setId, size }), routeOrder, 1);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Four orders of one unit each; Lyon had two units of it, Rotterdam four. */
async function fourOrders() {
  await db.execute('truncate orders cascade');
  const { sku, variantId } = await aProduct({
    stock: [
      { location: lyon, onHand: 2 },
      { location: rotterdam, onHand: 4 },
    ],
  });
  const orders = [];
  for (let i = 0; i < 4; i++)
    orders.push(await anOrder({ channel, shipTo, lines: [{ sku, quantity: 1 }] }, owner, minutesLater(i)));
  return { sku, variantId, orders };
}

test('each rule takes its own stock, in the order in which the orders came', async () => {
  const setId = await aSet(
    [{ id: 'near', name: 'Nearest', when: {}, effect: { kind: 'nearest' } }],
    [prefer(rotterdam.code)],
  );
  const { sku, orders } = await fourOrders();
  assert.deepEqual(await levelsOf(sku), [
    { locationId: lyon.id, onHand: 2, reserved: 2, damaged: 0 },
    { locationId: rotterdam.id, onHand: 4, reserved: 2, damaged: 0 },
  ]);
  const done = await run(setId);
  const from = (side: 'live' | 'draft') => done[side].outcomes.map(({ locationIds }) => locationIds);
  assert.deepEqual(
    from('live'),
    [[lyon.id], [lyon.id], [rotterdam.id], [rotterdam.id]],
    'as they were really placed',
  );
  // Rotterdam has four, but sends two a day: that day is full, so Lyon sends the others.
  assert.deepEqual(from('draft'), [[rotterdam.id], [rotterdam.id], [lyon.id], [lyon.id]]);
  assert.deepEqual(
    changesOf(done).map(({ order }) => order.number),
    orders.map(({ number }) => number),
  );
  const [live, draft] = [sumsOf(done.live.outcomes), sumsOf(done.draft.outcomes)];
  assert.deepEqual([live.orders, live.shipments, live.split, live.waiting, live.refused], [4, 4, 0, 0, 0]);
  assert.equal(live.costAmount, 2 * 500 + 2 * 800);
  assert.equal(draft.costAmount, live.costAmount);
  const km = done.live.outcomes[3]?.km ?? 0;
  assert.ok(km > 680 && km < 690, `${km} km from Rotterdam to Lyon`);
  assert.equal(live.averageKm, km / 2);
  assert.equal(realSums(done).averageKm, km / 2);
  assert.deepEqual(changesOf(done).map(effectOf), [`+${km} km`, `+${km} km`, `−${km} km`, `−${km} km`]);
  assert.deepEqual(flowsOf(done), [
    { from: lyon.id, to: rotterdam.id, orders: 2 },
    { from: rotterdam.id, to: lyon.id, orders: 2 },
  ]);
  const full = only(fullPlacesOf(done));
  assert.deepEqual(
    [full.place.id, full.capacity, full.days.map(({ shipments }) => shipments)],
    [rotterdam.id, 2, [2]],
  );
  assert.equal(done.live.decidedBy.get('near'), 2, 'then only Rotterdam had any');
  assert.equal(done.draft.decidedBy.get('prefer'), 2);
  // Two days on the road from Lyon, one from Rotterdam, both by the end of that Monday.
  assert.ok((live.averageDays ?? 0) > 2 && (live.averageDays ?? 0) < 2.3, `${live.averageDays} days`);
});

test('pain 8, C7: trying a draft writes nothing, and a draft that says what is live changes nothing', async () => {
  const setId = await aSet([prefer(rotterdam.code)], [prefer(rotterdam.code)]);
  const { orders } = await fourOrders();
  const before = await fingerprint();
  const done = await run(setId);
  assert.deepEqual(changesOf(done), []);
  assert.deepEqual(sumsOf(done.draft.outcomes), sumsOf(done.live.outcomes));
  await tryOrder(owner, { setId, ask: { number: orders[0]?.number ?? '' } }, at);
  await previewPutLive(owner, { setId });
  changesCsv(done);
  assert.deepEqual(changed(before, await fingerprint()), []);
});

test('a limit that nobody can keep makes orders wait, and refusing says so', async () => {
  const only3 = {
    id: 'only',
    name: 'Only Lyon',
    when: {},
    effect: { kind: 'only' as const, locations: [lyon.code] },
  };
  const refuse = {
    id: 'else',
    name: 'Otherwise',
    when: {},
    effect: { kind: 'otherwise' as const, action: 'refuse' as const },
  };
  const setId = await aSet([], [only3]);
  await fourOrders();
  const waits = await run(setId);
  const sums = sumsOf(waits.draft.outcomes);
  assert.deepEqual([sums.shipments, sums.waiting, sums.refused], [2, 2, 0]);
  assert.deepEqual(changesOf(waits).map(effectOf), ['1 unit waits', '1 unit waits']);
  assert.equal(waits.draft.decidedBy.get('only'), 2);
  await db
    .update(sourcingRuleSets)
    .set({ draft: { name: 'Web', filter: {}, rules: [only3, refuse] } })
    .where(eq(sourcingRuleSets.id, setId));
  const refused = await run(setId);
  assert.equal(sumsOf(refused.draft.outcomes).refused, 2);
  assert.deepEqual(changesOf(refused).map(effectOf), ['refused', 'refused']);
});

test('what was canceled is left out, and rules of safety stock keep back what they keep back', async () => {
  const setId = await aSet([], [prefer(lyon.code)]);
  const { orders } = await fourOrders();
  const [first] = orders;
  if (!first) throw new Error('No order was placed.');
  await cancelOrder(owner, { orderId: first.orderId, reason: 'customer' }, minutesLater(9));
  assert.equal((await orderNow(first.orderId)).status, 'canceled');
  const done = await run(setId);
  assert.equal(done.facts.orders.length, 3);
  assert.deepEqual(
    done.draft.outcomes.map(({ locationIds }) => locationIds[0]),
    [lyon.id, lyon.id, rotterdam.id],
  );

  await db
    .insert(safetyRules)
    .values({ position: 1, locationId: lyon.id, channelId: channel.id, quantity: 1 });
  const kept = await run(setId);
  assert.deepEqual(
    kept.draft.outcomes.map(({ locationIds }) => locationIds[0]),
    [lyon.id, rotterdam.id, rotterdam.id],
  );
  await db.delete(safetyRules);
});

test('before a draft goes live it is known how many open shipments it would send from elsewhere', async () => {
  const setId = await aSet([], [prefer(rotterdam.code)]);
  await fourOrders();
  assert.deepEqual(await previewPutLive(owner, { setId }), { open: 4, elsewhere: 4, capped: false });
  const same = await aSet([], [prefer(lyon.code)]);
  assert.deepEqual(await previewPutLive(owner, { setId: same }), { open: 4, elsewhere: 0, capped: false });
});

test('one order is walked rule by rule: one that is there, or SKUs and where they go', async () => {
  const setId = await aSet([], [prefer(rotterdam.code)]);
  const { sku, orders } = await fourOrders();
  const there = await tryOrder(owner, { setId, ask: { number: orders[0]?.number ?? '' } }, at);
  assert.equal(only(there.live.sendings).locationId, lyon.id);
  assert.equal(only(there.draft?.sendings ?? []).locationId, rotterdam.id);
  assert.equal(there.draft?.sendings[0]?.route.walked?.[0]?.rule, 'Preferred');
  const made = await tryOrder(
    owner,
    { setId, ask: { skus: [`${sku}:2`], country: 'NL', postcode: '3011 AA' } },
    at,
  );
  assert.deepEqual(made.lines, [{ lineNo: 1, sku, quantity: 2 }]);
  assert.equal(only(made.draft?.sendings ?? []).locationId, rotterdam.id);
  await assert.rejects(tryOrder(owner, { setId, ask: { number: 'T0' } }, at), {
    message: 'There is no order T0.',
  });
  await assert.rejects(tryOrder(owner, { setId, ask: { skus: ['NO-SUCH'], country: 'NL' } }, at), {
    message: /no single product with the SKU NO-SUCH/,
  });
});

test('the file of all changes names no person and runs no formula', async () => {
  const setId = await aSet([], [prefer(rotterdam.code)]);
  await fourOrders();
  const [head, first = ''] = changesCsv(await run(setId)).split('\r\n');
  assert.match(head ?? '', /^\u{feff}Order,Placed,/u);
  assert.match(first, /Lyon,Rotterdam,/);
  assert.doesNotMatch(first, /Ada/);
});

test('only an owner tries rules', async () => {
  const setId = await aSet([], null);
  for (const actor of [merchant, support]) {
    await assert.rejects(readSimulation(actor, { setId, size: 100 }), { code: 'forbidden' });
    await assert.rejects(previewPutLive(actor, { setId }), { code: 'forbidden' });
    await assert.rejects(tryOrder(actor, { setId, ask: { number: '1' } }, at), { code: 'forbidden' });
  }
  await assert.rejects(readSimulation(owner, { setId: 999_999, size: 100 }), { code: 'not_found' });
});
