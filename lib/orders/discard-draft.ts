import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { DraftInput } from './draft-inputs';
import { lockDraft } from './drafts-tx';

/** Puts a draft out of the list; `restoreDraft` brings it back. Discarding it again changes nothing. */
export async function discardDraft(actor: Actor, { draftId }: DraftInput, at: Date) {
  permit(actor, 'order.place');
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (draft.orderId !== null)
      throw new Refusal('conflict', 'This draft is an order now. Cancel the order instead.');
    if (draft.discardedAt) return;
    await tx.execute(
      sql`update drafts set discarded_at = ${at.toISOString()}::timestamptz where id = ${draftId}`,
    );
    await record(tx, actor, at, { type: 'draft.discarded', subject: `draft:${draftId}`, data: { draftId } });
  });
}
