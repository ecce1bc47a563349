import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { promotions } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { PromotionInput } from './promotion-inputs';
import { lockPromotion } from './promotions-tx';

/** Brings a retired code back, with its limits and the uses it had. */
export async function restorePromotion(actor: Actor, { code }: PromotionInput, at: Date) {
  permit(actor, 'promotion.write');
  await transaction(async (tx) => {
    const { retiredAt } = await lockPromotion(tx, code);
    if (!retiredAt) throw new Refusal('conflict', `Code ${code} is in use already.`);
    await tx.update(promotions).set({ retiredAt: null }).where(eq(promotions.code, code));
    await record(tx, actor, at, {
      type: 'promotion.restored',
      subject: `promotion:${code}`,
      data: { code },
    });
  });
}
