import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { pgArray, query, type Tx, together } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import {
  emptyDraft,
  isFull,
  type Person,
  personAgain,
  withChanges,
  withCheckedAddress,
  withCustomLine,
  withoutLine,
  withSku,
} from './draft-change-rules';
import { type DraftContent, MOST_DRAFT_LINES, type SaveDraftInput } from './draft-inputs';
import { orderOfDraft } from './draft-look-queries';
import { type LockedDraft, lockDraft, refuseStale, startDraft } from './drafts-tx';

/**
 * Keeps what was written so far, right or wrong; nothing is reserved and nothing is owed. Who writes over a version that
 * somebody has changed meanwhile is refused.
 */
export async function saveDraft(
  actor: Actor,
  { draft, content, changed, add, addCustom, remove, fillFrom, correctAddress }: SaveDraftInput,
  at: Date,
): Promise<{ draftId: number; version: number }> {
  permit(actor, 'order.place');
  return together(async (tx) => {
    const stored = draft && (await lockDraft(tx, draft.draftId));
    if (stored) await refuseStale(tx, stored, draft.version, at);
    let written = content ?? stored?.content ?? emptyDraft();
    if (stored && content && changed) written = withChanges(stored.content, content, changed);
    if (remove !== undefined) written = withoutLine(written, remove);
    if ((add || addCustom) && isFull(written))
      throw new Refusal(
        'invalid',
        `A draft has ${MOST_DRAFT_LINES} lines at most. Place it and begin another.`,
      );
    if (add) written = withSku(written, await skuOf(tx, add), newKey());
    if (addCustom) written = withCustomLine(written, newKey());
    if (fillFrom !== undefined) written = { ...written, ...(await personOf(tx, fillFrom)) };
    if (correctAddress) {
      const { facts } = await orderOfDraft(actor, written, at);
      written = withCheckedAddress(written, facts.head.known_places ?? []);
    }
    return stored ? changeDraft(tx, actor, stored, written, at) : startDraft(tx, actor, written, at);
  });
}

const newKey = () => randomBytes(4).toString('hex');

async function changeDraft(tx: Tx, actor: Actor, stored: LockedDraft, content: DraftContent, at: Date) {
  const { id: draftId, version } = stored;
  if (isDeepStrictEqual(stored.content, content)) return { draftId, version };
  const [row] = await tx.execute<{ version: number }>(query`
    update drafts set data = ${JSON.stringify(content)}::jsonb, version = version + 1, updated_at = ${at}::timestamptz,
      staff_id = ${actor.kind === 'staff' ? actor.id : null}::int,
      channel_id = coalesce((select id from channels where code = ${content.channel}), channel_id)
    where id = ${draftId} returning version`);
  return { draftId, version: row?.version ?? version };
}

async function personOf(tx: Tx, orderId: number) {
  const [found] = await tx.execute<Person>(query`
    select name, email, phone, language, ship_to, bill_to from order_contacts where order_id = ${orderId}`);
  if (!found) throw new Refusal('not_found', 'This order does not exist.');
  return personAgain(found);
}

async function skuOf(tx: Tx, typed: string) {
  const spellings = pgArray([...new Set([typed, typed.toUpperCase(), typed.replace(/\s/g, '')])]);
  const [item] = await tx.execute<{ sku: string; archived: boolean }>(query`
    select sku, archived_at is not null archived from variants
    where sku = any(${spellings}::text[]) or barcode = any(${spellings}::text[]) order by archived_at is not null limit 1`);
  if (!item) throw new Refusal('not_found', `There is no SKU or barcode “${typed}”.`);
  if (item.archived) throw new Refusal('conflict', `SKU ${item.sku} is archived and no longer sold.`);
  return item.sku;
}
