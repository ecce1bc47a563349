import type { PromotionShare } from '@/db/schema/orders-capture';
import type { PromotionKind } from '@/db/statuses';
import { refusalOfUse } from '@/lib/catalog/promotion-rules';
import { Refusal } from '@/lib/errors';
import { allocate, partOf, scaled } from '@/lib/money';
import type { PlaceOrderInput } from './inputs';
import type { FieldError, PlannedLine } from './placing-lines';
import type { PlacingFacts, PlacingPromotion } from './placing-read';

export type PlannedPromotion = {
  code: string;
  kind: PromotionKind;
  amount: number;
  shares: PromotionShare[];
  once: boolean;
  limited: boolean;
};

type Given = { lines: PlannedLine[]; shippingAmount: number; promotions: PlannedPromotion[] };

/** Percent first, then amounts, then the shipping; each takes from what those before it have left. */
const turn: Record<PromotionKind, number> = { percent: 0, amount: 1, shipping: 2 };

/**
 * What the codes of an order give, share by share: on top of the channel's own discounts, by largest remainder over what each
 * line still costs, with the line's tax in the same proportion. Frozen here: nothing spreads it again.
 */
export function withPromotions(
  input: Pick<PlaceOrderInput, 'promotionCodes' | 'currency' | 'shippingAmount' | 'taxIncluded' | 'customer'>,
  facts: Pick<PlacingFacts, 'promotions'>,
  lines: PlannedLine[],
  at: Date,
): Given {
  const codes = [...new Set(input.promotionCodes ?? [])];
  if (codes.length === 0) return { lines, shippingAmount: input.shippingAmount, promotions: [] };

  const used = usable(input, facts, codes, lines, at);
  const state: Given = { lines, shippingAmount: input.shippingAmount, promotions: [] };
  for (const promotion of used.sort((a, b) => turn[a.kind] - turn[b.kind])) {
    const { code, kind, oncePerCustomer: once } = promotion;
    const shares = kind === 'shipping' ? [] : sharesOf(promotion, state.lines, input.taxIncluded);
    const amount = kind === 'shipping' ? state.shippingAmount : sumOf(shares);
    if (kind === 'shipping') state.shippingAmount = 0;
    else state.lines = state.lines.map((line) => discounted(line, shares, input.taxIncluded));
    state.promotions.push({ code, kind, amount, shares, once, limited: promotion.maxUses !== null });
  }
  return state;
}

/** The promotions behind the codes, or a refusal that names every code that cannot be used, and why. */
function usable(
  input: Pick<PlaceOrderInput, 'currency' | 'customer' | 'taxIncluded'>,
  { promotions }: Pick<PlacingFacts, 'promotions'>,
  codes: readonly string[],
  lines: readonly PlannedLine[],
  at: Date,
): PlacingPromotion[] {
  const itemsAmount = lines.reduce((sum, line) => sum + priceOf(line, input.taxIncluded), 0);
  const errors: FieldError[] = [];
  const found = codes.flatMap((code, i) => {
    const promotion = promotions.find((one) => one.code === code);
    const why = promotion
      ? refusalOfUse(promotion, {
          currency: input.currency,
          itemsAmount,
          at,
          customer: input.customer.email ? { usedBefore: promotion.usedBefore } : null,
        })
      : `There is no promotion code "${code}".`;
    if (why) errors.push({ path: `promotionCodes.${i}`, message: why });
    return promotion ?? [];
  });
  if (errors.length > 0)
    throw new Refusal('invalid', errors.map(({ message }) => message).join(' '), { errors });
  return found;
}

/** What a line costs; where tax is added to prices, before it. */
const priceOf = ({ totalAmount, taxAmount }: PlannedLine, taxIncluded: boolean) =>
  taxIncluded ? totalAmount : totalAmount - taxAmount;

function sharesOf(
  { kind, value }: PlacingPromotion,
  lines: readonly PlannedLine[],
  taxIncluded: boolean,
): PromotionShare[] {
  const prices = lines.map((line) => priceOf(line, taxIncluded));
  const whole = prices.reduce((sum, price) => sum + price, 0);
  const amount = kind === 'percent' ? partOf(whole, value) : Math.min(value, whole);
  if (amount === 0) return [];
  return allocate(amount, prices)
    .map((share, i) => ({ lineNo: lines[i]?.no ?? 0, amount: share }))
    .filter((share) => share.amount > 0);
}

const sumOf = (shares: readonly PromotionShare[]) => shares.reduce((sum, { amount }) => sum + amount, 0);

function discounted(line: PlannedLine, shares: readonly PromotionShare[], taxIncluded: boolean): PlannedLine {
  const share = shares.find(({ lineNo }) => lineNo === line.no)?.amount ?? 0;
  if (share === 0) return line;
  const price = priceOf(line, taxIncluded);
  const taxAmount = scaled(line.taxAmount, price - share, price);
  return {
    ...line,
    discountAmount: line.discountAmount + share,
    taxAmount,
    totalAmount: price - share + (taxIncluded ? 0 : taxAmount),
  };
}
