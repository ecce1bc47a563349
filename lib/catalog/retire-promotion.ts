import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { promotions } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { PromotionInput } from './promotion-inputs';
import { lockPromotion } from './promotions-tx';

/** Nobody can use the code any more. Orders that have keep what it gave. */
export async function retirePromotion(actor: Actor, { code }: PromotionInput, at: Date) {
  permit(actor, 'promotion.write');
  await transaction(async (tx) => {
    const { retiredAt } = await lockPromotion(tx, code);
    if (retiredAt) throw new Refusal('conflict', `Code ${code} is retired already.`);
    await tx.update(promotions).set({ retiredAt: at }).where(eq(promotions.code, code));
    await record(tx, actor, at, {
      type: 'promotion.retired',
      subject: `promotion:${code}`,
      data: { code },
    });
  });
}
