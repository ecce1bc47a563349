import { applyImport } from '@/lib/inventory/apply-import';
import { closeTransfer } from '@/lib/inventory/close-transfer';
import { createTransfer } from '@/lib/inventory/create-transfer';
import { enterCount } from '@/lib/inventory/enter-count';
import { expectGoods } from '@/lib/inventory/expect-goods';
import { flagOverdueTransfers } from '@/lib/inventory/flag-overdue-transfers';
import { openCount } from '@/lib/inventory/open-count';
import { postCount } from '@/lib/inventory/post-count';
import { readImport } from '@/lib/inventory/read-import';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { receiveTransfer } from '@/lib/inventory/receive-transfer';
import { sendTransfer } from '@/lib/inventory/send-transfer';
import { submitCount } from '@/lib/inventory/submit-count';
import { type Actor, system } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { type DemoTransfer, demoCounts, demoExpected, demoFiles, demoTransfers } from './shelves';

/** Goods between the locations and on order, counts and files: each where a day at work would have left it. */
export async function seedStockWork(actor: Actor, keeper: Actor, now: Date) {
  for (const file of demoFiles) {
    const at = addDays(now, -file.age);
    const bytes = new TextEncoder().encode(file.text);
    const { digest } = await readImport(keeper, { name: file.name, bytes }, at);
    if (file.applied) await applyImport(keeper, { digest }, addMinutes(at, 4));
  }
  for (const transfer of demoTransfers) await seedTransfer(keeper, transfer, now);
  await flagOverdueTransfers(system('demo'), {}, now);
  for (const { age, days, arrived, location, reference, lines } of demoExpected) {
    const ordered = addDays(now, -age);
    const expectedAt = addDays(ordered, days);
    await expectGoods(actor, { location, expectedAt, reference, lines: [...lines] }, ordered);
    if (arrived) await receiveStock(keeper, { location, reference, lines: [arrived] }, addMinutes(now, -190));
  }
  for (const { location, scope, note, found, age, reaches } of demoCounts) {
    const at = addDays(now, -age);
    const { countId } = await openCount(keeper, { location, scope, note }, at);
    for (const [i, [code, counted]] of found.entries())
      await enterCount(keeper, { countId, code, counted }, addMinutes(at, 6 + i * 4));
    if (reaches === 'open') continue;
    await submitCount(keeper, { countId, uncounted: 'leave' }, addMinutes(at, 50));
    if (reaches === 'posted') await postCount(keeper, { countId }, addMinutes(at, 65));
  }
}

async function seedTransfer(keeper: Actor, transfer: DemoTransfer, now: Date) {
  const { from, to, note, lines, age, days, arrived, missing } = transfer;
  const at = addDays(now, -age);
  const expectedAt = addDays(at, days);
  const { transferId } = await createTransfer(keeper, { from, to, note, expectedAt, lines: [...lines] }, at);
  if (age === 0) return;
  await sendTransfer(keeper, { transferId }, addMinutes(at, 35));
  if (arrived) await receiveTransfer(keeper, { transferId, lines: [...arrived] }, expectedAt);
  if (missing) await closeTransfer(keeper, { transferId, reason: missing }, addMinutes(expectedAt, 30));
}
