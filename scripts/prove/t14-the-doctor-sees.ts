import { invariants } from '@/lib/reports/invariants';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { aSoundShop, corrupted } from '@/tests/sound-shop';
import { at } from '@/tests/world';
import type { Prove } from './promise';

const now = addDays(at, 5);

export const prove: Prove = async ({ say }) => {
  await aSoundShop();
  const sound = await runDoctor(system('proof'), now);
  const falseAlarms = sound.filter(({ violations }) => violations > 0);

  const missed: string[] = [];
  for (const { name } of invariants) {
    const [finding] = await corrupted(name, now);
    if (!finding || finding.violations === 0) missed.push(name);
  }
  for (const name of missed) say(`missed: ${name}`);
  for (const { name, examples } of falseAlarms) say(`false alarm: ${name} ${JSON.stringify(examples)}`);
  return [
    {
      id: 'T14',
      promise: 'the doctor sees every planted corruption, and nothing in a sound shop',
      load: `${invariants.length} corruptions, one at a time`,
      result: `found ${invariants.length - missed.length} of ${invariants.length}, false alarms ${falseAlarms.length}`,
      limit: 'all, 0',
      ok: missed.length === 0 && falseAlarms.length === 0,
    },
  ];
};
