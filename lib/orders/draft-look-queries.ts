import { pgArray, query, read } from '@/db';
import { Refusal } from '@/lib/errors';
import { getCapture } from '@/lib/settings/queries';
import { shippingPrice } from '@/lib/sourcing/shipping';
import type { Actor } from '@/lib/staff/permissions';
import type { DraftContent } from './draft-inputs';
import { pricedOrder, priceProblems, shippingProblems } from './draft-price-rules';
import { type DraftProblem, readDraft } from './draft-rules';
import type { PlaceOrderInput } from './inputs';
import { type FieldError, linesOf, type PlannedLine } from './placing-lines';
import { type OrderPlan, planOrder } from './placing-plan';
import { type PlacingFacts, placingFacts } from './placing-read';
import type { Short } from './placing-shipments';
import { travelOf } from './placing-travel';

/** A draft as placing would take it now: the order it makes, and everything that stands against it. */
export type DraftOrder = {
  input: PlaceOrderInput;
  /** Of each line of the order the draft's own key. */
  keys: string[];
  facts: PlacingFacts;
  /** What the shipping method costs by the shop's own rates; null where nobody has said. */
  listedShipping: number | null;
  problems: DraftProblem[];
};

/** `hold`: what is held under this key is there for it. */
export async function orderOfDraft(
  actor: Actor,
  content: DraftContent,
  at: Date,
  hold?: string,
): Promise<DraftOrder> {
  const [[channel], capture] = await Promise.all([
    read<{ currency: string }>(query`select currency from channels where code = ${content.channel}`),
    getCapture(),
  ]);
  if (!channel) throw new Refusal('invalid', `There is no channel “${content.channel}”. Choose another one.`);
  const { order, keys, problems } = readDraft(content, channel.currency, at);
  const asked = { ...order, payments: [], ...(hold && { hold }) };
  const facts = (await placingFacts([asked], at)).of(asked, 0);
  const catalog = facts.items
    .filter((item) => item.bundle_id === null)
    .map(({ sku, price_amount }) => ({ sku, priceAmount: price_amount }));
  const limit = actor.kind === 'staff' ? capture.mostPercentOffFor(actor.role) : null;
  const parcel = order.lines.some((line) => !('sku' in line) || !isWithoutParcel(facts, line.sku));
  const priced = pricedOrder(asked, catalog);
  const listedShipping = shippingOf(priced, facts, at);
  const own = content.shipping.trim() !== '';
  const sent = own || listedShipping === null ? priced : { ...priced, shippingAmount: listedShipping };
  return {
    input: withPayment(sent, content, facts, at),
    keys,
    facts,
    listedShipping,
    problems: [
      ...problems.filter(({ path, missing }) => parcel || !(missing && path.startsWith('shipTo.'))),
      ...priceProblems(order, keys, catalog, limit),
      ...(own ? shippingProblems(order, listedShipping, content.shippingReason) : []),
    ],
  };
}

/** By the rates of the places that would send it. */
function shippingOf(input: PlaceOrderInput, facts: PlacingFacts, at: Date): number | null {
  if (input.method === 'pickup') return null;
  const { plan } = planLines({ input, keys: [], facts }, at);
  const locationIds = plan?.shipments.flatMap(({ locationId }) => locationId ?? []) ?? [];
  if (!plan || locationIds.length === 0) return null;
  const { method, zone } = travelOf(input, facts);
  const { currency } = input;
  return shippingPrice(facts.sourcing.rates, {
    method,
    zone,
    locationIds,
    currency,
    itemsAmount: plan.itemsAmount,
  });
}

/** What is marked as paid is paid in full, codes taken off. */
function withPayment(
  input: PlaceOrderInput,
  content: DraftContent,
  facts: PlacingFacts,
  at: Date,
): PlaceOrderInput {
  if (content.payment !== 'paid' || !content.paidBy.trim()) return input;
  const { plan } = planLines({ input, keys: [], facts }, at);
  if (!plan || plan.totalAmount === 0) return input;
  const providerRef = content.paymentRef.trim();
  const payment = {
    kind: 'capture' as const,
    amount: plan.totalAmount,
    provider: content.paidBy.trim(),
    ...(providerRef && { providerRef }),
  };
  return { ...input, payments: [payment] };
}

function isWithoutParcel({ items }: PlacingFacts, sku: string) {
  const kind = items.find((item) => item.sku === sku)?.kind;
  return kind === 'digital' || kind === 'service';
}

type Planned = { keys: string[]; lines: PlannedLine[]; plan: OrderPlan | null; problems: DraftProblem[] };

/** The plan that placing would make. Lines that cannot be sold are left out of it and named. */
export const planDraft = (order: DraftOrder, at: Date): Planned => planLines(order, at);

/** The same of some lines of it. */
export function planLines(
  { input, keys, facts }: Pick<DraftOrder, 'input' | 'keys' | 'facts'>,
  at: Date,
): Planned {
  try {
    const plan = planOrder(input, facts, at);
    return { keys, lines: plan.lines, plan, problems: [] };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.code === 'out_of_stock') {
      const short = (refusal.detail.short ?? []) as Short[];
      return { keys, lines: linesOf(input, facts), plan: null, problems: shortProblems(short, input, keys) };
    }
    const errors = (refusal.detail.errors ?? []) as FieldError[];
    const problems = errors.map(({ path, message }) => ({ path: ownPath(path, keys), message }));
    const bad = new Set(errors.map(({ path }) => lineAt(path)).filter((n) => n !== undefined));
    if (bad.size === 0) return { keys, lines: [], plan: null, problems };
    const rest = {
      input: { ...input, lines: input.lines.filter((_, n) => !bad.has(n)) },
      keys: keys.filter((_, n) => !bad.has(n)),
      facts,
    };
    const again = planLines(rest, at);
    return { ...again, problems: [...problems, ...again.problems] };
  }
}

const lineAt = (path: string) => {
  const n = /^lines\.(\d+)\./.exec(path)?.[1];
  return n === undefined ? undefined : Number(n);
};

const fields: Record<string, string> = {
  unitAmount: 'price',
  discountAmount: 'discount',
  taxAmount: 'taxRate',
};

/** `lines.0.unitAmount` of an order is `lines.<key>.price` of its draft. */
export function ownPath(path: string, keys: readonly string[]) {
  const [, n, field = 'sku'] = /^lines\.(\d+)\.(\w+)/.exec(path) ?? [];
  if (n === undefined)
    return path.startsWith('promotionCodes') ? 'promotion' : path === 'shippingAmount' ? 'shipping' : path;
  return `lines.${keys[Number(n)]}.${fields[field] ?? field}`;
}

function shortProblems(short: readonly Short[], { lines }: PlaceOrderInput, keys: readonly string[]) {
  return short.flatMap(({ sku, wanted, available }): DraftProblem[] => {
    const n = lines.findIndex((line) => 'sku' in line && line.sku === sku);
    const message = available > 0 ? `Only ${available} of ${wanted} are there` : 'There is none left';
    return [
      { path: n < 0 ? 'add' : `lines.${keys[n]}.quantity`, message: n < 0 ? `${sku}: ${message}` : message },
    ];
  });
}

/** Names and pictures for what the facts know by code and id alone. */
export async function namesFor({ items, sourcing }: PlacingFacts) {
  const skus = pgArray(items.map(({ sku }) => sku));
  const [found] = await read<{ pictures: Record<string, string> | null }>(query`
    select jsonb_object_agg(sku, picture) pictures from variants where sku = any(${skus}::text[]) and picture is not null`);
  return {
    pictureOf: (sku: string) => found?.pictures?.[sku] ?? null,
    placeOf: (id: number) => sourcing.places.find((place) => place.id === id)?.name ?? 'Somewhere',
  };
}
