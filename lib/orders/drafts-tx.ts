import { query, rowOf, type Tx } from '@/db';
import { drafts } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';
import { formatMoment } from '@/lib/time';
import { DraftContent } from './draft-inputs';

const draftOf = rowOf(drafts);

/** One draft, one writer. Answers it with who wrote it last. */
export async function lockDraft(tx: Tx, draftId: number) {
  const [row] = await tx.execute(query`select * from drafts where id = ${draftId} for update`);
  if (!row) throw new Refusal('not_found', 'This draft does not exist.');
  const draft = draftOf(row);
  return { ...draft, content: DraftContent.parse(draft.data) };
}
export type LockedDraft = Awaited<ReturnType<typeof lockDraft>>;

/** Says no to who has not seen the last change, to what was discarded, and to what is an order already. */
export async function refuseStale(tx: Tx, draft: LockedDraft, version: number, at: Date) {
  if (draft.orderId !== null) throw await alreadyPlaced(tx, draft.orderId);
  if (draft.discardedAt) throw new Refusal('conflict', 'This draft was discarded. Take it back first.');
  if (draft.version === version) return;
  const [writer] = await tx.execute<{ name: string }>(
    query`select name from staff where id = ${draft.staffId}`,
  );
  throw new Refusal(
    'conflict',
    `${writer?.name ?? 'Somebody else'} changed this draft: ${formatMoment(draft.updatedAt, at)}. Open it again to see it, then write yours.`,
    { version: draft.version },
  );
}

async function alreadyPlaced(tx: Tx, orderId: number) {
  const [order] = await tx.execute<{ number: string }>(
    query`select number from orders where id = ${orderId}`,
  );
  return new Refusal('conflict', `This draft is order ${order?.number} now.`, { orderId });
}

/** The first version, of the channel it names or else of the first one there is. */
export async function startDraft(tx: Tx, actor: Actor, content: DraftContent, at: Date, fromOrder?: string) {
  const [channel] = await tx.execute<{ id: number; code: string }>(query`
    select id, code from channels order by code = ${content.channel} desc, code = 'phone' desc, id limit 1`);
  if (!channel) throw new Refusal('conflict', 'There is no channel yet. Add one before you write orders.');
  const data = JSON.stringify({ ...content, channel: channel.code });
  const [row] = await tx.execute<{ id: number; version: number }>(query`
    insert into drafts (channel_id, staff_id, data, created_at, updated_at)
    values (${channel.id}, ${actor.kind === 'staff' ? actor.id : null}::int, ${data}::jsonb, ${at}::timestamptz, ${at}::timestamptz)
    returning id, version`);
  if (!row) throw new Error('A draft was not stored.');
  await record(tx, actor, at, {
    type: 'draft.started',
    subject: `draft:${row.id}`,
    data: { draftId: row.id, ...(fromOrder && { fromOrder }) },
  });
  return { draftId: row.id, version: row.version };
}
