import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations, supplierLinks } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import type { IssueSupplierLinkInput } from './supplier-inputs';
import { supplierHash, supplierToken } from './supplier-rules';

/** A link for one supplier, beside those it has. Told once, here, and in the letter to the supplier. */
export async function issueSupplierLink(
  actor: Actor,
  { locationId, email, days, secret }: IssueSupplierLinkInput,
  at: Date,
): Promise<{ linkId: number; token: string }> {
  permit(actor, 'supplier.link');
  const nonce = randomBytes(16).toString('hex');
  const token = supplierToken(secret, nonce);

  return transaction(async (tx) => {
    const [location] = await tx
      .select({ code: locations.code, name: locations.name, kind: locations.kind })
      .from(locations)
      .where(and(eq(locations.id, locationId), isNull(locations.closedAt)))
      .for('share');
    if (!location) throw new Refusal('not_found', 'This location does not exist any more.');
    if (location.kind !== 'supplier')
      throw new Refusal('conflict', `${location.name} is no supplier: its people work here with accounts.`);

    const [link] = await tx
      .insert(supplierLinks)
      .values({
        locationId,
        secretHash: supplierHash(token),
        email: email ?? null,
        createdAt: at,
        expiresAt: days === undefined ? null : addDays(at, days),
      })
      .returning({ id: supplierLinks.id });
    if (!link) throw new Error('A link was not stored.');
    const subject = `location:${locationId}`;
    const data = { linkId: link.id, location: location.code, nonce };
    await record(tx, actor, at, { type: 'supplier.link_issued', subject, data });
    return { linkId: link.id, token };
  });
}
