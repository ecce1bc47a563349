import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shippingMethods } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ShippingMethodInput } from './shipping-inputs';

/** Orders cannot ask for it any more; those that have keep it. Its inverse is to restore it. */
export async function retireShippingMethod(actor: Actor, { code }: ShippingMethodInput, at: Date) {
  permit(actor, 'shipping.write');
  await transaction(async (tx) => {
    const [method] = await tx
      .select({ name: shippingMethods.name, retiredAt: shippingMethods.retiredAt })
      .from(shippingMethods)
      .where(eq(shippingMethods.code, code))
      .for('update');
    if (!method) throw new Refusal('not_found', `There is no shipping method "${code}".`);
    if (method.retiredAt !== null) throw new Refusal('conflict', `${method.name} is not offered already.`);
    await tx.update(shippingMethods).set({ retiredAt: at }).where(eq(shippingMethods.code, code));
    const subject = `shipping:${code}`;
    await record(tx, actor, at, { type: 'shipping.method_retired', subject, data: { method: code } });
  });
}
