import fc from 'fast-check';
import { invariants } from '@/lib/reports/invariants';
import { commitWithoutWaiting } from './forgetful';
import type { Prove } from './promise';
import type { Command } from './sequences/command';
import { commands, weights } from './sequences/commands';
import past from './sequences/past-failures.json';
import { type Failure, runSequence, shrunk, type Tally } from './sequences/run';

const LENGTH = 60;

const numbers = { a: fc.nat(999), b: fc.nat(999), c: fc.nat(999), minutes: fc.nat(600) };
const anyOp = fc.oneof(
  ...Object.keys(commands).map((op) => ({ arbitrary: fc.constant(op), weight: weights[op] ?? 1 })),
);
const first = fc.array(fc.record({ op: fc.constant('place'), ...numbers }), { minLength: 3, maxLength: 3 });
const rest = fc.array(fc.record({ op: anyOp, ...numbers }), { minLength: LENGTH - 3, maxLength: LENGTH - 3 });
const sequences = fc.tuple(first, rest).map((parts) => parts.flat());

export const prove: Prove = async ({ short, seed, say }) => {
  await commitWithoutWaiting();
  const runs = short ? 8 : 500;
  const tally: Tally = new Map();
  let failed: { sequence: readonly Command[]; failure: Failure } | undefined;
  const attempt = async (sequence: readonly Command[]) => {
    const failure = await runSequence(sequence, { tally });
    if (failure) failed = { sequence, failure };
    return !failure;
  };

  for (const { commands: sequence } of past as { commands: Command[] }[])
    if (!(await attempt(sequence))) break;
  let ran = 0;
  if (!failed)
    await fc.check(
      fc.asyncProperty(sequences, async (sequence) => {
        ran += 1;
        if (ran % 25 === 0) say(`${ran} of ${runs} runs`);
        return attempt(sequence);
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  if (failed) await tell(failed, say);

  const counts = [...tally.values()];
  const sum = (of: 'done' | 'refused') => counts.reduce((total, count) => total + count[of], 0);
  const rarest = [...tally].sort(([, a], [, b]) => a.done - b.done).slice(0, 6);
  say(`rarest: ${rarest.map(([op, { done }]) => `${op} ${done}`).join(', ')}`);
  const idle = Object.keys(commands).filter((op) => (tally.get(op)?.done ?? 0) === 0);
  if (idle.length > 0) say(`never done: ${idle.join(', ')}`);
  return [
    {
      id: 'T06',
      promise: 'no sequence of actions breaks an invariant',
      load: `${ran} runs of ${LENGTH} random commands of ${Object.keys(commands).length} kinds, ${past.length} past failures first; ${invariants.length} invariants after each`,
      result: failed
        ? `violated after ${ran} runs`
        : `violations 0; ${sum('done')} done, ${sum('refused')} refused, ${idle.length} kinds never done`,
      limit: 'violations 0, never done 0',
      ok: !failed && (short || idle.length === 0),
    },
  ];
};

async function tell(failed: { sequence: readonly Command[]; failure: Failure }, say: (line: string) => void) {
  say(`FAILED: ${failed.failure.what}`);
  const { sequence, failure } = await shrunk(failed.sequence, say);
  say(`shortest: ${failure?.what ?? 'not seen again'}`);
  say(
    `keep it in scripts/prove/sequences/past-failures.json:\n${JSON.stringify({ says: '', commands: sequence })}`,
  );
}
