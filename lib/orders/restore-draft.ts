import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { DraftInput } from './draft-inputs';
import { lockDraft } from './drafts-tx';

/** Undoes `discardDraft`: the draft is what it was, word for word. */
export async function restoreDraft(actor: Actor, { draftId }: DraftInput, at: Date) {
  permit(actor, 'order.place');
  await transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (!draft.discardedAt) return;
    await tx.execute(sql`update drafts set discarded_at = null where id = ${draftId}`);
    await record(tx, actor, at, { type: 'draft.restored', subject: `draft:${draftId}`, data: { draftId } });
  });
}
