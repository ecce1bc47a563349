import { formatMoney } from '@/lib/money';
import type { PreviewLines } from './ui/stub';

/** What a rehearsed operation answers, as `preview` of lib/orders does. */
type Rehearsed = {
  currency: string;
  money: { label: string; before: number; after: number }[];
  stock: { sku: string; location: string; onHand: number; reserved: number; damaged: number }[];
  letters: string[];
};

/** A rehearsal in words for the stub: "Paid €99.90, then €132.20". */
export const previewLines = ({ currency, money, stock, letters }: Rehearsed): PreviewLines => ({
  money: money.map(
    ({ label, before, after }) =>
      `${label} ${formatMoney(before, currency)}, then ${formatMoney(after, currency)}`,
  ),
  stock: stock.map(({ location, sku, ...moved }) => `${location}: ${sku} ${movedWords(moved)}`),
  customer: letters,
});

function movedWords(moved: { onHand: number; reserved: number; damaged: number }) {
  const words = [
    moved.onHand && `${signed(moved.onHand)} on hand`,
    moved.reserved && `${signed(moved.reserved)} reserved`,
    moved.damaged && `${signed(moved.damaged)} damaged`,
  ].filter(Boolean);
  return words.length ? words.join(', ') : 'unchanged';
}

const signed = (count: number) => (count > 0 ? `+${count}` : `−${-count}`);
