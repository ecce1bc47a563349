import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { messages } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { WriteMessageInput } from './inputs';

const stored = {
  id: messages.id,
  state: messages.state,
  recipient: messages.recipient,
  subject: messages.subject,
  html: messages.html,
  plain: messages.plain,
};

/** Keeps a letter before it leaves. The same key again answers the letter that is kept, never makes a second. */
export async function writeMessage(actor: Actor, input: WriteMessageInput, at: Date) {
  permit(actor, 'message.write');
  return transaction(async (tx) => {
    const [made] = await tx
      .insert(messages)
      .values({
        ...input,
        state: sql`case when exists (select 1 from suppressions where email = ${input.recipient.toLowerCase()})
          then 'suppressed' else 'written' end`,
        writtenAt: at,
      })
      .onConflictDoNothing({ target: messages.dedupeKey })
      .returning(stored);
    if (made) return made;
    const [kept] = await tx.select(stored).from(messages).where(eq(messages.dedupeKey, input.dedupeKey));
    if (!kept) throw new Error(`Letter ${input.dedupeKey} is neither new nor kept.`);
    return kept;
  });
}
export type WrittenMessage = Awaited<ReturnType<typeof writeMessage>>;
