import type { TrackingData } from '@/lib/customers/portal-types';
import { addDays, calendarDay, dateFormat } from '@/lib/time';

type Item = { name: string; quantity: number };
/** Items that share one fate, in the order they are told: what came, what comes, what keeps us waiting. */
const fates = [
  'delivered',
  'collect',
  'today',
  'arrives',
  'moving',
  'prepared',
  'missed',
  'late',
  'delayed',
  'back',
  'waiting',
] as const;
type Fate = (typeof fates)[number];
export type Part = { fate: Fate; day: Date | null; items: Item[] };

/** What the customer reads first: a sentence about items, never a status. */
export function trackingHeadline(order: TrackingData, now: Date, timeZone = 'UTC'): string {
  if (order.status === 'expired') return 'This order was not completed. Nothing was charged.';
  const parts = partsOf(order, now, timeZone);
  if (order.status === 'canceled' || parts.length === 0) return 'This order is canceled.';
  const untouched = order.parcels.every(({ handedOverAt }) => !handedOverAt);
  if (order.status === 'to_verify' && untouched) return 'We have your order and are checking it.';
  if (order.status === 'on_hold' && untouched) return 'Your order is waiting.';

  if (parts.length === 1 && parts[0]) return sentence('Your order', false, parts[0], now, timeZone);
  return parts
    .slice(0, 3)
    .map((part) => sentence(...subjectOf(part.items), part, now, timeZone))
    .join(' ');
}

/** Every unit that is still coming or has come, grouped by what happens to it. */
export function partsOf(order: TrackingData, now: Date, timeZone: string): Part[] {
  const found: Part[] = [];
  for (const parcel of order.parcels)
    found.push({ ...parcelFate(parcel, now, timeZone), items: parcel.items });
  for (const shipment of order.shipments)
    if (shipment.unpacked.length > 0)
      found.push({ ...shipmentFate(shipment, order, now, timeZone), items: shipment.unpacked });

  const parts = new Map<string, Part>();
  for (const part of found) {
    const key = `${part.fate} ${part.day && part.fate !== 'delivered' ? calendarDay(part.day, timeZone) : ''}`;
    const same = parts.get(key);
    parts.set(
      key,
      same ? { ...same, day: laterOf(same.day, part.day), items: merged(same.items, part.items) } : part,
    );
  }
  return [...parts.values()].sort(
    (a, b) =>
      fates.indexOf(a.fate) - fates.indexOf(b.fate) || (a.day?.getTime() ?? 0) - (b.day?.getTime() ?? 0),
  );
}

export function parcelFate(
  parcel: Pick<TrackingData['parcels'][number], 'status' | 'promisedAt' | 'deliveredAt'>,
  now: Date,
  timeZone: string,
): { fate: Fate; day: Date | null } {
  const promised = parcel.promisedAt ? new Date(parcel.promisedAt) : null;
  switch (parcel.status) {
    case 'delivered':
      return { fate: 'delivered', day: parcel.deliveredAt ? new Date(parcel.deliveredAt) : null };
    case 'out_for_delivery':
      return { fate: 'today', day: null };
    case 'available_for_pickup':
      return { fate: 'collect', day: null };
    case 'attempted':
      return { fate: 'missed', day: null };
    case 'exception':
      return { fate: 'delayed', day: null };
    case 'returning':
    case 'returned':
      return { fate: 'back', day: null };
  }
  if (promised && isPast(promised, now, timeZone)) return { fate: 'late', day: promised };
  if (promised) return { fate: 'arrives', day: promised };
  return parcel.status === 'handed_over' || parcel.status === 'in_transit'
    ? { fate: 'moving', day: null }
    : { fate: 'prepared', day: null };
}

function shipmentFate(
  shipment: TrackingData['shipments'][number],
  order: TrackingData,
  now: Date,
  timeZone: string,
): { fate: Fate; day: Date | null } {
  if (shipment.status === 'delivered')
    return { fate: 'delivered', day: order.deliveredAt ? new Date(order.deliveredAt) : null };
  if (shipment.status === 'ready') return { fate: 'collect', day: null };
  if (shipment.status === 'waiting')
    return { fate: 'waiting', day: shipment.expectedAt ? new Date(shipment.expectedAt) : null };
  const given = shipment.promisedAt ?? order.promisedAt;
  const promised = given ? new Date(given) : null;
  if (promised && isPast(promised, now, timeZone)) return { fate: 'late', day: promised };
  return promised ? { fate: 'arrives', day: promised } : { fate: 'prepared', day: null };
}

function sentence(who: string, many: boolean, { fate, day }: Part, now: Date, timeZone: string): string {
  const [is, has, s] = many ? ['are', 'have', ''] : ['is', 'has', 's'];
  const when = day ? dayWords(day, now, timeZone) : '';
  switch (fate) {
    case 'delivered':
      return day ? `${who} arrived ${when}.` : `${who} ${has} arrived.`;
    case 'collect':
      return `${who} ${is} ready for you to collect.`;
    case 'today':
      return `${who} arrive${s} today.`;
    case 'arrives':
      return `${who} arrive${s} ${when}.`;
    case 'moving':
      return `${who} ${is} on the way.`;
    case 'prepared':
      return `${who} ${is} being prepared.`;
    case 'missed':
      return `${who} came, but nobody was there.`;
    case 'late':
      return `${who} ${is} late.`;
    case 'delayed':
      return `${who} ${is} held up on the way.`;
    case 'back':
      return `${who} ${is} on the way back to us.`;
    case 'waiting':
      return day ? `${who} come${s} later: we expect stock ${when}.` : `${who} wait${s} for stock.`;
  }
}

function subjectOf(items: Item[]): [who: string, many: boolean] {
  const units = items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (items.length > 2) return [`${units} items`, true];
  const names = items.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ` : '') + shortName(name));
  return [names.join(' and '), units > 1];
}

/** "Linen tablecloth" of "Linen tablecloth 160 × 260, flax". */
export function shortName(name: string) {
  const first = name.split(',')[0] ?? name;
  const short = first.replace(/\s+\d.*$/, '').trim() || first.trim();
  return short.length > 34 ? `${short.slice(0, 34).replace(/\s+\S*$/, '')}…` : short;
}

function merged(some: Item[], more: Item[]) {
  const sums = new Map<string, Item>();
  for (const { name, quantity } of [...some, ...more])
    sums.set(name, { name, quantity: quantity + (sums.get(name)?.quantity ?? 0) });
  return [...sums.values()];
}

/** "today", "tomorrow", "on Friday 20 November": inside a sentence. */
export function dayWords(day: Date, now: Date, timeZone: string) {
  const key = calendarDay(day, timeZone);
  if (key === calendarDay(now, timeZone)) return 'today';
  if (key === calendarDay(addDays(now, 1), timeZone)) return 'tomorrow';
  if (key === calendarDay(addDays(now, -1), timeZone)) return 'yesterday';
  return `on ${longDay(day, now, timeZone)}`;
}

/** "Friday 20 November", with the year when it is not this one. */
export function longDay(day: Date, now: Date, timeZone: string) {
  const year =
    calendarDay(day, timeZone).slice(0, 4) === calendarDay(now, timeZone).slice(0, 4) ? undefined : 'numeric';
  return dateFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year })
    .format(day)
    .replace(',', '');
}

const laterOf = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b));
/** A promise is for a day: it is broken when the day is over. */
export const isPast = (promised: Date, now: Date, timeZone: string) =>
  calendarDay(promised, timeZone) < calendarDay(now, timeZone);
