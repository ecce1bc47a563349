import type { LineKind } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { allocate } from '@/lib/money';
import type { PlaceOrderInput } from './inputs';
import type { PlacingFacts, PlacingItem } from './placing-read';

export type PlannedLine = {
  no: number;
  parentNo: number | null;
  kind: LineKind;
  /** Null for custom lines. */
  item: PlacingItem | null;
  sku: string | null;
  name: string;
  quantity: number;
  unitAmount: number;
  priceReason: string | null;
  discountAmount: number;
  taxAmount: number;
  taxRate: number | null;
  totalAmount: number;
  spec: Record<string, unknown> | null;
  /** Code of the one location that must send it. */
  location: string | null;
};

export type FieldError = { path: string; message: string };
/** Sums stay exact in a double and in every bigint column. */
const MOST_AMOUNT = 1_000_000_000_000_000;
const EARLIEST = new Date('1990-01-01');
const LATEST = new Date('2200-01-01');
const MOST_LINES = 32_767;
const MOST_UNITS = 1_000_000;

/** The order's lines with bundles taken apart, priced, taxed and numbered; refuses with everything that is wrong. */
export function linesOf(input: PlaceOrderInput, facts: PlacingFacts): PlannedLine[] {
  const errors = errorsIn(input, facts);
  if (errors.length > 0) throw refusalOf(errors);

  const lines: PlannedLine[] = [];
  for (const asked of input.lines) {
    const item = 'sku' in asked ? itemOf(facts, asked.sku) : undefined;
    const unitAmount = asked.unitAmount ?? item?.price_amount ?? 0;
    const gross = asked.quantity * unitAmount;
    const line = {
      no: lines.length + 1,
      parentNo: null,
      kind: item?.kind ?? ('custom' as const),
      item: item ?? null,
      sku: item?.sku ?? null,
      name: item?.name ?? ('name' in asked ? asked.name : ''),
      quantity: asked.quantity,
      unitAmount,
      priceReason: 'sku' in asked ? (asked.priceReason ?? null) : null,
      discountAmount: asked.discountAmount,
      taxAmount: asked.taxAmount,
      taxRate: asked.taxRate ?? null,
      totalAmount: gross - asked.discountAmount + (input.taxIncluded ? 0 : asked.taxAmount),
      spec: 'sku' in asked ? (asked.spec ?? null) : null,
      location: asked.location ?? null,
    };
    if (item?.kind === 'bundle') lines.push(...bundleLines(line, facts, input.taxIncluded));
    else lines.push(line);
  }
  if (lines.length > MOST_LINES)
    throw refusalOf([{ path: 'lines', message: `The bundles make more than ${MOST_LINES} lines.` }]);
  return lines;
}

/**
 * The bundle itself is worth nothing; price, discount and tax go to its parts by the parts' own catalog prices. A part's
 * unit price is rounded up and the difference is a discount, so that every row adds up to the cent.
 */
function bundleLines(bundle: PlannedLine, facts: PlacingFacts, taxIncluded: boolean): PlannedLine[] {
  const parts = facts.items.filter((item) => item.bundle_id === bundle.item?.id);
  const priced = parts.map((part) => (part.price_amount ?? 0) * part.units);
  const weights = priced.some((price) => price > 0) ? priced : parts.map((part) => part.units);
  const gross = allocate(bundle.quantity * bundle.unitAmount, weights);
  const discounts = share(bundle.discountAmount, gross);
  const taxes = share(
    bundle.taxAmount,
    gross.map((amount, i) => amount - (discounts[i] ?? 0)),
  );
  const components = parts.map((part, i): PlannedLine => {
    const quantity = bundle.quantity * part.units;
    const unitAmount = Math.ceil((gross[i] ?? 0) / quantity);
    const discountAmount = quantity * unitAmount - (gross[i] ?? 0) + (discounts[i] ?? 0);
    const taxAmount = taxes[i] ?? 0;
    return {
      no: bundle.no + 1 + i,
      parentNo: bundle.no,
      kind: part.kind,
      item: part,
      sku: part.sku,
      name: part.name,
      quantity,
      unitAmount,
      priceReason: null,
      discountAmount,
      taxAmount,
      taxRate: bundle.taxRate,
      totalAmount: quantity * unitAmount - discountAmount + (taxIncluded ? 0 : taxAmount),
      spec: null,
      location: bundle.location,
    };
  });
  const empty = { unitAmount: 0, discountAmount: 0, taxAmount: 0, totalAmount: 0 };
  return [{ ...bundle, ...empty }, ...components];
}

const share = (amount: number, weights: number[]) =>
  amount === 0 ? weights.map(() => 0) : allocate(amount, weights);

const itemOf = (facts: PlacingFacts, sku: string) =>
  facts.items.find((item) => item.sku === sku && item.bundle_id === null);

function refusalOf(errors: FieldError[]) {
  return new Refusal('invalid', [...new Set(errors.map(({ message }) => message))].join(' '), { errors });
}

function errorsIn(input: PlaceOrderInput, facts: PlacingFacts): FieldError[] {
  const { head, sourcing } = facts;
  const errors: FieldError[] = [];
  const say = (path: string, message: string) => errors.push({ path, message });
  if (head.channel_id === null) say('channel', `There is no channel "${input.channel}".`);
  if (!head.currency_known) say('currency', `There is no currency "${input.currency}" here.`);

  const { shippingMethod } = input;
  if (shippingMethod !== undefined && !sourcing.methods.some(({ code }) => code === shippingMethod))
    say('shippingMethod', methodProblem(shippingMethod, sourcing.methods));
  for (const [path, moment] of momentsIn(input))
    if (!(moment >= EARLIEST && moment <= LATEST)) say(path, 'Send a moment between 1990 and 2200.');

  let total = input.shippingAmount;
  for (const [i, line] of input.lines.entries()) {
    const path = `lines.${i}`;
    if (line.location && !sourcing.places.some(({ code }) => code === line.location))
      say(`${path}.location`, `There is no location "${line.location}".`);
    let unitAmount = line.unitAmount;
    if ('sku' in line) {
      const item = itemOf(facts, line.sku);
      if (!item) {
        say(`${path}.sku`, `There is no SKU "${line.sku}".`);
        continue;
      }
      for (const message of itemErrors(item, facts, line.quantity)) say(`${path}.sku`, message);
      const unpriced = unitAmount === undefined && priceProblem(item, input.currency, head.channel_currency);
      if (unpriced) say(`${path}.unitAmount`, unpriced);
      unitAmount ??= item.price_amount ?? 0;
    }
    const gross = line.quantity * (unitAmount ?? 0);
    total += gross + line.taxAmount;
    const what = `Line ${i + 1}`;
    if (line.discountAmount > gross)
      say(`${path}.discountAmount`, `${what} is discounted by more than it costs.`);
    else if (line.taxAmount > gross - line.discountAmount)
      say(`${path}.taxAmount`, `${what} has more tax than it costs.`);
  }
  if (!(total <= MOST_AMOUNT)) say('lines', 'The order is worth more than we can count.');
  return errors;
}

function methodProblem(asked: string, methods: readonly { code: string }[]) {
  const offered = methods.slice(0, 20).map(({ code }) => `"${code}"`);
  return `There is no shipping method "${asked}". ${offered.length > 0 ? `Send one of ${offered.join(', ')}, or none.` : 'Leave it out: none is set up.'}`;
}

const momentsIn = ({ promisedAt, shipBy, shipAfter, payments }: PlaceOrderInput) =>
  [
    ['promisedAt', promisedAt] as const,
    ['shipBy', shipBy] as const,
    ['shipAfter', shipAfter] as const,
    ...payments.map((payment, i) => [`payments.${i}.at`, payment.at] as const),
  ].flatMap(([path, moment]) => (moment ? [[path, moment] as const] : []));

function priceProblem({ sku, price_amount }: PlacingItem, currency: string, catalogCurrency: string | null) {
  if (price_amount === null) return `SKU "${sku}" has no price in the catalog: send unitAmount.`;
  if (catalogCurrency === null || currency === catalogCurrency) return undefined;
  return `The price of SKU "${sku}" is in ${catalogCurrency}: send unitAmount in ${currency}.`;
}

function itemErrors(item: PlacingItem, { items }: PlacingFacts, quantity: number): string[] {
  const parts = items.filter(({ bundle_id }) => bundle_id === item.id);
  const archived = [item, ...parts].filter((one) => one.archived);
  return [
    ...archived.map(({ sku }) => `SKU "${sku}" is archived and no longer sold.`),
    ...(item.kind === 'bundle' && parts.length === 0 ? [`Bundle "${item.sku}" has no components.`] : []),
    ...parts
      .filter(({ units }) => units * quantity > MOST_UNITS)
      .map(({ sku }) => `Bundle "${item.sku}" would need more than ${MOST_UNITS} of "${sku}".`),
  ];
}
