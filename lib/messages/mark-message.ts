import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { messages } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { MarkMessageInput } from './inputs';
import { messageStatus } from './message-status';

/** What the mail service answered. The same answer twice changes nothing. */
export async function markMessage(actor: Actor, input: MarkMessageInput, at: Date): Promise<void> {
  permit(actor, 'message.write');
  await transaction(async (tx) => {
    const [message] = await tx
      .select({ state: messages.state })
      .from(messages)
      .where(eq(messages.id, input.messageId))
      .for('update');
    if (!message) throw new Refusal('not_found', 'This letter does not exist.');
    if (message.state === input.state) return;
    if (input.state === 'sent')
      await tx
        .update(messages)
        .set({
          state: messageStatus.move(message.state, 'send'),
          providerRef: input.providerRef,
          sentAt: at,
        })
        .where(eq(messages.id, input.messageId));
    else
      await tx
        .update(messages)
        .set({ state: messageStatus.move(message.state, 'fail') })
        .where(eq(messages.id, input.messageId));
  });
}
