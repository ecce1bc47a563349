import type { OrdersFilter } from '@/lib/orders/list-inputs';
import type { OrderRow } from '@/lib/orders/list-row';
import type { Named } from './address';

/** What a search has found, less what the filters beside it leave out. */
export function narrowFound(
  rows: OrderRow[],
  filter: OrdersFilter,
  names: { channels: Named[]; locations: Named[] },
) {
  const nameOf = (list: Named[], id?: number) => list.find((one) => one.id === id)?.name;
  const channel = nameOf(names.channels, filter.channel);
  const location = nameOf(names.locations, filter.location);
  const is = <Value>(asked: Value | undefined, value: Value) => asked === undefined || asked === value;
  return rows.filter(
    (row) =>
      is(filter.status, row.status) &&
      is(filter.payment, row.paymentStatus) &&
      is(filter.fulfillment, row.fulfillmentStatus) &&
      is(channel, row.channel) &&
      is(filter.country, row.country ?? undefined) &&
      (!location || row.locations.includes(location)) &&
      (!filter.tag || row.tags.includes(filter.tag)) &&
      (!filter.hold || row.holds.includes(filter.hold)),
  );
}
