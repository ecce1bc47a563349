import { timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { portalTokens } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ProvePortalInput } from './portal-inputs';
import { lockPortalSession, startPortalSession } from './portal-tx';
import { CODE_TRIES, portalCode, portalHash, readCrockford } from './rules';

/** The mailed code opens everything. It works once, in the browser that asked; the session gets a new key. */
export async function provePortal(
  actor: Actor,
  { token, code, secret }: ProvePortalInput,
  at: Date,
): Promise<{ token: string }> {
  permit(actor, 'portal.track');
  // A wrong code must count although it is refused, so the refusal is thrown after the commit.
  const answer = await transaction(async (tx) => {
    const session = await lockPortalSession(tx, token, at);
    if (!session || actor.kind !== 'customer' || actor.orderId !== session.orderId)
      return new Refusal('unauthenticated', 'Your visit has ended. Look your order up again.');
    const asked = await countTry(tx, session.codeHash, at);
    if (!asked)
      return new Refusal('conflict', 'This code is used up or older than 10 minutes. Have a new one sent.');
    if (!sameCode(code, portalCode(secret, asked.tokenHash.toString('hex')))) {
      const left = CODE_TRIES - asked.tries;
      return new Refusal(
        'invalid',
        left > 0
          ? `That is another code. Look at the newest mail; ${left} ${left === 1 ? 'try' : 'tries'} left.`
          : 'Five wrong codes. Have a new one sent.',
      );
    }
    await tx.update(portalTokens).set({ usedAt: at }).where(eq(portalTokens.tokenHash, asked.tokenHash));
    await tx.update(portalTokens).set({ revokedAt: at }).where(eq(portalTokens.tokenHash, session.tokenHash));
    return { token: await startPortalSession(tx, { orderId: session.orderId, proven: true }, at) };
  });
  if (answer instanceof Refusal) throw answer;
  return answer;
}

/** The code mailed last for this very session, its tries one more; nothing when there is none to try. */
async function countTry(tx: Tx, codeHash: string | null, at: Date) {
  if (!codeHash) return null;
  const [counted] = await tx
    .update(portalTokens)
    .set({ tries: sql`${portalTokens.tries} + 1` })
    .where(
      and(
        eq(portalTokens.tokenHash, Buffer.from(codeHash, 'hex')),
        eq(portalTokens.purpose, 'code'),
        isNull(portalTokens.usedAt),
        isNull(portalTokens.revokedAt),
        gt(portalTokens.expiresAt, at),
        lt(portalTokens.tries, CODE_TRIES),
      ),
    )
    .returning({ tokenHash: portalTokens.tokenHash, tries: portalTokens.tries });
  return counted;
}

/** Compared as hashes, so that neither length nor place of a difference shows in the time. */
const sameCode = (typed: string, right: string) =>
  timingSafeEqual(portalHash(readCrockford(typed)), portalHash(right));
