import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { endHold, lockOpenHold } from '@/lib/inventory/stock-holds-tx';
import { moveAllStock } from '@/lib/inventory/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { DraftInput } from './draft-inputs';
import { draftKey } from './draft-rules';
import { lockDraft } from './drafts-tx';

/**
 * Puts a draft out of the list and lets go of what it holds; `restoreDraft` brings it back, and it may be held again while the
 * goods are there. Discarding it again changes nothing.
 */
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
    const hold = await lockOpenHold(tx, draft.channelId, draftKey(draftId));
    const moves = hold && (await endHold(tx, actor, at, { holdId: hold.id, cause: 'released' }));
    if (moves) await moveAllStock(tx, at, [moves]);
  });
}
