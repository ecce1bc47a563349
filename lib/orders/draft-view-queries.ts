import { searchVariants } from '@/lib/catalog/search-queries';
import { checkAddress } from '@/lib/customers/address-rules';
import { getStockHold } from '@/lib/inventory/hold-queries';
import { type Actor, permit } from '@/lib/staff/permissions';
import { emptyDraft, lineAgain } from './draft-change-rules';
import type { DraftContent } from './draft-inputs';
import { type DraftOrder, namesFor, orderOfDraft, planDraft, planLines } from './draft-look-queries';
import { draftKey, wholeAddress } from './draft-rules';
import type { PlannedLine } from './placing-lines';
import type { OrderPlan } from './placing-plan';
import type { PlacingFacts } from './placing-read';

/** Units of one line that one place would send, and when; without a place they wait. */
export type Sending = {
  place: string | null;
  timeZone: string;
  quantity: number;
  shipBy: Date | null;
  promisedAt: Date | null;
};
export type Stock = { place: string; units: number };
export type LineView = {
  key: string;
  sku: string;
  name: string | null;
  picture: string | null;
  catalogAmount: number | null;
  /** Null: it cannot be counted yet. */
  totalAmount: number | null;
  stock: Stock[];
  sendings: Sending[];
};

/** A draft as its page shows it: every line with what it costs and when it would arrive, the sums, and what stands against it. */
export async function lookAtDraft(actor: Actor, draft: { id: number; content: DraftContent }, at: Date) {
  permit(actor, 'order.place');
  const { content } = draft;
  const key = draftKey(draft.id);
  const order = await orderOfDraft(actor, content, at, key);
  const planned = planDraft(order, at);
  const [names, hold] = await Promise.all([
    namesFor(order.facts),
    getStockHold(actor, { channel: content.channel, key }, at),
  ]);
  const address = content.method === 'ship' ? wholeAddress(content.shipTo) : null;
  const tops = planned.lines.filter(({ parentNo }) => parentNo === null);
  const lines = content.lines.map((line): LineView => {
    const top = tops[planned.keys.indexOf(line.key)];
    const item = order.facts.items.find(({ sku, bundle_id }) => sku === line.sku && bundle_id === null);
    return {
      key: line.key,
      sku: line.sku,
      name: item?.name ?? null,
      picture: item ? names.pictureOf(item.sku) : null,
      catalogAmount: item?.price_amount ?? null,
      totalAmount: top ? worthOf(top, planned.lines) : null,
      stock: item ? stockOf(order.facts, item.id, names.placeOf) : [],
      sendings: top && planned.plan ? sendingsOf(top, planned.plan, order.facts, names.placeOf) : [],
    };
  });
  return {
    currency: order.input.currency,
    lines,
    sums: sumsOf(
      order,
      planned.plan,
      tops.map((top) => worthOf(top, planned.lines)),
    ),
    promisedAt: planned.plan?.promisedAt ?? null,
    hold,
    methods: order.facts.sourcing.methods.map(({ code, name }) => ({ code, name })),
    listedShipping: order.listedShipping,
    /** What the address check says once the address is whole. */
    address: address && checkAddress(address, order.facts.head.known_places ?? []),
    problems: [...order.problems, ...planned.problems],
  };
}
export type DraftView = Awaited<ReturnType<typeof lookAtDraft>>;

const ofLine = (top: PlannedLine, lines: readonly PlannedLine[]) =>
  lines.filter(({ no, parentNo }) => no === top.no || parentNo === top.no);
const worthOf = (top: PlannedLine, lines: readonly PlannedLine[]) =>
  ofLine(top, lines).reduce((sum, { totalAmount }) => sum + totalAmount, 0);

function sumsOf({ input }: DraftOrder, plan: OrderPlan | null, totals: readonly number[]) {
  const itemsAmount = totals.reduce((sum, amount) => sum + amount, 0);
  const shippingAmount = plan?.shippingAmount ?? input.shippingAmount;
  return {
    itemsAmount,
    shippingAmount,
    taxAmount: plan?.taxAmount ?? input.lines.reduce((sum, { taxAmount }) => sum + taxAmount, 0),
    totalAmount: itemsAmount + shippingAmount,
    promotions: plan?.promotions.map(({ code, amount }) => ({ code, amount })) ?? [],
  };
}

const stockOf = ({ items }: PlacingFacts, variantId: number, placeOf: (id: number) => string): Stock[] =>
  (items.find(({ id }) => id === variantId)?.stock ?? [])
    .map(([id, units]) => ({ place: placeOf(id), units: Math.max(0, units) }))
    .sort((a, b) => b.units - a.units);

function sendingsOf(
  top: PlannedLine,
  plan: OrderPlan,
  { sourcing }: PlacingFacts,
  placeOf: (id: number) => string,
): Sending[] {
  const numbers = new Set(ofLine(top, plan.lines).map(({ no }) => no));
  return plan.shipments.flatMap(({ locationId, units, shipBy, promisedAt }) => {
    const quantity = units.reduce((sum, unit) => (numbers.has(unit.lineNo) ? sum + unit.quantity : sum), 0);
    if (quantity === 0) return [];
    const timeZone = sourcing.places.find(({ id }) => id === locationId)?.timeZone ?? 'UTC';
    return [
      { place: locationId === null ? null : placeOf(locationId), timeZone, quantity, shipBy, promisedAt },
    ];
  });
}

export type FoundItem = {
  sku: string;
  name: string;
  picture: string | null;
  priceAmount: number | null;
  currency: string;
  stock: Stock[];
  /** Of one unit to where the draft goes; none when nobody can send it. */
  sending: Sending | null;
};

/** What the catalog has under these words, with where it lies and when one of it would arrive at the draft's address. */
export async function findItems(
  actor: Actor,
  { content, typed }: { content: DraftContent; typed: string },
  at: Date,
): Promise<FoundItem[]> {
  permit(actor, 'order.place');
  const found = await searchVariants(actor, typed);
  if (found.length === 0) return [];
  const { channel, method, pickupLocation, shipTo } = content;
  const lines = found.map(({ sku }, i) => lineAgain(`a${i}`, { sku }));
  const all = emptyDraft({ channel, method, pickupLocation, shipTo, lines });
  const { input, facts } = await orderOfDraft(actor, all, at);
  const { placeOf } = await namesFor(facts);
  return found.map(({ id, sku, name, picture, priceAmount }) => {
    const line = input.lines.filter((one) => 'sku' in one && one.sku === sku);
    const { plan } = planLines({ input: { ...input, lines: line }, keys: ['a'], facts }, at);
    const top = plan?.lines[0];
    return {
      sku,
      name,
      picture,
      priceAmount,
      currency: input.currency,
      stock: stockOf(facts, id, placeOf),
      sending: (plan && top && sendingsOf(top, plan, facts, placeOf)[0]) ?? null,
    };
  });
}
