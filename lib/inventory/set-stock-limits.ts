import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { stockLevels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { lockPlace } from './places-tx';
import type { SetStockLimitsInput } from './safety-inputs';

/** What a shelf keeps back for itself and when it counts as low. What is reserved stays reserved. Inverse: what it was before. */
export async function setStockLimits(actor: Actor, input: SetStockLimitsInput, at: Date): Promise<void> {
  permit(actor, 'stock.adjust');
  const { sku, location, safety, lowAt } = input;

  await transaction(async (tx) => {
    const { variantId, locationId, subject } = await lockPlace(tx, actor, input);
    const here = and(eq(stockLevels.variantId, variantId), eq(stockLevels.locationId, locationId));
    const [before] = await tx
      .select({ safety: stockLevels.safety, lowAt: stockLevels.lowAt })
      .from(stockLevels)
      .where(here)
      .for('no key update');
    if (!before)
      throw new Refusal(
        'conflict',
        `${sku} has never been at ${location}. Receive some, then set its limits.`,
      );
    await tx.update(stockLevels).set({ safety, lowAt }).where(here);
    await record(tx, actor, at, {
      type: 'stock.limits_set',
      subject,
      data: { sku, location, safety, lowAt, before },
    });
  });
}
