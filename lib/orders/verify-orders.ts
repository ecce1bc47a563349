import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { VerifyOrdersInput } from './inputs';
import { verifyOne } from './verify-parts';

/** Lets many orders go on, each by itself: what one is refused for does not touch the others, and is said. */
export async function verifyOrders(
  actor: Actor,
  { orderIds }: VerifyOrdersInput,
  at: Date,
): Promise<{ verified: number; refused: string[] }> {
  permit(actor, 'order.verify');
  const answer = { verified: 0, refused: [] as string[] };
  for (const orderId of [...new Set(orderIds)].sort((a, b) => a - b))
    try {
      await verifyOne(actor, orderId, at);
      answer.verified++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer.refused.push(error.message);
    }
  return answer;
}
