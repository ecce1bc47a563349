import { currencyDigits, formatMoney, parseMoney } from '@/lib/money';
import type { PlaceOrderInput } from '@/lib/orders/inputs';
import { linesOf, type PlannedLine } from '@/lib/orders/placing-lines';
import type { PlacingFacts } from '@/lib/orders/placing-read';
import { spread, within, worthOfUnits } from '@/lib/payments/rules';
import { type Random, shuffled } from '../random';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Everything that does not add up, in words. The sums are made here anew, not with the functions under test. */
export function wrongSums(random: Random, { input, facts }: { input: PlaceOrderInput; facts: PlacingFacts }) {
  const lines = linesOf(input, facts);
  const total = sum(lines.map(({ totalAmount }) => totalAmount)) + input.shippingAmount;
  return [
    ...wrongText(total, input.currency),
    ...wrongLines(input, lines),
    ...wrongCredits(random, lines, total, input.shippingAmount),
    ...wrongRefunds(random, total),
  ];
}

/** As people read and type it: the same amount again. */
function wrongText(amount: number, currency: string) {
  const digits = currencyDigits(currency);
  const typed =
    digits === 0
      ? String(amount)
      : `${Math.floor(amount / 10 ** digits)}.${String(amount % 10 ** digits).padStart(digits, '0')}`;
  const shown = formatMoney(amount, currency).replace(/[^\d.]/g, '');
  return [
    ...(parseMoney(typed, currency) === amount
      ? []
      : [`${typed} ${currency} is read as ${parseMoney(typed, currency)}`]),
    ...(shown === typed ? [] : [`${typed} ${currency} is shown as ${shown}`]),
    ...(parseMoney(`${typed}${digits === 0 ? '.0' : '0'}`, currency) === null
      ? []
      : [`${currency} takes too many decimals`]),
  ];
}

function wrongLines(input: PlaceOrderInput, lines: readonly PlannedLine[]) {
  const wrong: string[] = [];
  for (const line of lines) {
    const { quantity, unitAmount, discountAmount, taxAmount, totalAmount } = line;
    const worth = quantity * unitAmount - discountAmount + (input.taxIncluded ? 0 : taxAmount);
    if (
      totalAmount !== worth ||
      discountAmount < 0 ||
      discountAmount > quantity * unitAmount ||
      taxAmount < 0
    )
      wrong.push(`line ${line.no} (${line.sku}) is ${totalAmount}, not ${worth}`);
  }
  const tops = lines.filter(({ parentNo }) => parentNo === null);
  for (const [i, asked] of input.lines.entries()) {
    const top = tops[i];
    const mine = lines.filter(({ no, parentNo }) => no === top?.no || parentNo === top?.no);
    const worth =
      asked.quantity * (asked.unitAmount ?? 0) -
      asked.discountAmount +
      (input.taxIncluded ? 0 : asked.taxAmount);
    if (sum(mine.map(({ totalAmount }) => totalAmount)) !== worth)
      wrong.push(`what was asked for ${worth} is not that`);
    if (sum(mine.map(({ taxAmount }) => taxAmount)) !== asked.taxAmount)
      wrong.push(`its tax is not ${asked.taxAmount}`);
  }
  return wrong;
}

/** Units settled one by one in any sequence, after a goodwill of any size: each within a unit of its share, all of it in the end. */
function wrongCredits(random: Random, lines: readonly PlannedLine[], total: number, shipping: number) {
  const wrong: string[] = [];
  const goods = lines.filter(({ kind }) => kind !== 'bundle');
  const settled = new Map(goods.map(({ no }) => [no, { units: 0, amount: 0, tax: 0 }]));
  const goodwill = random(3) === 0 ? random(total + 1) : 0;
  let credited = goodwill;
  for (const line of shuffled(
    random,
    goods.flatMap((line) => Array<PlannedLine>(line.quantity).fill(line)),
  )) {
    const so = settled.get(line.no);
    if (!so) continue;
    const { amount, taxAmount: tax } = worthOfUnits(line, so.units, so.units + 1);
    if (tax < 0 || tax > amount) wrong.push(`a unit of ${amount} has a tax of ${tax}`);
    if (Math.abs(amount - line.totalAmount / line.quantity) >= 1)
      wrong.push(`a unit of ${line.totalAmount}/${line.quantity} is ${amount}`);
    const [part] = within(total - credited, [{ amount, taxAmount: tax }]);
    if (!part || part.amount > total - credited || part.taxAmount > tax || part.amount < 0)
      wrong.push('credited too much');
    credited += part?.amount ?? 0;
    settled.set(line.no, { units: so.units + 1, amount: so.amount + amount, tax: so.tax + tax });
  }
  for (const line of goods) {
    const so = settled.get(line.no);
    if (so?.amount !== line.totalAmount || so.tax !== line.taxAmount)
      wrong.push(`units of line ${line.no} make ${so?.amount}, not ${line.totalAmount}`);
  }
  const expected = Math.min(total, goodwill + total - shipping);
  if (credited !== expected) wrong.push(`credited ${credited} of ${expected}`);
  return wrong;
}

/** What was taken in several payments goes back in any steps: never more from one than it brought, all of it in the end. */
function wrongRefunds(random: Random, total: number) {
  let left = total;
  const payments = 1 + random(4);
  const taken = Array.from({ length: payments }, (_, i) => {
    const rest = i === payments - 1 ? left : random(left + 1);
    left -= rest;
    return { id: i, rest };
  });
  const wrong: string[] = spread(total + 1, taken) === null ? [] : ['more was paid out than taken'];
  for (let open = total; open > 0; ) {
    const amount = 1 + random(open);
    const parts = spread(amount, taken) ?? [];
    if (sum(parts.map((part) => part.amount)) !== amount)
      return [...wrong, `refund of ${amount} is not its parts`];
    for (const part of parts) {
      const one = taken[part.id];
      if (!one || part.amount > one.rest) return [...wrong, 'a payment gave back more than it brought'];
      one.rest -= part.amount;
    }
    open -= amount;
  }
  return taken.every(({ rest }) => rest === 0) ? wrong : [...wrong, 'not all was paid out'];
}
