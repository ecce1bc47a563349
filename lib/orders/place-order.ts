import { type Actor, permit } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { type PlacedOrder, placeAll } from './placing';
import { withWhy } from './short-queries';

export type { PlacedOrder };

/**
 * Takes an order in: priced, routed, promised and with its stock held. The same external id of a channel with the same
 * content answers the order that is there, with another content it is a conflict.
 */
export async function placeOrder(actor: Actor, input: PlaceOrderInput, at: Date): Promise<PlacedOrder> {
  permit(actor, 'order.place');
  const [placed] = await placeAll([input], actor, at);
  if (!placed) throw new Error('Placing answered nothing.');
  if (!placed.ok) throw await withWhy(actor, placed.refusal);
  return placed.order;
}
