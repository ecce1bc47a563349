import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '@/db';
import { portalTokens } from '@/db/schema';
import { addMinutes } from '@/lib/time';
import { PORTAL_MINUTES, portalHash } from './rules';

/** The token is told once, here: it goes into the browser's cookie. */
export async function startPortalSession(
  tx: Tx,
  { orderId, proven }: { orderId: number; proven: boolean },
  at: Date,
) {
  const token = randomBytes(32).toString('base64url');
  await tx.insert(portalTokens).values({
    tokenHash: portalHash(token),
    orderId,
    purpose: 'session',
    proven: proven ? 1 : 0,
    createdAt: at,
    expiresAt: addMinutes(at, PORTAL_MINUTES),
  });
  return token;
}

/**
 * Locks the session, so that two answers of one browser are counted one after the other. Its `codeHash` names the code
 * that was mailed for it last: no other browser knows of that code.
 */
export async function lockPortalSession(tx: Tx, token: string, at: Date) {
  const [session] = await tx
    .select({
      tokenHash: portalTokens.tokenHash,
      orderId: portalTokens.orderId,
      codeHash: portalTokens.subject,
    })
    .from(portalTokens)
    .where(
      and(
        eq(portalTokens.tokenHash, portalHash(token)),
        eq(portalTokens.purpose, 'session'),
        isNull(portalTokens.revokedAt),
        gt(portalTokens.expiresAt, at),
      ),
    )
    .for('update');
  return session;
}
