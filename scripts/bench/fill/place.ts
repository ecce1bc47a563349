import type { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrders } from '@/lib/orders/place-orders';
import type { Actor } from '@/lib/staff/permissions';

/** The bulk path: orders of one moment. A fill is of orders that are accepted; the first refusal ends it. */
export async function placeMany(actor: Actor, inputs: readonly PlaceOrderInput[], at: Date) {
  for (const placed of await placeOrders(actor, inputs, at)) if (!placed.ok) throw placed.refusal;
}
