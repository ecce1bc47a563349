import { parseMoney } from '@/lib/money';

/** Days are whole: from the beginning of the first to the end of the last, in UTC. */
const day = (form: FormData, name: string, clock: string) => {
  const text = String(form.get(name) ?? '');
  return text ? `${text}T${clock}Z` : null;
};
const DAY = 86_400_000;

/** The end of a day is the beginning of the next: a code is over at its end. */
const dayAfter = (iso: string | null) => iso && new Date(new Date(iso).getTime() + DAY).toISOString();

/** An amount as typed; what is no amount becomes one that the server refuses at its field. */
const money = (form: FormData, name: string, currency: string) => {
  const text = String(form.get(name) ?? '').trim();
  return text ? (parseMoney(text, currency) ?? -1) : null;
};

export function limitsOf(form: FormData, currency: string) {
  const uses = String(form.get('maxUses') ?? '').trim();
  return {
    minItemsAmount: money(form, 'minItems', currency),
    startsAt: day(form, 'starts', '00:00:00.000'),
    endsAt: dayAfter(day(form, 'ends', '00:00:00.000')),
    maxUses: uses ? Number(uses) : null,
    oncePerCustomer: form.get('once') !== null,
  };
}

export function promotionOf(form: FormData) {
  const kinds = ['percent', 'amount', 'shipping'] as const;
  const kind = kinds.find((one) => one === form.get('kind')) ?? 'percent';
  const currency = String(form.get('currency') ?? '').toUpperCase();
  const limits = limitsOf(form, currency);
  const percent = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(String(form.get('value') ?? ''));
  const value = {
    percent: percent ? Number(percent[1]) * 100 + Number((percent[2] ?? '').padEnd(2, '0')) : -1,
    amount: money(form, 'value', currency) ?? -1,
    shipping: 0,
  }[kind];
  const speaksOfMoney = kind === 'amount' || limits.minItemsAmount !== null;
  return {
    code: String(form.get('code') ?? ''),
    kind,
    value,
    currency: speaksOfMoney ? currency : null,
    ...limits,
  };
}
