import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shippingMethods } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ShippingMethodInput } from './shipping-inputs';

/** The inverse of retiring a method: its rates are as they were. */
export async function restoreShippingMethod(actor: Actor, { code }: ShippingMethodInput, at: Date) {
  permit(actor, 'shipping.write');
  await transaction(async (tx) => {
    const [method] = await tx
      .select({ name: shippingMethods.name, retiredAt: shippingMethods.retiredAt })
      .from(shippingMethods)
      .where(eq(shippingMethods.code, code))
      .for('update');
    if (!method) throw new Refusal('not_found', `There is no shipping method "${code}".`);
    if (method.retiredAt === null) throw new Refusal('conflict', `${method.name} is offered already.`);
    await tx.update(shippingMethods).set({ retiredAt: null }).where(eq(shippingMethods.code, code));
    const subject = `shipping:${code}`;
    await record(tx, actor, at, { type: 'shipping.method_restored', subject, data: { method: code } });
  });
}
