import type { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import type { Actor } from '@/lib/staff/permissions';

/** The bulk path: orders of one moment. */
export const placeMany = (actor: Actor, inputs: readonly PlaceOrderInput[], at: Date) =>
  Promise.all(inputs.map((input) => placeOrder(actor, input, at)));
