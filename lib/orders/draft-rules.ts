import type { Address } from '@/db/schema/orders';
import { parseMoney } from '@/lib/money';
import type { DraftAddress, DraftContent, DraftLine } from './draft-inputs';
import type { PlaceOrderInput } from './inputs';

/** `path` is the field's name in the draft. What is only missing is said when somebody wants to place it. */
export type DraftProblem = { path: string; message: string; missing?: true };

/** The order a draft speaks of, without what needs the catalog: taxes, what was paid. */
export type AskedOrder = Omit<PlaceOrderInput, 'payments'>;

const MOST_UNITS = 1_000_000;
const units = `Write a whole number from 1 to ${MOST_UNITS.toLocaleString('en')}`;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** So long a discarded draft can be taken back. */
export const DISCARDED_DAYS = 30;

/** Under this external id a draft's order is placed, so that it is placed once. */
export const draftKey = (draftId: number) => `draft-${draftId}`;

/** Reads what was typed. Lines that cannot be counted are left out of the order and named among the problems. */
export function readDraft(content: DraftContent, currency: string, at: Date) {
  const problems: DraftProblem[] = [];
  const wrong = (path: string, message: string) => void problems.push({ path, message });
  const missing = (path: string, message: string) => void problems.push({ path, message, missing: true });
  const read = { amount: amountReader(currency, wrong), percent: percentReader(wrong) };

  const keys: string[] = [];
  const lines: PlaceOrderInput['lines'] = [];
  for (const line of content.lines) {
    const asked = readLine(line, content, read, wrong, missing);
    if (!asked) continue;
    keys.push(line.key);
    lines.push(asked);
  }
  if (content.lines.length === 0) missing('add', 'Add at least one item');

  const { name, phone, language } = trimmed(content.customer);
  const mail = content.customer.email.trim().toLowerCase();
  if (mail && !email.test(mail)) wrong('customer.email', 'This is not an e-mail address');
  if (!name && !mail && !phone) missing('customer.name', 'Say who it is for');
  if (content.method === 'pickup' && !content.pickupLocation)
    missing('pickupLocation', 'Choose where it is picked up');

  const dates = datesOf(content, at, wrong);
  const tags = [...new Set(content.tags.split(',').map((tag) => tag.trim()))].filter(Boolean);
  if (tags.length > 20) wrong('tags', 'An order takes 20 tags at most');
  if (tags.some((tag) => tag.length > 40)) wrong('tags', 'A tag has 40 letters at most');
  const codes = [...new Set(content.promotion.toUpperCase().split(/[\s,]+/))].filter(Boolean);
  if (codes.length > 5) wrong('promotion', 'Use at most 5 codes');
  if (content.payment === 'paid' && !content.paidBy.trim()) missing('paidBy', 'Say how it was paid');

  const order: AskedOrder = {
    channel: content.channel,
    currency,
    taxIncluded: content.taxIncluded,
    customer: {
      ...some({ name, email: mail, phone }),
      language: /^[a-z]{2}$/.test(language) ? language : 'en',
    },
    method: content.method,
    lines,
    shippingAmount: read.amount('shipping', content.shipping) ?? 0,
    cashOnDelivery: content.payment === 'door',
    ...some({ giftMessage: content.giftMessage.trim(), instruction: content.instruction.trim() }),
    ...(content.method === 'ship' && addressOf('shipTo', content.shipTo, missing)),
    ...(!content.billSame && addressOf('billTo', content.billTo, missing)),
    ...dates,
    ...(content.method === 'ship' && some({ shippingMethod: content.shippingMethod.trim() })),
    tags: tags.slice(0, 20),
    ...(codes.length > 0 && { promotionCodes: codes }),
  };
  return { order, keys, problems };
}

type Say = (path: string, message: string) => void;
type Readers = { amount: ReturnType<typeof amountReader>; percent: ReturnType<typeof percentReader> };

function readLine(line: DraftLine, content: DraftContent, read: Readers, wrong: Say, missing: Say) {
  const path = `lines.${line.key}`;
  const typed = line.quantity.trim();
  const quantity = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
  if (quantity < 1 || quantity > MOST_UNITS) wrong(`${path}.quantity`, units);
  const unitAmount = read.amount(`${path}.price`, line.price);
  const discountAmount = read.amount(`${path}.discount`, line.discount) ?? 0;
  const taxRate = read.percent(line.taxRate ? `${path}.taxRate` : 'taxRate', line.taxRate || content.taxRate);
  const location = content.method === 'pickup' ? content.pickupLocation : line.location;
  const said = {
    quantity,
    discountAmount,
    taxAmount: 0,
    ...(taxRate !== undefined && { taxRate }),
    ...some({ location }),
  };
  const counted = quantity >= 1 && quantity <= MOST_UNITS;
  if (line.sku) {
    const spec = line.spec.trim();
    return counted
      ? {
          sku: line.sku,
          ...said,
          ...(unitAmount !== undefined && { unitAmount, ...some({ priceReason: line.priceReason.trim() }) }),
          ...(spec && { spec: { text: spec } }),
        }
      : undefined;
  }
  const name = line.name.trim();
  if (!name) missing(`${path}.name`, 'Say what it is');
  if (!line.price.trim()) missing(`${path}.price`, 'Write a price; 0 is one too');
  return counted && name && unitAmount !== undefined ? { name, ...said, unitAmount } : undefined;
}

function amountReader(currency: string, wrong: Say) {
  return (path: string, text: string) => {
    const said = text.replace(currency, '').replace(/[€$£\s]/g, '');
    if (said === '') return undefined;
    const amount = parseMoney(said, currency);
    if (amount !== null) return amount;
    const negative = /^[-−–]/.test(said);
    wrong(path, negative ? 'Write it without a minus' : `Write an amount in ${currency}, for example 12`);
    return undefined;
  };
}

function percentReader(wrong: Say) {
  return (path: string, text: string) => {
    const said = text.replace(/[%\s]/g, '').replace(',', '.');
    if (said === '') return undefined;
    const rate = /^\d{1,3}(\.\d{1,3})?$/.test(said) ? Number(said) : Number.NaN;
    if (rate <= 100) return Number((rate / 100).toFixed(5));
    wrong(path, 'Write a tax rate in percent, from 0 to 100');
    return undefined;
  };
}

/** Days count as a whole: not before the first one begins, not after the last one ends. */
function datesOf({ shipAfter, shipBy }: DraftContent, at: Date, wrong: Say) {
  const after = dayOf('shipAfter', shipAfter, 'T00:00:00.000Z', wrong);
  const by = dayOf('shipBy', shipBy, 'T23:59:59.999Z', wrong);
  if (by && by < at) wrong('shipBy', 'That day is over');
  else if (after && by && by < after) wrong('shipBy', 'This lies before the day it may leave');
  return { ...(after && { shipAfter: after }), ...(by && { shipBy: by }) };
}

function dayOf(path: string, text: string, time: string, wrong: Say) {
  if (!text.trim()) return undefined;
  const day = new Date(`${text.trim()}${time}`);
  const real = /^2[01]\d\d-\d\d-\d\d$/.test(text.trim()) && !Number.isNaN(day.getTime());
  if (real && day.toISOString().startsWith(text.trim())) return day;
  wrong(path, 'Write a day, for example 2026-12-24');
  return undefined;
}

const needed = { line1: 'the street', postcode: 'the postcode', city: 'the town', country: 'the country' };

/** An address that has begun helps to choose a location, also before it is whole. */
function addressOf(which: 'shipTo' | 'billTo', typed: DraftAddress, missing: Say) {
  const address = trimmed(typed);
  for (const [field, word] of Object.entries(needed))
    if (!address[field as keyof typeof needed]) missing(`${which}.${field}`, `Write ${word}`);
  const { line1, postcode, city, country, ...rest } = address;
  if (!country && !postcode) return {};
  return { [which]: { line1, postcode, city, country: country.toUpperCase(), ...some(rest) } };
}

const trimmed = <Texts extends Record<string, string>>(texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()])) as Texts;

/** Without what is empty. */
const some = <Texts extends Record<string, string>>(texts: Texts): Partial<Texts> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<Texts>;

/** An address that can be checked: one that has everything an address needs. */
export function wholeAddress(typed: DraftAddress): Address | null {
  const { line1, postcode, city, country, ...rest } = trimmed(typed);
  if (!line1 || !postcode || !city || !/^[A-Za-z]{2}$/.test(country)) return null;
  return { line1, postcode, city, country: country.toUpperCase(), ...some(rest) };
}
