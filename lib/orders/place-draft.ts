import { query, type Tx, together } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { formatMoney } from '@/lib/money';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { DraftContent, PlaceDraftInput } from './draft-inputs';
import { orderOfDraft, ownPath } from './draft-look-queries';
import { type DraftProblem, draftKey } from './draft-rules';
import { lockDraft, refuseStale } from './drafts-tx';
import { PlaceOrderInput } from './inputs';
import { type PlacedOrder, placeAll } from './placing';
import type { FieldError } from './placing-lines';

/**
 * Makes a draft an order, as any channel's order is made, in one transaction with the draft: it is placed once however often
 * it is asked for, and a refusal leaves the draft as it was. What was personal in it is then in the order alone.
 */
export async function placeDraft(
  actor: Actor,
  { draftId, version }: PlaceDraftInput,
  at: Date,
): Promise<PlacedOrder> {
  permit(actor, 'order.place');
  return together(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    if (draft.orderId !== null) return orderNow(tx, draft.orderId);
    await refuseStale(tx, draft, version, at);

    const { input, keys, problems } = await orderOfDraft(actor, draft.content, at, draftKey(draftId));
    if (problems.length > 0) throw refusalOf(problems);
    const ready = PlaceOrderInput.safeParse({ ...input, externalId: draftKey(draftId) });
    if (!ready.success)
      throw refusalOf(
        ready.error.issues.map(({ path }) => ({
          path: ownPath(path.join('.'), keys),
          message: 'This cannot be read',
        })),
      );

    const [placed] = await placeAll([ready.data], actor, at);
    if (!placed) throw new Error('Placing answered nothing.');
    if (!placed.ok) throw inDraftsWords(placed.refusal, keys);
    const { orderId } = placed.order;
    await tx.execute(
      query`update drafts set order_id = ${orderId}, data = '{}', updated_at = ${at}::timestamptz where id = ${draftId}`,
    );
    await record(tx, actor, at, {
      type: 'draft.placed',
      orderId,
      subject: `draft:${draftId}`,
      data: { draftId },
    });
    for (const note of notesOf(draft.content, input))
      await record(tx, actor, at, { type: 'order.noted', orderId, data: { note } });
    return placed.order;
  });
}

async function orderNow(tx: Tx, orderId: number): Promise<PlacedOrder> {
  const [order] = await tx.execute<{ number: string; ref: string }>(
    query`select number, public_ref ref from orders where id = ${orderId}`,
  );
  if (!order) throw new Error('The order of a draft is gone.');
  return { orderId, number: order.number, publicRef: order.ref, created: false };
}

function refusalOf(errors: readonly DraftProblem[]) {
  const words = [...new Set(errors.map(({ message }) => message))];
  return new Refusal('invalid', `${words.join('. ')}.`, {
    errors: errors.map(({ path, message }) => ({ path, message })),
  });
}

function inDraftsWords(refusal: Refusal, keys: readonly string[]) {
  const errors = (refusal.detail.errors ?? []) as FieldError[];
  if (errors.length === 0) return refusal;
  return new Refusal(refusal.code, refusal.message, {
    ...refusal.detail,
    errors: errors.map(({ path, message }) => ({ path: ownPath(path, keys), message })),
  });
}

/** What an order has no field for stays with it as words for colleagues. */
const notesOf = ({ note, shippingReason }: DraftContent, { shippingAmount, currency }: PlaceOrderInput) =>
  [
    note.trim(),
    shippingReason.trim() && `Shipping ${formatMoney(shippingAmount, currency)}: ${shippingReason.trim()}`,
  ].filter((words) => words !== '');
