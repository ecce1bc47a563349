'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { staffAction } from '@/app/staff-action';
import { ReleaseStockHoldInput } from '@/lib/inventory/hold-inputs';
import { releaseStockHold } from '@/lib/inventory/release-stock-hold';
import { copyOrder } from '@/lib/orders/copy-order';
import { discardDraft } from '@/lib/orders/discard-draft';
import { CopyOrderInput, DraftInput, HoldDraftInput, PlaceDraftInput } from '@/lib/orders/draft-inputs';
import { getDraft } from '@/lib/orders/draft-queries';
import { findItems } from '@/lib/orders/draft-view-queries';
import { holdDraft } from '@/lib/orders/hold-draft';
import { placeDraft } from '@/lib/orders/place-draft';
import { restoreDraft } from '@/lib/orders/restore-draft';
import { saveDraft } from '@/lib/orders/save-draft';
import { DraftForm } from './read-form';

const pageOf = (draftId: number) => `/office/orders/drafts/${draftId}`;

export const saveDraftAction = staffAction(DraftForm, async (actor, { find, review, ...input }, at) => {
  const saved = await saveDraft(actor, input, at);
  if (review) redirect(`${pageOf(saved.draftId)}/review`);
  if (find) redirect(`${pageOf(saved.draftId)}?find=${encodeURIComponent(find)}`);
  if (!input.draft || !input.content) redirect(pageOf(saved.draftId));
  return saved;
});

export const findItemsAction = staffAction(
  DraftInput.extend({ typed: z.string().max(100) }),
  async (actor, { draftId, typed }, at) => {
    const draft = await getDraft(actor, draftId);
    return draft ? findItems(actor, { content: draft.content, typed }, at) : [];
  },
  { reads: true },
);

export const discardDraftAction = staffAction(DraftInput, discardDraft);
export const restoreDraftAction = staffAction(DraftInput, restoreDraft);
export const holdDraftAction = staffAction(HoldDraftInput, holdDraft);
export const releaseDraftAction = staffAction(ReleaseStockHoldInput, releaseStockHold);
export const placeDraftAction = staffAction(PlaceDraftInput, placeDraft);

export const copyOrderAction = staffAction(CopyOrderInput, async (actor, input, at) => {
  const { draftId } = await copyOrder(actor, input, at);
  redirect(pageOf(draftId));
});
