import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations, supplierLinks } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RevokeSupplierLinkInput } from './supplier-inputs';

/** The link and every visit it has opened end now. It never works again: a supplier who should go on gets a new one. */
export async function revokeSupplierLink(actor: Actor, { linkId }: RevokeSupplierLinkInput, at: Date) {
  permit(actor, 'supplier.link');

  await transaction(async (tx) => {
    const [link] = await tx
      .update(supplierLinks)
      .set({ revokedAt: at })
      .where(and(eq(supplierLinks.id, linkId), isNull(supplierLinks.revokedAt)))
      .returning({ locationId: supplierLinks.locationId });
    if (!link) throw new Refusal('conflict', 'This link has been withdrawn already.');
    const [location] = await tx
      .select({ code: locations.code })
      .from(locations)
      .where(eq(locations.id, link.locationId));
    const subject = `location:${link.locationId}`;
    const data = { linkId, location: location?.code ?? '' };
    await record(tx, actor, at, { type: 'supplier.link_revoked', subject, data });
  });
}
