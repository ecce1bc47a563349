import type { PreviewLines } from '@/components/ui/stub';
import { Refusal } from '@/lib/errors';
import { formatMoney } from '@/lib/money';
import { preview } from '@/lib/orders/preview';

/** A preview in the words of the stub: money, stock, customer. What would be refused is refused here too. */
export async function previewLines(
  orderId: number,
  operation: () => Promise<unknown>,
): Promise<PreviewLines> {
  const { currency, money, stock, letters, refused } = await preview(orderId, operation);
  if (refused) throw new Refusal('conflict', refused);
  return {
    money: money.map(
      ({ label, before, after }) =>
        `${label}: ${formatMoney(before, currency)} becomes ${formatMoney(after, currency)}`,
    ),
    stock: stock.map(({ sku, location, onHand, reserved, damaged }) => {
      const moves = [
        onHand && `${signed(onHand)} on hand`,
        reserved && (reserved < 0 ? `${-reserved} free again` : `${reserved} reserved`),
        damaged && `${signed(damaged)} damaged`,
      ].filter(Boolean);
      return `${sku} in ${location}: ${moves.join(', ')}`;
    }),
    customer: letters,
  };
}

const signed = (n: number) => (n > 0 ? `+${n}` : `−${-n}`);
