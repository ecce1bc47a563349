import assert from 'node:assert/strict';
import { and, desc, eq } from 'drizzle-orm';
import { db } from '@/db';
import { events } from '@/db/schema';
import { openPortal } from '@/lib/customers/open-portal';
import { getPortalSession } from '@/lib/customers/portal-queries';
import { portalCode, spellCode } from '@/lib/customers/rules';
import { system } from '@/lib/staff/permissions';
import { aLocation, anOrder, aProduct, at, unique } from './world';

/** A customer at the portal: an order full of markers, a look-up, the code out of the mail. */
export const door = system('portal');
export const secret = 'a secret of at least thirty-two characters';
export const markers = { email: 'ada.marker@example.com', name: 'Ada Marker', street: 'Markerstraße 7' };
const contact = {
  customer: { email: markers.email, name: markers.name, phone: '+49 40 7654321' },
  shipTo: { name: markers.name, line1: markers.street, city: 'Markstadt', postcode: '20999', country: 'DE' },
  giftMessage: 'Gift marker',
  instruction: 'Key under the marker',
};

export async function aTrackedOrder(email = markers.email) {
  const location = await aLocation();
  const { sku } = await aProduct({ price: 4711, stock: [{ location, onHand: 5 }] });
  const customer = { ...contact.customer, email };
  const order = await anOrder({ ...contact, customer, lines: [{ sku, quantity: 2 }], paid: true });
  return { ...order, sku };
}
export const lookUp = (reference: string, proof: string, network = unique('net'), moment = at) =>
  openPortal(door, { reference, proof, network }, moment);
export const answerTo = (reference: string, proof: string, network = unique('net'), moment = at) =>
  lookUp(reference, proof, network, moment).then(
    () => 'in',
    (error) => `${error.code}: ${error.message}`,
  );
export const visitOf = async (token: string, moment = at) => {
  const session = await getPortalSession(door, token, moment);
  assert.ok(session, 'the visit should be open');
  return session.customer;
};
/** What the letter will say. */
export async function mailedCode(orderId: number) {
  const [asked] = await db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.orderId, orderId), eq(events.type, 'portal.code_requested')))
    .orderBy(desc(events.id))
    .limit(1);
  assert.ok(asked, 'a code should have been asked for');
  return spellCode(portalCode(secret, (asked.data as { tokenHash: string }).tokenHash));
}
