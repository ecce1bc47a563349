import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { portalTokens } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { PortalSessionInput } from './portal-inputs';
import { portalHash } from './rules';

/** "Close this order", for a borrowed computer. */
export async function endPortal(actor: Actor, { token }: PortalSessionInput, at: Date): Promise<void> {
  permit(actor, 'portal.track');
  await transaction((tx) =>
    tx
      .update(portalTokens)
      .set({ revokedAt: at })
      .where(
        and(
          eq(portalTokens.tokenHash, portalHash(token)),
          eq(portalTokens.purpose, 'session'),
          isNull(portalTokens.revokedAt),
        ),
      ),
  );
}
