import { pgArray, query, read } from '@/db';
import { writtenPostcode } from '@/lib/customers/address-formats';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import { getSourcingConfig } from './config-queries';
import { routeOrder } from './route-order';
import type { Decision, RoutingInput } from './routing-types';
import { factsOf, type LineRow, type OrderRow, type SentRow, type Sets } from './simulation-facts';
import type { TryOrderInput } from './simulation-inputs';
import { readSets, readStock } from './simulation-queries';
import { replayOf } from './simulation-rules';

export type Tried = {
  /** "10433", or what was made up. */
  title: string;
  live: Decision;
  draft: Decision | null;
  lines: { lineNo: number; sku: string; quantity: number }[];
};
type Asked = { orders: OrderRow[]; lines: LineRow[]; sent: SentRow[] };

/** One order, walked through the live rules and through the draft with what lies there now. Nothing is kept of it. */
export async function tryOrder(
  actor: Actor,
  { setId, ask }: { setId: number; ask: TryOrderInput },
  at: Date,
): Promise<Tried> {
  permit(actor, 'routing.write');
  const [config, sets] = await Promise.all([getSourcingConfig(), readSets(setId)]);
  const asked = 'number' in ask ? await readAsked(ask.number) : await makeUp(ask, channelOf(sets, setId), at);
  const facts = factsOf({ config, sets, ...asked, stock: await readStock(asked.lines) });
  const [order] = facts.orders;
  if (!order) throw new Refusal('invalid', 'All of this order is canceled, so there is nothing to send.');
  const decide = (ruleSets: typeof facts.live): Decision => {
    const decided: Decision[] = [];
    const keep = (input: RoutingInput) => {
      const decision = routeOrder(input);
      decided.push(decision);
      return decision;
    };
    replayOf(facts, ruleSets, keep).route(order);
    const [decision] = decided;
    if (!decision) throw new Error('An order was not decided.');
    return decision;
  };
  return {
    title: order.number,
    live: decide(facts.live),
    draft: sets.some(({ draft }) => draft) ? decide(facts.draft) : null,
    lines: order.needs.map(({ lineNo, sku, quantity }) => ({ lineNo, sku: sku ?? 'Custom item', quantity })),
  };
}

/** A made-up order is one that the set is for, as far as its channel goes. */
const channelOf = (sets: Sets, setId: number) => {
  const set = sets.find(({ id }) => id === setId);
  return (set?.draft ?? set?.live)?.filter.channels?.[0] ?? null;
};

async function readAsked(number: string): Promise<Asked> {
  const orders = await read<OrderRow>(query`
    select o.id, o.number, c.code channel, c.id "channelId", o.tags, o.currency, o.total_amount "totalAmount", o.method,
      o.shipping_method "shippingMethod", o.ship_complete "shipComplete", o.placed_at "placedAt", k.ship_to "shipTo",
      (select jsonb_build_object('latitude', latitude, 'longitude', longitude, 'region', region) from postcodes
        where country = k.country and postcode = k.postcode) spot
    from orders o join channels c on c.id = o.channel_id left join order_contacts k on k.order_id = o.id
    where o.number = ${number}::text`);
  const [order] = orders;
  if (!order) throw new Refusal('not_found', `There is no order ${number}.`);
  const [lines, sent] = await Promise.all([
    read<LineRow>(query`
      select jsonb_build_array(l.order_id, l.no, l.kind, l.variant_id, l.sku, l.quantity - l.canceled,
        coalesce(v.stocked, false), v.weight_g) "of"
      from order_lines l left join variants v on v.id = l.variant_id
      where l.order_id = ${order.id} and l.quantity > l.canceled`),
    read<SentRow>(query`
      select jsonb_build_array(s.order_id, s.no, s.location_id, l.line_no, l.quantity) "of"
      from shipments s join shipment_lines l on l.order_id = s.order_id and l.shipment_no = s.no
      where s.order_id = ${order.id} and s.location_id is not null and s.status <> 'canceled'`),
  ]);
  return { orders, lines, sent };
}

type MadeUp = Extract<TryOrderInput, { skus: string[] }>;
type Item = {
  variant: number;
  sku: string;
  kind: string;
  stocked: boolean;
  weight: number | null;
  price: number | null;
};

async function makeUp({ skus, country, postcode }: MadeUp, channel: string | null, at: Date): Promise<Asked> {
  const units = new Map<string, number>();
  for (const word of skus) {
    const [, sku = word, count = '1'] = /^(.+?)(?:[×:*](\d{1,6}))?$/.exec(word) ?? [];
    units.set(sku, (units.get(sku) ?? 0) + Math.max(1, Number(count)));
  }
  const [found] = await read<{
    items: Item[];
    channel: { id: number; code: string; currency: string | null } | null;
    spot: OrderRow['spot'];
  }>(query`
    select (select coalesce(jsonb_agg(jsonb_build_object('variant', id, 'sku', sku, 'kind', kind, 'stocked', stocked,
        'weight', weight_g, 'price', price_amount) order by id), '[]') from variants
      where sku = any(${pgArray([...units.keys()])}::text[]) and kind <> 'bundle') items,
      (select jsonb_build_object('id', id, 'code', code, 'currency', currency) from channels
        order by code = ${channel}::text desc nulls last, id limit 1) channel,
      (select jsonb_build_object('latitude', latitude, 'longitude', longitude, 'region', region) from postcodes
        where country = ${country}::text and postcode = ${writtenPostcode(country, postcode ?? '')}::text) spot`);
  const unknown = [...units.keys()].filter((sku) => !found?.items.some((item) => item.sku === sku));
  if (unknown.length > 0 || !found?.channel)
    throw new Refusal('invalid', `There is no single product with the SKU ${unknown.join(', ')}.`);
  const quantity = ({ sku }: Item) => units.get(sku) ?? 1;
  const order: OrderRow = {
    id: 0,
    number: 'An order made up',
    channel: found.channel.code,
    channelId: found.channel.id,
    tags: [],
    currency: found.channel.currency ?? 'EUR',
    totalAmount: found.items.reduce((sum, item) => sum + (item.price ?? 0) * quantity(item), 0),
    method: 'ship',
    shippingMethod: null,
    shipComplete: false,
    placedAt: at.toISOString(),
    shipTo: { line1: '', city: '', country, postcode: postcode ?? '' },
    spot: found.spot,
  };
  const lines = found.items.map((item, i): LineRow => {
    const { kind, variant, sku, stocked, weight } = item;
    return { of: [0, i + 1, kind, variant, sku, quantity(item), stocked, weight] };
  });
  return { orders: [order], lines, sent: [] };
}

export async function getPlaceNames(actor: Actor): Promise<ReadonlyMap<number, string>> {
  permit(actor, 'routing.write');
  return new Map((await getSourcingConfig()).places.map(({ id, name }) => [id, name]));
}
