import type { PromotionKind } from '@/db/statuses';
import { formatMoney } from '@/lib/money';

/** A code as it is kept; moments are ISO text where they come out of the database's JSON. */
export type Promotion = {
  code: string;
  kind: PromotionKind;
  value: number;
  currency: string | null;
  minItemsAmount: number | null;
  startsAt: Date | string | null;
  endsAt: Date | string | null;
  maxUses: number | null;
  oncePerCustomer: boolean;
  uses: number;
  retiredAt: Date | string | null;
};

/** What a code gives, as staff and customers read it. */
export function giftWords({ kind, value, currency }: Pick<Promotion, 'kind' | 'value' | 'currency'>) {
  if (kind === 'shipping') return 'Free shipping';
  if (kind === 'amount') return `${formatMoney(value, currency ?? 'EUR')} off`;
  return `${value / 100} % off`;
}

export type Use = {
  currency: string;
  /** What the items cost before any code. */
  itemsAmount: number;
  at: Date;
  /** Null: nobody can say whose order it is. */
  customer: { usedBefore: boolean } | null;
};

/** Why this code cannot be used for this order, or null. */
export function refusalOfUse(promotion: Promotion, use: Use): string | null {
  const { code, currency, minItemsAmount, maxUses, oncePerCustomer } = promotion;
  if (promotion.retiredAt !== null) return `Code ${code} is no longer in use.`;
  if (promotion.startsAt && use.at < new Date(promotion.startsAt))
    return `Code ${code} starts on ${day(promotion.startsAt)}.`;
  if (promotion.endsAt && use.at >= new Date(promotion.endsAt))
    return `Code ${code} ended on ${day(promotion.endsAt)}.`;
  if (currency !== null && currency !== use.currency)
    return `Code ${code} is for orders in ${currency}, and this one is in ${use.currency}.`;
  if (minItemsAmount !== null && use.itemsAmount < minItemsAmount)
    return `Code ${code} needs items for at least ${formatMoney(minItemsAmount, use.currency)}. These cost ${formatMoney(use.itemsAmount, use.currency)}.`;
  if (maxUses !== null && promotion.uses >= maxUses)
    return `Code ${code} has been used up: ${maxUses} of ${maxUses}.`;
  if (!oncePerCustomer) return null;
  if (use.customer === null)
    return `Code ${code} is for each customer once: send the customer’s e-mail address.`;
  return use.customer.usedBefore ? `This customer has used code ${code} before. Each may once.` : null;
}

const day = (at: Date | string) => new Date(at).toISOString().slice(0, 10);

/** How a code stands now, in one word for lists. */
export function stateOf(promotion: Promotion, at: Date) {
  if (promotion.retiredAt !== null) return 'retired';
  if (promotion.endsAt && at >= new Date(promotion.endsAt)) return 'ended';
  if (promotion.maxUses !== null && promotion.uses >= promotion.maxUses) return 'used_up';
  return promotion.startsAt && at < new Date(promotion.startsAt) ? 'planned' : 'running';
}
export type PromotionState = ReturnType<typeof stateOf>;
