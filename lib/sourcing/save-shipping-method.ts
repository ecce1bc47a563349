import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shippingMethods } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { SaveShippingMethodInput } from './shipping-inputs';

/** A way parcels travel that orders may ask for, new or changed. The event keeps what it was. */
export async function saveShippingMethod(
  actor: Actor,
  { code, ...given }: SaveShippingMethodInput,
  at: Date,
): Promise<{ code: string }> {
  permit(actor, 'shipping.write');
  return transaction(async (tx) => {
    const [was] = await tx
      .select({
        name: shippingMethods.name,
        carrier: shippingMethods.carrier,
        position: shippingMethods.position,
      })
      .from(shippingMethods)
      .where(eq(shippingMethods.code, code))
      .for('update');
    await tx
      .insert(shippingMethods)
      .values({ code, ...given })
      .onConflictDoUpdate({ target: shippingMethods.code, set: given });
    await record(tx, actor, at, {
      type: 'shipping.method_saved',
      subject: `shipping:${code}`,
      data: { method: code, was: was ?? null },
    });
    return { code };
  });
}
