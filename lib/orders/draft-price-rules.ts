import { formatMoney } from '@/lib/money';
import type { AskedOrder, DraftProblem } from './draft-rules';
import type { PlaceOrderInput } from './inputs';

type Line = PlaceOrderInput['lines'][number];
/** What the catalog says of a SKU, in the channel's currency. */
export type CatalogPrice = { sku: string; priceAmount: number | null };

/** Contained in the price or added to it, rounded to the nearest unit. */
export const taxOf = (netAmount: number, rate: number, included: boolean) =>
  included ? netAmount - Math.round(netAmount / (1 + rate)) : Math.round(netAmount * rate);

/** Completes the order with what follows from its prices: taxes. */
export function pricedOrder(order: AskedOrder, catalog: readonly CatalogPrice[]): PlaceOrderInput {
  const lines = order.lines.map((line): Line => {
    const { net } = worthOf(line, catalog);
    const taxAmount = net > 0 && line.taxRate !== undefined ? taxOf(net, line.taxRate, order.taxIncluded) : 0;
    return { ...line, taxAmount };
  });
  return { ...order, lines, payments: [] };
}

/** What it comes to, before codes. */
export const totalOf = (order: AskedOrder, catalog: readonly CatalogPrice[]) =>
  order.lines.reduce(
    (sum, line) => sum + worthOf(line, catalog).net + (order.taxIncluded ? 0 : line.taxAmount),
    order.shippingAmount,
  );

/** An own price needs its reason, and only an owner goes further below the catalog than the role's limit. */
export function priceProblems(
  order: AskedOrder,
  keys: readonly string[],
  catalog: readonly CatalogPrice[],
  mostPercentOff: number | null,
): DraftProblem[] {
  return order.lines.flatMap((line, i): DraftProblem[] => {
    if (!('sku' in line)) return [];
    const path = `lines.${keys[i]}`;
    const { net, listed } = worthOf(line, catalog);
    const catalogPrice = catalog.find(({ sku }) => sku === line.sku)?.priceAmount ?? null;
    const own = line.unitAmount !== undefined && catalogPrice !== null && line.unitAmount !== catalogPrice;
    const problems: DraftProblem[] = [];
    if (own && !line.priceReason)
      problems.push({
        path: `${path}.priceReason`,
        message: `Say why it does not cost ${formatMoney(catalogPrice, order.currency)}`,
        missing: true,
      });
    const off = listed > 0 ? ((listed - net) / listed) * 100 : 0;
    if (mostPercentOff !== null && off > mostPercentOff)
      problems.push({
        path: `${path}.${own ? 'price' : 'discount'}`,
        message: `This is ${Math.round(off)} % below the catalog. You may give ${mostPercentOff} %; an owner can place it`,
      });
    return problems;
  });
}

/** Another price for shipping than the rates say needs its reason too. */
export function shippingProblems(
  { shippingAmount, currency }: AskedOrder,
  listed: number | null,
  reason: string,
): DraftProblem[] {
  if (listed === null || shippingAmount === listed || reason.trim()) return [];
  const message = `Say why shipping does not cost ${formatMoney(listed, currency)}`;
  return [{ path: 'shippingReason', message, missing: true }];
}

function worthOf(line: Line, catalog: readonly CatalogPrice[]) {
  const listedUnit =
    'sku' in line ? (catalog.find(({ sku }) => sku === line.sku)?.priceAmount ?? 0) : line.unitAmount;
  const gross = line.quantity * (line.unitAmount ?? listedUnit);
  return { net: gross - line.discountAmount, listed: line.quantity * listedUnit };
}
