import { Refusal } from '@/lib/errors';
import { changed, fingerprint } from '@/tests/fingerprint';
import { commitWithoutWaiting } from './forgetful';
import type { Prove } from './promise';
import { parcelStands } from './steps/parcels';
import { letterStands, returnStands } from './steps/returns-and-letters';
import { shipmentStands } from './steps/shipments';

export const prove: Prove = async ({ short, say }) => {
  await commitWithoutWaiting();
  let tried = 0;
  let refused = 0;
  let states = 0;
  const touched = new Set<string>();
  for (const stands of [shipmentStands(), parcelStands(), returnStands(), letterStands()])
    for await (const { machine, state, moves } of stands) {
      states += 1;
      let before = await fingerprint();
      const look = async (what: string) => {
        const after = await fingerprint();
        for (const name of changed(before, after)) {
          touched.add(name);
          say(`${what} changed ${name}`);
        }
        before = after;
      };
      for (const [move, run] of Object.entries(moves)) {
        tried += 1;
        const answer = await outcome(run);
        if (answer === 'refused') refused += 1;
        else say(`${move} of a ${machine} that is ${state}: ${answer}`);
        if (!short) await look(`${move} of a ${machine} that is ${state}`);
      }
      await look(`a ${machine} that is ${state}`);
    }
  return [
    {
      id: 'T07',
      promise: 'no illegal step',
      load: `${states} states of shipments, parcels, returns and letters, every move their table does not allow`,
      result: `refused ${refused} of ${tried}, tables changed ${touched.size}`,
      limit: 'all, 0',
      ok: tried > 0 && refused === tried && touched.size === 0,
    },
  ];
};

async function outcome(run: () => Promise<unknown>) {
  try {
    await run();
    return 'went through';
  } catch (error) {
    return error instanceof Refusal ? 'refused' : String(error);
  }
}
