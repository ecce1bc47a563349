import type { FilterChip } from '@/components/filter-chips';
import { methodWords } from '@/components/plain-words';
import { holdReasonWords, statusWords } from '@/components/status-words';
import type { OrdersFilter, OrderView } from '@/lib/orders/list-inputs';

export const viewWords: Record<OrderView, string> = {
  all: 'All',
  to_verify: 'To verify',
  unfulfilled: 'To ship',
  ship_today: 'Ship today',
  late: 'Late',
  on_hold: 'On hold',
  unfillable: 'Waiting for stock',
  partially_shipped: 'Part shipped',
  payment_due: 'Payment due',
  refund_owed: 'Refund owed',
  open_returns: 'Open returns',
};

type Asked = Partial<Record<Exclude<keyof OrdersFilter, 'after'>, string | number>> & { after?: string };

/** The list's address with these questions; what stands at its default is left out. */
export function listAddress(asked: Asked) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '' && !(name === 'view' && value === 'all'))
      query.set(name, String(value));
  const text = query.toString();
  return text ? `/office/orders?${text}` : '/office/orders';
}

/** The filter without its place in the pages, ready to be changed and addressed again. */
export function askedOf({ after: _, ...filter }: OrdersFilter): Asked {
  return filter;
}

/** The filters that hold, as phrases. `names` gives ids their names. */
export function chipsOf(
  filter: OrdersFilter,
  names: { channels: Named[]; locations: Named[] },
): FilterChip[] {
  const asked = askedOf(filter);
  const chip = (name: keyof Asked, what: string, value: string | undefined): FilterChip[] =>
    asked[name] === undefined || !value
      ? []
      : [{ what, value, without: listAddress({ ...asked, [name]: undefined }) }];
  const nameOf = (list: Named[], id?: number) => list.find((item) => item.id === id)?.name ?? 'unknown';
  return [
    ...chip('q', 'Search', filter.q),
    ...chip('status', 'Order', filter.status && statusWords.order[filter.status].word),
    ...chip('payment', 'Payment', filter.payment && statusWords.payment[filter.payment].word),
    ...chip(
      'fulfillment',
      'Fulfillment',
      filter.fulfillment && statusWords.fulfillment[filter.fulfillment].word,
    ),
    ...chip('channel', 'Channel', nameOf(names.channels, filter.channel)),
    ...chip('location', 'From', nameOf(names.locations, filter.location)),
    ...chip('method', 'Method', filter.method && methodWords[filter.method]),
    ...chip('tag', 'Tag', filter.tag),
    ...chip('hold', 'Hold', filter.hold && holdReasonWords[filter.hold].word),
    ...chip('country', 'Country', filter.country),
    ...chip('customer', 'Customer', filter.customer ? 'one customer' : undefined),
    ...chip('sku', 'SKU', filter.sku),
    ...chip('from', 'Placed from', filter.from),
    ...chip('to', 'Placed until', filter.to),
  ];
}

export type Named = { id: number; name: string };
