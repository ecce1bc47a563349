import { type Actor, permit } from '@/lib/staff/permissions';
import type { VerifyOrderInput } from './inputs';
import { verifyOne } from './verify-parts';

/** Somebody has looked at the order and lets it go on. */
export async function verifyOrder(actor: Actor, { orderId }: VerifyOrderInput, at: Date) {
  permit(actor, 'order.verify');
  await verifyOne(actor, orderId, at);
}
