import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { orderContacts, portalTokens } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { countAttempt } from '@/lib/settings/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import type { PortalSessionInput } from './portal-inputs';
import { lockPortalSession } from './portal-tx';
import { CODE_MINUTES } from './rules';

const PER_ORDER = 5;
/** Somebody with many orders can still not be flooded. */
const PER_MAILBOX = 10;

/** Has a code mailed to the address on the order, never to one that was typed. Only this browser can use it. */
export async function requestCode(actor: Actor, { token }: PortalSessionInput, at: Date): Promise<void> {
  permit(actor, 'portal.track');
  await transaction(async (tx) => {
    const session = await lockPortalSession(tx, token, at);
    if (!session || actor.kind !== 'customer' || actor.orderId !== session.orderId)
      throw new Refusal('unauthenticated', 'Your visit has ended. Look your order up again.');
    const { orderId } = session;
    const [contact] = await tx
      .select({ email: orderContacts.email })
      .from(orderContacts)
      .where(eq(orderContacts.orderId, orderId));
    if (!contact?.email)
      throw new Refusal('conflict', 'There is no e-mail address on this order, so write or call us instead.');
    const hour = { scope: 'portal-code', minutes: 60 };
    const mails = await countAttempt(tx, { ...hour, subject: String(orderId) }, at);
    const mailsThere = await countAttempt(tx, { ...hour, subject: contact.email }, at);
    if (mails > PER_ORDER || mailsThere > PER_MAILBOX)
      throw new Refusal(
        'too_many',
        'We have sent several codes within the hour. Use the newest, or wait an hour.',
      );

    const tokenHash = randomBytes(32);
    const codeHash = tokenHash.toString('hex');
    if (session.codeHash)
      await tx
        .update(portalTokens)
        .set({ revokedAt: at })
        .where(
          and(
            eq(portalTokens.tokenHash, Buffer.from(session.codeHash, 'hex')),
            isNull(portalTokens.revokedAt),
          ),
        );
    await tx.insert(portalTokens).values({
      tokenHash,
      orderId,
      purpose: 'code',
      createdAt: at,
      expiresAt: addMinutes(at, CODE_MINUTES),
    });
    await tx
      .update(portalTokens)
      .set({ subject: codeHash })
      .where(eq(portalTokens.tokenHash, session.tokenHash));
    await record(tx, actor, at, {
      type: 'portal.code_requested',
      orderId,
      data: { tokenHash: codeHash },
    });
  });
}
