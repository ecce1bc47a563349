import { type Actor, permit } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { type Placed, placeAll } from './placing';

/**
 * Takes many orders in at once, each accepted or refused by itself, and answers them in the sequence given. Each is placed as
 * `placeOrder` would after those before it. All share one write, so their stock rows stay locked a little longer.
 */
export async function placeOrders(
  actor: Actor,
  inputs: readonly PlaceOrderInput[],
  at: Date,
): Promise<Placed[]> {
  permit(actor, 'order.place');
  return inputs.length === 0 ? [] : placeAll(inputs, actor, at);
}
