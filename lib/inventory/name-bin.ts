import { and, eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { stockLevels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { NameBinInput } from './inputs';
import { lockPlace } from './places-tx';

/** Where in the building a SKU lies. An empty name: nowhere in particular. */
export async function nameBin(actor: Actor, input: NameBinInput, at: Date) {
  permit(actor, 'stock.count');
  const { sku, location } = input;
  const bin = input.bin || null;

  await transaction(async (tx) => {
    const { variantId, locationId, subject } = await lockPlace(tx, actor, input);
    const [level] = await tx
      .update(stockLevels)
      .set({ bin })
      .where(and(eq(stockLevels.variantId, variantId), eq(stockLevels.locationId, locationId)))
      .returning({ bin: stockLevels.bin });
    if (!level)
      throw new Refusal('conflict', `${sku} has never been at ${location}. Receive some, then name its bin.`);
    await record(tx, actor, at, { type: 'stock.bin_named', subject, data: { sku, location, bin } });
  });
}
