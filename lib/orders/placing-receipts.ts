import type { Missing } from '@/lib/sourcing/routing-types';
import type { PlannedLine } from './placing-lines';
import type { PlacingItem } from './placing-read';

export type ExpectedReceipt = NonNullable<PlacingItem['receipts']>[number];

/**
 * What each missing unit waits for. Receipts fill the oldest order first, so it stands behind everybody who waits already: the
 * earliest receipt that reaches down to it. Nothing: nobody knows when it comes.
 */
export function receiptsFor(lines: readonly PlannedLine[], missing: readonly Missing[]) {
  const asked = new Map<number, number>();
  const found = new Map<number, ExpectedReceipt>();
  for (const { lineNo, quantity } of missing) {
    const item = lines[lineNo - 1]?.item;
    if (!item?.receipts) continue;
    const before = asked.get(item.id) ?? item.receipts.reduce((sum, [, , , , waiting]) => sum + waiting, 0);
    asked.set(item.id, before + quantity);
    let reach = 0;
    for (const receipt of item.receipts) {
      reach += receipt[3];
      if (reach < before + quantity) continue;
      found.set(lineNo, receipt);
      break;
    }
  }
  return found;
}
