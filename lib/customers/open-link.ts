import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { portalTokens } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { OpenLinkInput } from './portal-inputs';
import { startPortalSession } from './portal-tx';
import { portalHash } from './rules';

/** Spends a mailed link: it opens the order once, as far as somebody who only holds the mail may see it. */
export async function openLink(
  actor: Actor,
  { token }: OpenLinkInput,
  at: Date,
): Promise<{ token: string; purpose: 'track' | 'return' }> {
  permit(actor, 'portal.track');
  return transaction(async (tx) => {
    const [link] = await tx
      .update(portalTokens)
      .set({ usedAt: at })
      .where(
        and(
          eq(portalTokens.tokenHash, portalHash(token)),
          inArray(portalTokens.purpose, ['track', 'return']),
          isNull(portalTokens.usedAt),
          isNull(portalTokens.revokedAt),
          gt(portalTokens.expiresAt, at),
        ),
      )
      .returning({ orderId: portalTokens.orderId, purpose: portalTokens.purpose });
    if (!link)
      throw new Refusal('not_found', 'This link was used or is too old. Look your order up instead.');
    return {
      token: await startPortalSession(tx, { orderId: link.orderId, proven: false }, at),
      purpose: link.purpose === 'return' ? 'return' : 'track',
    };
  });
}
