import { formatMoney, shareOfUnits } from '@/lib/money';
import type { Chosen } from './plan';
import type { View } from './view';

/** What so many units of a line give back: the share of what was paid for them. */
export function worthOf({ items }: View, { lineNo, quantity }: Chosen) {
  const item = items.find((candidate) => candidate.lineNo === lineNo);
  if (!item?.quantity) return 0;
  const from = item.credited ?? 0;
  return shareOfUnits(item.totalAmount ?? 0, item.quantity, from, Math.min(item.quantity, from + quantity));
}

export const worthWords = (view: View, chosen: Chosen) => formatMoney(worthOf(view, chosen), view.currency);
