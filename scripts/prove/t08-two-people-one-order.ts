import { Refusal } from '@/lib/errors';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { daysLater } from '@/tests/world';
import { sleep } from '../launch/say';
import { commitWithoutWaiting } from './forgetful';
import type { Prove } from './promise';
import { type Pair, pairs } from './races/pairs';
import { type Random, randomFrom } from './random';

export const prove: Prove = async ({ short, seed, say }) => {
  await commitWithoutWaiting();
  const random = randomFrom(seed);
  const races = short ? 6 : 200;
  const problems: string[] = [];
  let lost = 0;
  let inTurn = 0;
  for (const pair of pairs) {
    const seen = await raceOften(pair, races, random);
    problems.push(...seen.problems.map((problem) => `${pair.name}: ${problem}`));
    lost += seen.lost;
    inTurn += seen.inTurn;
    say(
      `${pair.name}: ${seen.won.join(' to ')}${seen.inTurn > 0 ? `, ${seen.inTurn} one after the other` : ''}`,
    );
    const findings = (await runDoctor(system('proof'), daysLater(7))).filter(
      ({ violations }) => violations > 0,
    );
    problems.push(...findings.map(({ name }) => `${pair.name}: ${name}`));
  }
  for (const problem of problems.slice(0, 10)) say(problem);
  return [
    {
      id: 'T08',
      promise: 'two people acting on one order: one wins, the other is told',
      load: `${pairs.length} pairs × ${races} races; the doctor after each pair`,
      result: `both won, unclear answers, invariants broken: ${problems.length}; ${lost} lost in plain words, ${inTurn} lawfully one after the other`,
      limit: '0',
      ok: problems.length === 0,
    },
  ];
};

async function raceOften({ make }: Pair, races: number, random: Random) {
  const problems: string[] = [];
  const won = [0, 0];
  let lost = 0;
  let inTurn = 0;
  for (let i = 0; i < races; i++) {
    const { sides, both } = await make();
    const first = random(2);
    const settled = await Promise.allSettled(
      sides.map(async (side, n) => {
        if (n !== first) await sleep(random(4));
        return side();
      }),
    );
    const winners = settled.flatMap((side, n) => (side.status === 'fulfilled' ? [n] : []));
    for (const side of settled) {
      if (side.status === 'fulfilled') continue;
      lost += 1;
      if (!isPlain(side.reason)) problems.push(String(side.reason?.stack ?? side.reason));
    }
    if (winners.length === 0) problems.push('nobody won');
    else if (winners.length === 1) won[winners[0] ?? 0] = (won[winners[0] ?? 0] ?? 0) + 1;
    else {
      const problem = both ? await both() : 'both won';
      if (problem) problems.push(problem);
      else inTurn += 1;
    }
  }
  return { problems, won, lost, inTurn };
}

/** A refusal that a person can read: a sentence, no name of a column or a state. */
const isPlain = (reason: unknown) =>
  reason instanceof Refusal &&
  /^\P{Ll}.*[.?!]$/u.test(reason.message) &&
  !/_|undefined|null/.test(reason.message);
