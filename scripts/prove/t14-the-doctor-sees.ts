import { invariants } from '@/lib/reports/invariants';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { multiply } from '@/tests/multiplied';
import { aSoundShop, corrupted } from '@/tests/sound-shop';
import { at } from '@/tests/world';
import type { Prove } from './promise';

const now = addDays(at, 5);
/** A shop of this many orders is copied. */
const ORDERS = 8;

export const prove: Prove = async ({ short, say }) => {
  const orders = short ? 400 : 100_000;
  await aSoundShop();
  await multiply(orders / ORDERS - 1);
  say(`${orders} orders are there`);
  const rounds = [];
  for (let i = 0; i < (short ? 1 : 3); i++) {
    const started = performance.now();
    const findings = await runDoctor(system('proof'), now);
    rounds.push({ findings, seconds: (performance.now() - started) / 1000 });
    say(`all asked in ${rounds.at(-1)?.seconds.toFixed(1)} s`);
  }
  const { findings, seconds } = rounds.reduce((best, round) => (round.seconds < best.seconds ? round : best));
  const falseAlarms = findings.filter(({ violations }) => violations > 0);
  const slowest = [...findings].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  say(`slowest: ${slowest.map(({ name, milliseconds }) => `${name} ${milliseconds} ms`).join(', ')}`);

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
      promise: 'the doctor sees every planted corruption, nothing in a sound shop, and is quick',
      load: `${orders} orders; ${invariants.length} corruptions, one at a time`,
      result: `found ${invariants.length - missed.length} of ${invariants.length}, false alarms ${falseAlarms.length}, ${seconds.toFixed(1)} s for all (quickest of ${rounds.length})`,
      limit: 'all, 0, 5 s',
      ok: missed.length === 0 && falseAlarms.length === 0 && seconds <= 5,
    },
  ];
};
