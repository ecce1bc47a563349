import type { RiskLimits } from '@/db/schema/channels';
import type { RiskFact } from '@/db/schema/orders-capture';
import type { RiskLevel } from '@/db/statuses';
import { formatMoney } from '@/lib/money';

/** What is known of the person's earlier orders; counted to a hundred. */
export type RiskHistory = {
  orders: number;
  /** Of these, orders of which money was paid back, and returns. */
  refunded: number;
  returns: number;
  /** Within the last 24 hours. */
  sameEmail: number;
  samePhone: number;
  /** Among the shop's 200 newest orders of the last 24 hours. */
  sameAddress: number;
};
export type RiskQuestion = {
  email: string | undefined;
  shipCountry: string | undefined;
  billCountry: string | undefined;
  totalAmount: number;
  currency: string;
  /** Null: the limits speak of another currency. */
  limitCurrency: string | null;
  /** The most units of one SKU. */
  mostOfOne: { sku: string; quantity: number } | null;
  history: RiskHistory;
};
export type RiskAssessment = { level: RiskLevel; score: number; facts: RiskFact[] };

export const EMBEDDED_PROVIDER = 'waybill';

/** Every fact that speaks for a second look, with its points. Pure: words name what was seen, never who. */
export function assessOrder(order: RiskQuestion, limits: RiskLimits): RiskAssessment {
  const { history } = order;
  const facts: RiskFact[] = [];
  const say = (rule: string, points: number, words: string) => facts.push({ rule, words, points });
  const inLimits = order.currency === order.limitCurrency;

  if (history.orders === 0 && inLimits && order.totalAmount >= limits.firstOrderAmount)
    say('first_order', 30, `A first order of ${formatMoney(order.totalAmount, order.currency)}`);
  if (order.shipCountry && order.billCountry && order.shipCountry !== order.billCountry)
    say('countries', 20, `Billed to ${order.billCountry}, sent to ${order.shipCountry}`);
  const often = (count: number, rule: string, points: number, what: string) => {
    if (count + 1 >= limits.ordersPerDay) say(rule, points, `Order ${count + 1} ${what} within 24 hours`);
  };
  often(history.sameEmail, 'same_email', 25, 'with this e-mail address');
  often(history.samePhone, 'same_phone', 20, 'with this phone number');
  often(history.sameAddress, 'same_address', 20, 'to this address');
  if (order.email && looksRandom(order.email)) say('random_email', 15, 'The e-mail address looks made up');
  if (order.mostOfOne && order.mostOfOne.quantity >= limits.unitsOfOne)
    say('quantity', 20, `${order.mostOfOne.quantity} of ${order.mostOfOne.sku}`);
  if (history.refunded >= 2) say('refunded', 15, `${history.refunded} earlier orders were paid back`);
  if (history.returns >= 3) say('returns', 10, `${history.returns} returns so far`);

  const score = Math.min(
    100,
    facts.reduce((sum, { points }) => sum + points, 0),
  );
  return { level: levelOf(score, limits), score, facts };
}

export const levelOf = (score: number, { medium, high }: Pick<RiskLimits, 'medium' | 'high'>): RiskLevel =>
  score >= high ? 'high' : score >= medium ? 'medium' : 'low';

/** Hardly a vowel among many letters, or letters and digits by turns, as nobody names himself. */
export function looksRandom(email: string) {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '');
  const letters = local.replace(/[^a-z]/gi, '');
  const vowels = letters.replace(/[^aeiouy]/gi, '').length;
  const turns = local.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  return (letters.length >= 8 && vowels / letters.length < 0.15) || (local.length >= 8 && turns >= 4);
}
