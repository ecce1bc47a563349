import { randomBytes } from 'node:crypto';
import { transaction } from '@/db';
import { portalTokens } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import type { IssueLinkInput } from './portal-inputs';
import { LINK_DAYS, portalHash } from './rules';

/** The secret part of a mailed link: `/t/<token>` for tracking and returns, `/f/<token>` for feedback. */
export async function issueLink(
  actor: Actor,
  { orderId, purpose, subject }: IssueLinkInput,
  at: Date,
): Promise<{ token: string }> {
  permit(actor, 'message.write');
  const token = randomBytes(32).toString('base64url');
  await transaction((tx) =>
    tx.insert(portalTokens).values({
      tokenHash: portalHash(token),
      orderId,
      purpose,
      subject: subject ?? null,
      createdAt: at,
      expiresAt: addDays(at, LINK_DAYS),
    }),
  );
  return { token };
}
