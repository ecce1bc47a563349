import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { expected } from '../client';
import { tenRules } from '../routing-inputs';
import type { Bench, Scenario } from '../scenario';

const TAG = 'routed';

/** Ten rules for orders with the tag, and a capacity for each of the 50 locations: more than is placed, so that only the counting costs. */
async function setRules({ sql }: Bench) {
  const live = { name: 'Ten rules', filter: { tags: [TAG] }, rules: tenRules };
  await sql`update locations set settings = settings || '{"capacityPerDay": 1000000}'`;
  await sql`insert into sourcing_rule_sets (position, live, live_at) values (1, ${sql.json(live)}, now())`;
  await tellEverybody(sql);
}

async function clearRules({ sql }: Bench) {
  await sql`update locations set settings = settings - 'capacityPerDay'`;
  await sql`delete from sourcing_rule_sets where live -> 'filter' -> 'tags' ? ${TAG}`;
  await tellEverybody(sql);
}

const tellEverybody = (sql: Bench['sql']) => sql`
  insert into settings (key, value) values ('sourcing_version', to_jsonb(gen_random_uuid()::text))
  on conflict (key) do update set value = excluded.value`;

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
