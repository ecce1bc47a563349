import { Refusal } from '@/lib/errors';
import type { HoldStockInput } from '@/lib/inventory/hold-inputs';
import type { HeldUnits } from '@/lib/inventory/stock-holds-tx';
import type { Actor } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { planOrder } from './placing-plan';
import { placingFacts } from './placing-read';

/**
 * Where units would be held: where an order of them would be sent from, because it is the same plan. What an open hold of this
 * key has is there for it, also when its time is up and nobody has taken it back yet.
 */
export async function planHold(
  actor: Actor,
  asked: Omit<HoldStockInput, 'minutes'>,
  at: Date,
): Promise<{
  channelId: number;
  units: HeldUnits[];
  lines: { sku: string; location: string; quantity: number }[];
  waiting: { sku: string; quantity: number }[];
}> {
  const input = orderOf(asked);
  const found = (await placingFacts([input], at, new Date(0))).of(input, 0);
  const { head, items, sourcing } = found;
  const facts = { ...found, head: { ...head, currency_known: true } };
  if (actor.kind === 'key' && actor.channelId !== head.channel_id)
    throw new Refusal('forbidden', 'This key holds stock of another channel.');

  const { lines, shipments, moves } = planOrder(input, facts, at);
  if (head.channel_id === null) throw new Error('A hold was planned without a channel.');
  const waiting = shipments
    .filter(({ locationId }) => locationId === null)
    .flatMap(({ units }) => units)
    .flatMap(({ lineNo, quantity }) => {
      const item = lines[lineNo - 1]?.item;
      return item?.stocked ? [{ sku: item.sku, quantity }] : [];
    });
  return {
    channelId: head.channel_id,
    units: moves.map(({ shipmentNo, ...units }) => units),
    lines: moves.map(({ variantId, locationId, quantity }) => ({
      sku: items.find(({ id }) => id === variantId)?.sku ?? '',
      location: sourcing.places.find(({ id }) => id === locationId)?.code ?? '',
      quantity,
    })),
    waiting,
  };
}

/** An order of the same goods that is worth nothing. */
const orderOf = ({ channel, key, lines, destination }: Omit<HoldStockInput, 'minutes'>): PlaceOrderInput => ({
  channel,
  currency: 'XXX',
  hold: key,
  taxIncluded: true,
  customer: { language: 'en' },
  shipTo: destination && {
    line1: '',
    city: '',
    country: destination.country,
    postcode: destination.postcode ?? '',
  },
  method: 'ship',
  lines: lines.map((line) => ({ ...line, unitAmount: 0, discountAmount: 0, taxAmount: 0 })),
  shippingAmount: 0,
  payments: [],
  cashOnDelivery: false,
  tags: [],
});
