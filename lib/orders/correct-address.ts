import { eq, sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { orderContacts } from '@/db/schema';
import type { Address } from '@/db/schema/orders';
import { writtenPostcode } from '@/lib/customers/address-formats';
import { embeddedChecker } from '@/lib/customers/address-rules';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeHoldWork, renewWork } from '@/lib/work/tx';
import { knownPlacesAround } from './address-queries';
import { endHoldsFor } from './holds-tx';
import type { CorrectAddressInput } from './inputs';
import { refreshOrder } from './refresh-tx';
import { type LockedOrder, lockOrder } from './tx';

/**
 * Sends an order to another address, as long as nothing of it has left. The address the channel gave stays beside it, with
 * the contact, so that it is erased with it; the event names the fields and not what they say. Its hold ends unless the new
 * address cannot be delivered to either. The inverse is to correct it back.
 */
export async function correctAddress(actor: Actor, { orderId, shipTo }: CorrectAddressInput, at: Date) {
  permit(actor, 'order.address');

  return transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    await refuseFixed(tx, order);
    const [contact] = await tx
      .select({ shipTo: orderContacts.shipTo, givenShipTo: orderContacts.givenShipTo })
      .from(orderContacts)
      .where(eq(orderContacts.orderId, orderId));
    if (!contact) throw new Refusal('conflict', `Order ${order.number} has no contact any more.`);
    const fields = changedFields(contact.shipTo, shipTo);
    if (fields.length === 0)
      throw new Refusal('conflict', 'This is the address it has. To go on with it, release the hold.');

    await tx
      .update(orderContacts)
      .set({
        shipTo,
        givenShipTo: contact.givenShipTo ?? contact.shipTo,
        country: shipTo.country,
        postcode: writtenPostcode(shipTo.country, shipTo.postcode),
      })
      .where(eq(orderContacts.orderId, orderId));
    const eventId = await record(tx, actor, at, {
      type: 'order.address_corrected',
      orderId,
      data: { fields },
    });
    const { answer, finds } = embeddedChecker.check(shipTo, await knownPlacesAround(tx, shipTo));
    if (answer === 'undeliverable')
      await renewWork(tx, 'bad_address', `order:${orderId}`, {
        answer,
        finds: finds.map(({ code }) => code),
      });
    else await release(tx, actor, at, orderId);
    await refreshOrder(tx, orderId);
    await closeHoldWork(tx, orderId, at, eventId);
    return { answer, finds: finds.map(({ words }) => words) };
  });
}

async function release(tx: Tx, actor: Actor, at: Date, orderId: number) {
  for (const holdNo of await endHoldsFor(tx, at, orderId, 'address'))
    await record(tx, actor, at, {
      type: 'order.hold_released',
      orderId,
      data: { holdNo, reason: 'address' },
    });
}

async function refuseFixed(tx: Tx, order: LockedOrder) {
  const [found] = await tx.execute<{ left: number; labeled: number | null; shipped: boolean }>(sql`
    select count(*) filter (where p.status not in ('packed', 'labeled'))::int "left", min(p.id) filter (where p.status = 'labeled') labeled,
      exists (select from shipment_lines where order_id = ${order.id} and shipped > 0) shipped
    from parcels p where p.status <> 'void' and p.id in (select parcel_id from parcel_lines where order_id = ${order.id})`);
  const { left = 0, labeled = null, shipped = false } = found ?? {};
  if (left > 0 || shipped)
    throw new Refusal(
      'conflict',
      left > 1
        ? `${spelled[left] ?? left} parcels have left, so the address is fixed.`
        : 'A parcel has left, so the address is fixed.',
    );
  if (order.method !== 'ship')
    throw new Refusal(
      'conflict',
      `Order ${order.number} is not sent anywhere, so it has no address to correct.`,
    );
  if (order.status === 'canceled' || order.status === 'expired' || order.status === 'closed')
    throw new Refusal('conflict', `Order ${order.number} is ${order.status}, so nothing more is sent.`);
  if (labeled !== null)
    throw new Refusal(
      'conflict',
      `Parcel ${labeled} has its label with the old address already. Unpack it first.`,
      { parcelIds: [labeled] },
    );
}

const spelled = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

const names = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postcode',
  'country',
  'latitude',
  'longitude',
] as const;

const changedFields = (before: Address | null, after: Address) =>
  names.filter((name) => before?.[name] !== after[name]);
