import type { RuleSet } from '@/db/schema';
import { routeOrder } from '@/lib/sourcing/route-order';
import { simulateSets } from '@/lib/sourcing/simulation-queries';
import { simulation } from '@/lib/sourcing/simulation-rules';
import { changesOf, realSums, type Sums, sumsOf } from '@/lib/sourcing/simulation-sums-rules';
import type { Actor } from '@/lib/staff/permissions';

const rule = (id: string, name: string, kind: 'nearest' | 'fewest_shipments') => ({
  id,
  name,
  when: {},
  effect: { kind },
});
const nearest: RuleSet = {
  name: 'Nearest with stock',
  filter: {},
  rules: [rule('nearest', 'Nearest', 'nearest')],
};
const together: RuleSet = {
  name: 'One parcel, then nearest',
  filter: {},
  rules: [rule('fewest', 'One parcel', 'fewest_shipments'), rule('nearest', 'Nearest', 'nearest')],
};

/** Routes all imported orders over their sellers, free to choose whoever has the product, and prints that beside what happened. */
export async function routeOlist(actor: Actor, print: (text: string) => void = console.log) {
  const began = performance.now();
  const sets = [{ id: 1, live: together, draft: nearest }];
  const facts = await simulateSets(actor, { sets, size: 10_000 });
  if (facts.orders.length === 0) {
    print('No orders are here to route: run `npm run import -- olist FOLDER` first.');
    return false;
  }
  const readMs = performance.now() - began;
  const steps = simulation(facts, routeOrder, 1_000);
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      print(`routed: ${step.value} of ${facts.orders.length}`);
      continue;
    }
    const done = step.value;
    const ms = performance.now() - began;
    print('');
    print(`${facts.orders.length} orders over ${facts.places.length} sellers`);
    print(row('', 'shipments', 'orders split', 'km a shipment', 'waiting'));
    print(line('what really happened', { ...realSums(done), waiting: 0 }));
    print(line('nearest with stock', sumsOf(done.draft.outcomes)));
    print(line('one parcel, then nearest', sumsOf(done.live.outcomes)));
    print(`${changesOf(done).length} orders go elsewhere between the two rule sets.`);
    print(`Read in ${seconds(readMs)}, routed twice in ${seconds(ms - readMs)}. Nothing was written.`);
    return true;
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const row = (name: string, ...cells: string[]) =>
  `${name.padEnd(26)}${cells.map((cell) => cell.padStart(15)).join('')}`;
const line = (
  name: string,
  { shipments, split, averageKm, waiting }: Pick<Sums, 'shipments' | 'split' | 'averageKm' | 'waiting'>,
) =>
  row(
    name,
    String(shipments),
    String(split),
    averageKm === null ? '–' : averageKm.toFixed(0),
    String(waiting),
  );
