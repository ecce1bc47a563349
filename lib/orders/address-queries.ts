import { sql } from 'drizzle-orm';
import { db, type Tx } from '@/db';
import type { Address } from '@/db/schema/orders';
import { type AddressVerdict, embeddedChecker, type KnownPlace } from '@/lib/customers/address-rules';
import { type Actor, can, permit } from '@/lib/staff/permissions';

/** What the merchant's own table says of the postcode, or of those that begin like it. */
export async function knownPlacesAround(
  reader: Pick<Tx, 'execute'>,
  { country, postcode }: Pick<Address, 'country' | 'postcode'>,
): Promise<KnownPlace[]> {
  return [
    ...(await reader.execute<KnownPlace>(sql`
      select postcode, city, region from postcodes where country = ${country} and postcode = ${postcode}
      union all
      (select postcode, city, region from postcodes where country = ${country} and postcode >= left(${postcode}::text, 3)
        and postcode < left(${postcode}::text, 3) || chr(1114111) and postcode <> ${postcode} order by postcode limit 40)`)),
  ];
}

/** The check of any address, for forms; it stops nothing. */
export async function checkAnAddress(actor: Actor, address: Address): Promise<AddressVerdict> {
  permit(actor, 'order.contact');
  return embeddedChecker.check(address, await knownPlacesAround(db, address));
}

/** What is wrong with where an order goes, found anew: a suggestion is personal and is stored nowhere. */
export async function getAddressVerdict(actor: Actor, orderId: number): Promise<AddressVerdict | null> {
  permit(actor, 'order.read');
  if (!can(actor, 'order.contact')) return null;
  const [contact] = await db.execute<{ shipTo: Address | null }>(
    sql`select ship_to "shipTo" from order_contacts where order_id = ${orderId}`,
  );
  return contact?.shipTo ? checkAnAddress(actor, contact.shipTo) : null;
}
