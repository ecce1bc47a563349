const formats = new Map<string, Intl.NumberFormat>();

/** Making one takes longer than using it a hundred times, and a list shows hundreds of amounts. */
function formatOf(currency: string, locale = 'en') {
  const key = `${locale}/${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format;
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217 as Intl knows it. */
export const currencyDigits = (currency: string) =>
  formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;

/** Amounts are whole minor units (cents, yen); their currency stands on the order. Minus is U+2212. */
export function formatMoney(amount: number, currency: string, locale = 'en') {
  return formatOf(currency, locale)
    .format(amount / 10 ** currencyDigits(currency))
    .replace('-', '−');
}

/** "12.50" in EUR is 1250. Null when it is not an amount of that currency, more decimals than it has included. */
export function parseMoney(text: string, currency: string): number | null {
  const match = /^\s*(\d{1,12})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!match) return null;
  const places = currencyDigits(currency);
  const fraction = match[2] ?? '';
  if (fraction.length > places) return null;
  return Number(match[1]) * 10 ** places + Number(fraction.padEnd(places, '0') || 0);
}

/** Splits an amount by weight so that the parts always add up; odd units go to the largest remainders. */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole <= 0n) throw new Error('allocate needs a positive weight');

  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((product) => Number(product / whole));
  const left = amount - parts.reduce((sum, part) => sum + part, 0);

  const byRemainder = exact
    .map((product, i) => ({ i, rest: product % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

/** What units [from, to) of a line of `quantity` units are worth: shares always sum to the whole amount. */
export function shareOfUnits(amount: number, quantity: number, from: number, to: number) {
  const upTo = (units: number) => (BigInt(amount) * BigInt(units)) / BigInt(quantity);
  return Number(upTo(to) - upTo(from));
}

/** Hundredths of a percent of an amount, half a unit rounded up. */
export const partOf = (amount: number, hundredths: number) => scaled(amount, hundredths, 10_000);

/** An amount times a fraction, half a unit rounded up. */
export const scaled = (amount: number, times: number, per: number) =>
  Number((2n * BigInt(amount) * BigInt(times) + BigInt(per)) / (2n * BigInt(per)));

/** As people type it, for forms: 1250 of EUR is "12.50". What `parseMoney` reads back. */
export function typedMoney(amount: number, currency: string) {
  const digits = currencyDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
