import { Refusal } from '@/lib/errors';
import { expireStockHolds } from '@/lib/inventory/expire-stock-holds';
import { flagOverdueTransfers } from '@/lib/inventory/flag-overdue-transfers';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import { flagLateOrders } from '@/lib/work/flag-late-orders';
import type { Command } from './command';
import { commands } from './commands';
import { aSmallShop, type Shop } from './shop';

/** How often each operation did something, and how often it was refused. */
export type Tally = Map<string, { done: number; refused: number }>;
export type Failure = { what: string; after: number };

/** Runs commands on a new shop. Fails when one throws what is no refusal, or when the doctor finds something at the end. */
export async function runSequence(
  sequence: readonly Command[],
  { tally, doctor = 'at the end' }: { tally?: Tally; doctor?: 'at the end' | 'after each' } = {},
): Promise<Failure | undefined> {
  const shop = await aSmallShop();
  for (const [i, command] of sequence.entries()) {
    const broken = await runCommand(shop, command, tally);
    if (broken) return { what: broken, after: i };
    const sick = doctor === 'after each' && (await diagnosis(shop));
    if (sick) return { what: sick, after: i };
  }
  const sick = await diagnosis(shop);
  return sick ? { what: sick, after: sequence.length - 1 } : undefined;
}

async function runCommand(shop: Shop, command: Command, tally?: Tally) {
  const run = commands[command.op];
  if (!run) return `there is no command ${command.op}`;
  shop.at = addMinutes(shop.at, command.minutes);
  const count = tally?.get(command.op) ?? { done: 0, refused: 0 };
  tally?.set(command.op, count);
  try {
    await run(shop, command);
    count.done += 1;
  } catch (error) {
    if (!(error instanceof Refusal))
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    count.refused += 1;
  } finally {
    const { at } = shop;
    if (command.op !== 'again') shop.again = () => run({ ...shop, at }, command);
  }
}

/** After what runs by the clock has run. */
async function diagnosis(shop: Shop) {
  await flagLateOrders(system('proof'), {}, shop.at);
  await flagOverdueTransfers(system('proof'), {}, shop.at);
  await expireStockHolds(system('proof'), {}, shop.at);
  const findings = (await runDoctor(system('proof'), shop.at)).filter(({ violations }) => violations > 0);
  return findings.map(({ name, examples }) => `${name} ${JSON.stringify(examples)}`).join('\n');
}

/** The shortest sequence that still fails, found by cutting after the first unsound state and leaving out what is not needed. */
export async function shrunk(sequence: readonly Command[], say: (line: string) => void) {
  const first = await runSequence(sequence, { doctor: 'after each' });
  if (!first) return { sequence: [...sequence], failure: undefined };
  let kept = sequence.slice(0, first.after + 1);
  let failure = first;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let i = kept.length - size; i >= 0; i -= size) {
      const without = [...kept.slice(0, i), ...kept.slice(i + size)];
      const still = await runSequence(without);
      if (!still || kindOf(still) !== kindOf(failure)) continue;
      kept = without;
      failure = still;
      say(`shrunk to ${kept.length} commands`);
    }
  return { sequence: kept, failure };
}

/** The invariant or the error, whatever its ids. */
const kindOf = ({ what }: Failure) => what.split(/[ \n]/)[0];
