import { pgCode, transaction } from '@/db';
import { promotions } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CreatePromotionInput } from './promotion-inputs';

/** A code customers may use from now on, within its limits. */
export async function createPromotion(
  actor: Actor,
  input: CreatePromotionInput,
  at: Date,
): Promise<{ code: string }> {
  permit(actor, 'promotion.write');
  const { code, kind } = input;
  try {
    await transaction(async (tx) => {
      await tx.insert(promotions).values(input);
      await record(tx, actor, at, {
        type: 'promotion.created',
        subject: `promotion:${code}`,
        data: { code, kind },
      });
    });
  } catch (error) {
    if (pgCode(error) === '23505')
      throw new Refusal('conflict', `There is already a code ${code}. Choose another, or bring it back.`);
    if (pgCode(error) === '23503')
      throw new Refusal('invalid', `There is no currency "${input.currency}" here.`);
    throw error;
  }
  return { code };
}
