import { currencyDigits, shareOfUnits } from '@/lib/money';

/** What support may pay out at once, in minor units: 200.00, or 200 where a currency has no decimals. */
export const supportRefundLimit = (currency: string) => 200 * 10 ** currencyDigits(currency);

/**
 * What units [from, to) of a line are worth and the tax in that. The tax goes with the money and not with the units: where a
 * unit is worth less than the smallest coin, rounding both by units would put tax on a unit that is worth nothing.
 */
export function worthOfUnits(
  line: { totalAmount: number; taxAmount: number; quantity: number },
  from: number,
  to: number,
) {
  const { totalAmount, taxAmount, quantity } = line;
  const upTo = (units: number) => shareOfUnits(totalAmount, quantity, 0, units);
  const amount = upTo(to) - upTo(from);
  return { amount, taxAmount: amount && shareOfUnits(taxAmount, totalAmount, upTo(from), upTo(to)) };
}

export type Open = { id: number; rest: number };

/** Takes an amount out of what is open, in the order given; the last part may be less than its rest. Null: not enough. */
export function spread<Row extends Open>(amount: number, rows: readonly Row[]) {
  let left = amount;
  const parts: (Row & { amount: number })[] = [];
  for (const row of rows) {
    if (left === 0) break;
    const part = Math.min(left, row.rest);
    if (part <= 0) continue;
    parts.push({ ...row, amount: part });
    left -= part;
  }
  return left === 0 ? parts : null;
}

/** Lowers shares, the last ones first, so that together they are at most `limit`; taxes shrink with their share. */
export function within(limit: number, shares: readonly { amount: number; taxAmount: number }[]) {
  let left = Math.max(0, limit);
  return shares.map((share) => {
    const amount = Math.min(share.amount, left);
    left -= amount;
    const taxAmount =
      amount === share.amount
        ? share.taxAmount
        : Number((BigInt(share.taxAmount) * BigInt(amount)) / BigInt(share.amount));
    return { amount, taxAmount };
  });
}
