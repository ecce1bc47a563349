import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { promotions } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ChangePromotionInput } from './promotion-inputs';
import { lockPromotion } from './promotions-tx';

/**
 * Changes when, for whom and how often a code may be used. Orders that have used it keep what it gave. Uses are counted only
 * while there is a limit, so a code that began without one cannot get one.
 */
export async function changePromotion(actor: Actor, { code, ...limits }: ChangePromotionInput, at: Date) {
  permit(actor, 'promotion.write');
  await transaction(async (tx) => {
    const before = await lockPromotion(tx, code);
    if (limits.minItemsAmount !== null && before.currency === null)
      throw new Refusal(
        'invalid',
        `Code ${code} has no currency, so it cannot need an amount. Create another code.`,
      );
    if (limits.maxUses !== null && before.maxUses === null)
      throw new Refusal(
        'conflict',
        `The uses of ${code} were not counted so far. Retire it and create another code with a limit.`,
      );
    if (limits.maxUses !== null && limits.maxUses < before.uses)
      throw new Refusal(
        'conflict',
        `Code ${code} has been used ${before.uses} times already. Allow at least that, or retire it.`,
        { uses: before.uses },
      );
    await tx.update(promotions).set(limits).where(eq(promotions.code, code));
    await record(tx, actor, at, {
      type: 'promotion.changed',
      subject: `promotion:${code}`,
      data: { code },
    });
  });
}
