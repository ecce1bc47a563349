import { postcodeFormats, readPostcode } from '@/lib/customers/address-formats';
import { Refusal } from '@/lib/errors';
import { reaches, shippingPrice, zoneFor } from '@/lib/sourcing/shipping';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { type OrderPlan, planOrder } from './placing-plan';
import { type PlacingFacts, placingFacts } from './placing-read';
import type { PromiseInput } from './promise-inputs';

type Sending = {
  /** Null: it waits, and nobody sends it yet. */
  location: string | null;
  city: string | null;
  shipBy: Date | null;
  promisedAt: Date | null;
  /** When the goods that it waits for are expected. */
  expectedAt: string | null;
  why: string;
  /** `line` counts the lines that were asked for, from 0; parts of a bundle stand for themselves. */
  lines: { line: number; sku: string | null; quantity: number }[];
};
export type PromiseOption = { method: string | null; name: string | null } & (
  | {
      possible: true;
      shipBy: Date | null;
      /** When the last of it arrives; null: some of it waits for goods that nobody expects. */
      promisedAt: Date | null;
      price: { amount: number; currency: string } | null;
      shipments: Sending[];
    }
  | { possible: false; reason: string; short?: unknown }
);

/**
 * What can be promised by each shipping method. It is the plan that placing these lines now would write, so what is promised
 * can be placed as long as nobody takes the goods meanwhile; a hold keeps them.
 */
export async function promiseOrder(
  actor: Actor,
  input: PromiseInput,
  at: Date,
): Promise<{ currency: string; options: PromiseOption[] }> {
  permit(actor, 'promise.read');
  refuseUnknownPlace(input.shipTo);
  const asked = orderOf(input, input.currency ?? 'XXX');
  const facts = (await placingFacts([asked], at)).of(asked, 0);
  const { head, sourcing } = facts;
  if (actor.kind === 'key' && actor.channelId !== head.channel_id)
    throw new Refusal('forbidden', 'This key asks for another channel.');
  const currency = input.currency ?? head.channel_currency ?? 'XXX';
  const known = { ...facts, head: { ...head, currency_known: head.currency_known || !input.currency } };
  const order = { ...asked, currency };

  if (input.method !== undefined || sourcing.methods.length === 0)
    return { currency, options: [optionOf(order, known, input.method ?? null, at)] };
  const zone = zoneFor(sourcing.zones, input.shipTo);
  const ways = sourcing.methods.map(({ code }) => code);
  const options = ways.map((method) => optionOf(order, known, method, at));
  // An order that names no method is taken where none goes too.
  if (!ways.some((method) => reaches(sourcing, method, zone))) options.push(optionOf(order, known, null, at));
  return { currency, options };
}

function optionOf(
  order: PlaceOrderInput,
  facts: PlacingFacts,
  method: string | null,
  at: Date,
): PromiseOption {
  const { methods } = facts.sourcing;
  const name = methods.find(({ code }) => code === method)?.name ?? null;
  const zone = zoneFor(facts.sourcing.zones, order.shipTo ?? {});
  const input = method === null ? order : { ...order, shippingMethod: method };
  try {
    const plan = planOrder(input, facts, at);
    if (method !== null && !reaches(facts.sourcing, method, zone))
      return { method, name, possible: false, reason: `${name} does not go to ${whereOf(order)}.` };
    const { shipBy, promisedAt } = plan;
    return {
      method,
      name,
      possible: true,
      shipBy,
      promisedAt,
      price: priceOf(order, facts, plan, method),
      shipments: sendingsOf(plan, facts),
    };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    if (refusal.code === 'out_of_stock')
      return { method, name, possible: false, reason: refusal.message, ...refusal.detail };
    throw new Refusal(refusal.code, refusal.message, pathsOf(refusal.detail));
  }
}

const whereOf = ({ shipTo }: PlaceOrderInput) =>
  [shipTo?.country, shipTo?.postcode].filter(Boolean).join(' ');

/** Here the field is called `method`. */
const pathsOf = ({ errors, ...rest }: Record<string, unknown>) => ({
  ...rest,
  ...(Array.isArray(errors) && {
    errors: errors.map((error: { path: string }) =>
      error.path === 'shippingMethod' ? { ...error, path: 'method' } : error,
    ),
  }),
});

function priceOf(order: PlaceOrderInput, { sourcing }: PlacingFacts, plan: OrderPlan, method: string | null) {
  const senders = plan.shipments.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]));
  const amount = shippingPrice(sourcing.rates, {
    method,
    zone: zoneFor(sourcing.zones, order.shipTo ?? {}),
    // What all waits is priced from everywhere.
    locationIds: senders.length > 0 ? senders : [0],
    currency: order.currency,
    itemsAmount: plan.itemsAmount,
  });
  return amount === null ? null : { amount, currency: order.currency };
}

function sendingsOf({ lines, shipments }: OrderPlan, { items, sourcing }: PlacingFacts): Sending[] {
  const asked = lines.filter(({ parentNo }) => parentNo === null).map(({ no }) => no);
  const receipts = items.flatMap((item) => item.receipts ?? []);
  return shipments.map(({ locationId, expectedReceiptId, units, shipBy, promisedAt, route }) => {
    const place = sourcing.places.find(({ id }) => id === locationId);
    const expected = receipts.find(([id]) => id === expectedReceiptId)?.[2];
    return {
      location: place?.code ?? null,
      city: place?.city ?? null,
      shipBy,
      promisedAt,
      expectedAt: expected ? new Date(expected).toISOString() : null,
      why: route.sentence,
      lines: units.map(({ lineNo, quantity }) => {
        const line = lines[lineNo - 1];
        return { line: asked.indexOf(line?.parentNo ?? lineNo), sku: line?.sku ?? null, quantity };
      }),
    };
  });
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function refuseUnknownPlace({ country, postcode }: PromiseInput['shipTo']) {
  const say = (path: string, message: string) => {
    throw new Refusal('invalid', message, { errors: [{ path, message }] });
  };
  if (!countries.of(country)) say('shipTo.country', `There is no country ${country}.`);
  if (postcode !== undefined && readPostcode(country, postcode) === null)
    say(
      'shipTo.postcode',
      `"${postcode}" is no postcode of ${country}. One looks like ${postcodeFormats[country]?.example}.`,
    );
}

/** An order of these lines by nobody in particular. */
const orderOf = (
  { channel, lines, shipTo, shipAfter, tags }: PromiseInput,
  currency: string,
): PlaceOrderInput => ({
  channel,
  currency,
  taxIncluded: true,
  customer: { language: 'en' },
  shipTo: { line1: '', city: '', ...shipTo, postcode: shipTo.postcode ?? '' },
  method: 'ship',
  lines: lines.map((line) => ({ ...line, discountAmount: 0, taxAmount: 0 })),
  shippingAmount: 0,
  payments: [],
  cashOnDelivery: false,
  tags,
  ...(shipAfter && { shipAfter }),
});
