import { formatMoney } from '@/lib/money';
import { formatDate } from '@/lib/time';
import type { PreviewLines } from './ui/stub';

/** What a rehearsed operation answers, as `preview` of lib/orders does. */
type Rehearsed = {
  currency: string;
  money: { label: string; before: number; after: number }[];
  stock: { sku: string; location: string; onHand: number; reserved: number; damaged: number }[];
  letters: string[];
  shipments?: { before: number; after: number };
  promise?: { before: Date | null; after: Date | null };
};

/** A rehearsal in words for the stub: "Paid €99.90, then €132.20". */
export const previewLines = ({
  currency,
  money,
  stock,
  letters,
  shipments,
  promise,
}: Rehearsed): PreviewLines => ({
  money: money.map(
    ({ label, before, after }) =>
      `${label} ${formatMoney(before, currency)}, then ${formatMoney(after, currency)}`,
  ),
  stock: stock.map(({ location, sku, ...moved }) => `${location}: ${sku} ${movedWords(moved)}`),
  customer: [
    ...(promise ? [`Promised ${dayOf(promise.before)}, then ${dayOf(promise.after)}`] : []),
    ...(shipments ? [`${shipmentsOf(shipments.before)}, then ${shipments.after}`] : []),
    ...letters,
  ],
});

const dayOf = (day: Date | null) => (day ? formatDate(day) : 'no day');
const shipmentsOf = (count: number) => (count === 1 ? 'In 1 shipment' : `In ${count} shipments`);

function movedWords(moved: { onHand: number; reserved: number; damaged: number }) {
  const words = [
    moved.onHand && `${signed(moved.onHand)} on hand`,
    moved.reserved && `${signed(moved.reserved)} reserved`,
    moved.damaged && `${signed(moved.damaged)} damaged`,
  ].filter(Boolean);
  return words.length ? words.join(', ') : 'unchanged';
}

const signed = (count: number) => (count > 0 ? `+${count}` : `−${-count}`);
