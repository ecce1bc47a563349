import type { Sending, Stock } from '@/lib/orders/draft-view-queries';
import { formatDay } from '@/lib/time';

/** "Lyon 4, Porto 9", or that there is none. */
export function stockWords(stock: readonly Stock[]) {
  const there = stock.filter(({ units }) => units > 0);
  if (there.length === 0) return stock.length > 0 ? 'none left' : 'needs no stock';
  const shown = there.slice(0, 3).map(({ place, units }) => `${place} ${units}`);
  return [...shown, ...(there.length > 3 ? [`${there.length - 3} more places`] : [])].join(', ');
}

/** "arrives Thu 3 Dec". */
export const arrivalWords = ({ promisedAt, timeZone }: Sending, now: Date) =>
  promisedAt ? `arrives ${lower(formatDay(promisedAt, now, timeZone))}` : 'no date yet';

/** "Lyon has 4, leaves tomorrow, arrives Thu 3 Dec", one sentence for each place that sends some of it. */
export function sendingWords(sending: Sending, stock: readonly Stock[], now: Date, alone: boolean) {
  const { place, quantity, shipBy, timeZone } = sending;
  if (!place) return `${alone ? 'Waits' : `${quantity} wait`} for stock, ${arrivalWords(sending, now)}`;
  const there = stock.find((one) => one.place === place)?.units;
  const has = there === undefined ? `${place} sends ${alone ? 'it' : quantity}` : `${place} has ${there}`;
  const sends = alone || there === undefined ? '' : `, sends ${quantity}`;
  const leaves = shipBy ? `, leaves ${lower(formatDay(shipBy, now, timeZone))}` : '';
  return `${has}${sends}${leaves}, ${arrivalWords(sending, now)}`;
}

const lower = (day: string) => (/^(Today|Tomorrow|Yesterday)$/.test(day) ? day.toLowerCase() : day);
